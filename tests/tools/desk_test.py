#!/usr/bin/python3
"""Every task of the desk as a command: who has come, whom to ring, names one by one, registers, tickets, what is set over
the pack, the month's report, how everything is, and what the kiosk is called.

usage: tests/tools/desk_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import csv
import datetime
import io
import json
import os
import shutil
import stat
import struct
import subprocess
import sys
import uuid

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "visit"))

import desk
import kiosk
import pins
from desk import DAY, PLAY

ON = DAY.isoformat()
PAIRS = dict(PLAY, session="pairs", minute=14 * 60)
UNKNOWN = "2222-2222"
AMINA, PHONE = "Amina Begum", "07700 900123"
FORMULA = "=1+1"
A4 = (2480, 3508)
TIMETABLE = desk.TIMETABLE + [
    desk.session("weigh", "appointment", "09:00", "10:00", slotMinutes=30, capacity={"families": 1})]
TOWER_HAMLETS = os.path.join(kiosk.ROOT, "kiosk/centres/tower-hamlets-north-west")
TODAY = datetime.datetime.now(desk.LONDON).date()


def png_size(path):
    with open(path, "rb") as file:
        head = file.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n", path
    return struct.unpack(">II", head[16:24])


class CtlTest(desk.DeskTest):
    def ctl(self, *arguments, wanted=0, centre=None):
        centre = centre or self.centre_of
        done = subprocess.run([centre.program("doorstepctl"), *arguments, "--data", centre.data], capture_output=True,
                              text=True, timeout=kiosk.TIMEOUT_SECONDS, env=kiosk.environment(), cwd=centre.folder)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+")
        return done

    def json(self, *arguments, wanted=0, centre=None):
        return json.loads(self.ctl(*arguments, "--json", wanted=wanted, centre=centre).stdout)

    def path(self, name):
        return os.path.join(self.centre_of.folder, name)

    def files(self, beginning):
        return sorted(name for name in os.listdir(self.centre_of.folder) if name.startswith(beginning))

    def read(self, name):
        with open(self.path(name), encoding="utf-8-sig", newline="") as file:
            return file.read()

    def is_private(self, name):
        return stat.S_IMODE(os.stat(self.path(name)).st_mode) == 0o600

    def log(self):
        return [(row["act"], row["what"]) for row in self.json("staff", "log")["items"]]


class FamiliesTest(CtlTest):
    """A centre with sign-ups for a day to come: Amina has a place, so has a formula; a third family waits."""

    def setUp(self):
        self.centre_of, self.glass = self.open_desk(keeper=(), timetable=TIMETABLE)
        self.amina = self.glass.book(AMINA, PLAY, children=2, adults=1, phone=PHONE)["reference"]
        self.formula = self.glass.book(FORMULA, PLAY, children=3, adults=1)["reference"]
        self.third = self.glass.book("Third", PLAY, children=4, adults=1)["reference"]

    def row(self, reference):
        rows = self.json("sign-ups", "show", "play", ON)["items"][0]["signUps"]
        return next(row for row in rows if row["reference"] == reference)

    def walk_in(self, session, *more, children="1", adults="1", wanted=0):
        return self.ctl("sign-ups", "walk-in", session, ON, "--children", children, "--adults", adults, *more, wanted=wanted)

    def test_who_has_come(self):
        self.assertEqual(self.row(self.amina)["arrived"], False)
        self.assertEqual(self.ctl("sign-ups", "arrive", self.amina, "--new").stdout,
                         self.amina + ": has arrived, for the first time\n")
        self.assertEqual([self.row(self.amina)[key] for key in ("arrived", "isNew", "walkIn")], [True, True, False])
        self.assertRegex(self.ctl("sign-ups", "show", "play", ON).stdout,
                         r"(?m)^%s  booked +0 +2 +1  yes +yes  - " % self.amina)
        self.assertEqual(self.json("sign-ups", "list")["items"][0]["arrived"], 1)
        self.assertEqual(self.ctl("sign-ups", "arrive", "ds:" + self.formula.lower()).stdout, self.formula + ": has arrived\n")
        self.assertEqual([self.row(self.formula)[key] for key in ("arrived", "isNew")], [True, False])
        self.assertEqual(self.ctl("sign-ups", "not-arrived", self.amina).stdout, self.amina + ": has not arrived\n")
        self.assertEqual(self.row(self.amina)["arrived"], False)
        self.assertEqual(self.json("sign-ups", "list", "--date", (DAY + datetime.timedelta(days=1)).isoformat())["items"], [])
        for act in ("arrive", "not-arrived", "take", "name", "cancel"):
            self.assertTrue(self.ctl("sign-ups", act, UNKNOWN, wanted=1).stderr)
        self.assertEqual(self.log(), [("arrived", self.amina), ("arrived", self.formula), ("not-arrived", self.amina)])

    def test_who_walks_in(self):
        said = self.walk_in("play", "--new").stdout
        self.assertRegex(said, r"^\S{9}: walked in; families left: 0; children left: 0; adults left: 1\n$")
        walked = self.row(said[:9])
        self.assertEqual([walked[key] for key in ("state", "arrived", "isNew", "walkIn")], ["booked", True, True, True])
        self.assertIn("there is no room for so many (children: 1, adults: 1)", self.walk_in("play", wanted=1).stderr)
        self.assertIn("no name is kept for it", self.ctl("sign-ups", "name", said[:9], wanted=1).stderr)
        self.assertRegex(self.walk_in("weigh", "--time", "09:30").stdout, "walked in")
        self.assertIn("takes place at 09:00", self.walk_in("weigh", wanted=2).stderr)
        self.assertIn("takes place at 09:30", self.walk_in("weigh", "--time", "10:00", wanted=2).stderr)
        self.assertIn("no such session", self.walk_in("nowhere", wanted=1).stderr)
        for wrong in ({"children": "x"}, {"children": "-1"}, {"adults": "100"}, {"children": "0", "adults": "0"}):
            with self.subTest(wrong):
                self.assertTrue(self.walk_in("play", **wrong, wanted=2).stderr)
        self.assertIn("does not take place", self.ctl("sign-ups", "walk-in", "play", "2026-01-01", "--children", "1",
                                                      "--adults", "1", wanted=1).stderr)

    def test_whom_to_ring(self):
        self.assertIn("nobody waits", self.ctl("sign-ups", "next", "pairs", ON).stdout)
        said = self.json("sign-ups", "next", "play", ON)["items"]
        self.assertEqual([(row["reference"], row["time"]) for row in said], [(self.third, "10:00")])
        self.assertIn("waited longest", said[0]["why"])
        fourth = self.glass.book("Fourth", PLAY, children=3, adults=1)["reference"]
        self.glass.book("Fifth", PLAY, children=4, adults=1)
        self.ctl("sign-ups", "cancel", self.amina)
        told = self.ctl("sign-ups", "next", "play", ON)
        self.assertRegex(told.stdout, r"^play 10:00: ring %s .*: a place is kept for them until .* at \d\d:\d\d\n" % fourth)
        self.centre_of.stop_keeper()
        self.assertEqual(self.ctl("sign-ups", "next", "play", ON).stdout, told.stdout)
        self.centre_of.start_keeper()
        self.assertIn("has the place that was kept", self.ctl("sign-ups", "take", fourth).stdout)
        self.assertIn("no place is kept", self.ctl("sign-ups", "take", self.third, wanted=1).stderr)
        self.assertEqual(self.json("sign-ups", "next", "play", ON)["items"][0]["reference"], self.third)

    def test_one_name_at_a_time(self):
        said = self.ctl("sign-ups", "name", self.amina).stdout
        self.assertEqual(said, "%s: %s\ntelephone: %s\nlanguage: bn\n" % (self.amina, AMINA, PHONE))
        self.assertIn("telephone: none given", self.ctl("sign-ups", "name", self.third).stdout)
        self.assertEqual(self.log(), [("opened", self.amina), ("opened", self.third)])

    def csv(self, *arguments):
        done = self.ctl("register", *arguments)
        self.assertIn("has names in it", done.stderr)
        return list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"), newline="")))

    def test_register_as_csv(self):
        self.ctl("sign-ups", "arrive", self.amina, "--new")
        rows = self.csv("play", ON)
        self.assertEqual([(row["reference"], row["name"], row["status"]) for row in rows if row["status"] == "waiting"],
                         [(self.third, "Third", "waiting")])
        amina = next(row for row in rows if row["reference"] == self.amina)
        self.assertEqual((amina["session"], amina["date"], amina["starts"], amina["name"], amina["children"],
                          amina["arrived"], amina["new family"]), ("Play time", ON, "10:00", AMINA, "2", "yes", "yes"))
        self.assertEqual(next(row for row in rows if row["reference"] == self.formula)["name"], "'" + FORMULA)
        self.glass.book("Ada", PAIRS)
        with open(self.path("all.csv"), "w", encoding="utf-8") as old:
            old.write("readable by all")
        os.chmod(self.path("all.csv"), 0o644)
        self.assertEqual(self.ctl("register", "all", ON, "--out", "all.csv").stdout, "")
        self.assertTrue(self.is_private("all.csv"))
        both = list(csv.DictReader(io.StringIO(self.read("all.csv"), newline="")))
        self.assertEqual([row["session"] for row in both], ["Play time"] * 3 + ["Pairs time"])
        self.assertEqual({what for act, what in self.log() if act == "register"},
                         {"%s_%s_%s" % (name, ON, minute) for name, minute in (
                             ("play", "1000"), ("pairs", "1400"), ("early", "0630"), ("tickets", "1300"),
                             ("busy", "1200"), ("weigh", "0900"), ("weigh", "0930"))})

    def test_register_of_a_closed_session(self):
        self.ctl("edits", "close", "play", ON)
        self.assertEqual(len(self.csv("play", ON)), 3)
        self.assertEqual(len(self.csv("all", ON)), 3)

    def test_register_on_paper(self):
        self.assertIn("no printer here takes A4", self.ctl("register", "play", ON, "--print", wanted=1).stderr)
        self.ctl("printer", "set", "folder", "--for", "pages", "--print-to", self.path("pages"))
        with open(self.path("one.png"), "wb"):
            os.chmod(self.path("one.png"), 0o644)
        self.ctl("register", "play", ON, "--out", "one.png", "--print")
        self.assertEqual(png_size(self.path("one.png")), A4)
        self.assertTrue(self.is_private("one.png"))
        self.assertEqual([png_size(self.path("pages/" + name)) for name in os.listdir(self.path("pages"))], [A4])
        self.ctl("sign-ups", "walk-in", "weigh", ON, "--time", "09:00", "--children", "1", "--adults", "1")
        self.ctl("register", "weigh", ON, "--out", "slots.png")
        self.assertEqual(self.files("slots"), ["slots-1.png"])  # of the two appointments one was made
        self.assertTrue(self.is_private("slots-1.png"))

    def test_register_refuses(self):
        for arguments in (["play"], ["play", "tomorrow"], ["play", "2026-11"], ["play", ON, "--out", "x.txt"],
                          ["play", ON, "--out", ".csv"], ["play", ON, "x"], []):
            with self.subTest(arguments):
                self.assertTrue(self.ctl("register", *arguments, wanted=2).stderr)
        self.assertIn("no such session", self.ctl("register", "nowhere", ON, wanted=1).stderr)
        self.assertIn("does not take place on that day", self.ctl("register", "play", "2026-01-01", wanted=1).stderr)
        self.assertIn("no/r.csv: ", self.ctl("register", "play", ON, "--out", "no/r.csv", wanted=1).stderr)
        self.centre_of.stop_keeper()
        self.assertIn("only the keeper can do this", self.ctl("register", "play", ON, wanted=1).stderr)

    def test_ticket_again(self):
        self.assertIn("nothing was printed", self.ctl("sign-ups", "ticket", self.amina, wanted=1).stderr)
        self.assertEqual(self.log(), [])
        self.ctl("printer", "set", "folder", "--print-to", self.path("paper"))
        self.assertEqual(self.ctl("sign-ups", "ticket", self.amina).stdout, "The printer has printed.\n")
        self.assertEqual(len(os.listdir(self.path("paper"))), 1)
        self.assertIn("no sign-up with a ticket", self.ctl("sign-ups", "ticket", UNKNOWN, wanted=1).stderr)
        self.ctl("edits", "close", "play", ON)
        self.assertIn("does not take place then any more", self.ctl("sign-ups", "ticket", self.amina, wanted=1).stderr)
        self.assertEqual(len(os.listdir(self.path("paper"))), 1)
        self.assertIn(("ticket-again", self.amina), self.log())

    def test_acts_need_a_keeper(self):
        self.centre_of.stop_keeper()
        for arguments in (["arrive", self.amina], ["not-arrived", self.amina], ["take", self.amina], ["name", self.amina],
                          ["walk-in", "play", ON, "--children", "1", "--adults", "1"]):
            with self.subTest(arguments):
                self.assertIn("only the keeper can do this", self.ctl("sign-ups", *arguments, wanted=1).stderr)


class EditsTest(CtlTest):
    def setUp(self):
        self.centre_of, _ = self.open_desk(keeper=(), timetable=TIMETABLE)

    def test_set_and_undone(self):
        self.assertEqual(self.ctl("edits", "list").stdout, "Nothing is set over the pack.\n")
        said = self.ctl("edits", "close", "play", ON).stdout
        self.assertIn("play is closed on %s; doorstepctl edits undo 1 takes it back\n" % ON, said)
        self.assertIn("doorstepctl register play %s" % ON, said)
        self.assertIn("does not take place", self.ctl("sign-ups", "walk-in", "play", ON, "--children", "1", "--adults",
                                                      "1", wanted=1).stderr)
        self.ctl("edits", "close", "all", ON)
        self.assertIn("play has room for 12 families, any children, 4 adults",
                      self.ctl("edits", "capacity", "play", "--families", "12", "--children", "none").stdout)
        self.ctl("edits", "notice", "en", "The garden is closed.")
        self.ctl("edits", "notice", "bn", "আজ বাগান বন্ধ।")
        wanted = [
            {"id": 1, "kind": "close", "subject": "play", "day": ON, "isFound": True},
            {"id": 2, "kind": "close", "subject": "", "day": ON, "isFound": True},
            {"id": 3, "kind": "capacity", "subject": "play", "families": 12, "children": None, "adults": 4, "isFound": True},
            {"id": 4, "kind": "notice", "subject": "en", "text": "The garden is closed.", "isFound": True},
            {"id": 5, "kind": "notice", "subject": "bn", "text": "আজ বাগান বন্ধ।", "isFound": True}]
        self.check_list(wanted)
        self.assertIn("the whole centre is closed on " + ON, self.ctl("edits", "list").stdout)
        self.assertEqual(self.ctl("edits", "notice", "en", "").stdout, "4: undone\n")
        self.assertIn("no notice in this language", self.ctl("edits", "notice", "en", "", wanted=1).stderr)
        self.assertEqual(self.ctl("edits", "undo", "1").stdout, "1: undone\n")
        self.assertIn("nothing has this number", self.ctl("edits", "undo", "1", wanted=1).stderr)
        self.check_list([wanted[1], wanted[2], wanted[4]])
        self.ctl("edits", "capacity", "play", "--adults", "none")
        self.assertEqual(self.json("edits", "list")["items"][-1],
                         {"id": 6, "kind": "capacity", "subject": "play", "families": 12, "children": None, "adults": None,
                          "isFound": True})

    def check_list(self, wanted):
        """The same from the keeper and from the file."""
        self.assertEqual(self.json("edits", "list")["items"], wanted)
        self.centre_of.stop_keeper()
        self.assertEqual(self.json("edits", "list")["items"], wanted)
        self.assertIn("only the keeper can do this", self.ctl("edits", "undo", str(wanted[0]["id"]), wanted=1).stderr)
        self.centre_of.start_keeper()

    def test_refused(self):
        for arguments, code, words in (
                (["close", "nowhere", ON], 1, "no such thing"), (["close", "play", "2026-01-01"], 1, "is over"),
                (["close", "play", "soon"], 2, "no date"), (["close", "play"], 2, "missing"),
                (["capacity", "play"], 2, "how many is missing"), (["capacity", "nowhere", "--families", "3"], 1, "no such session"),
                (["capacity", "play", "--families", "many"], 2, "whole number"),
                (["capacity", "play", "--families", "9999"], 2, "whole number"),
                (["checked", "nowhere"], 1, "no such thing"), (["notice", "xx", "Hello"], 1, "no such thing"),
                (["notice", "en"], 2, "missing"), (["notice", "en", "long " * 31], 1, "too long"),
                (["notice", "en", "two", "words"], 2, "one word too many"), (["undo", "0"], 2, "whole number"),
                (["undo", "first"], 2, "whole number")):
            with self.subTest(arguments):
                self.assertIn(words, self.ctl("edits", *arguments, wanted=code).stderr)
        self.assertEqual(self.json("edits", "list")["items"], [])


class StatusTest(CtlTest):
    def submit(self, glass):
        plain = dict(desk.submission("Ada", PLAY), kind="self-referral")
        del plain["signUp"]
        return glass.ask("submit", key=str(uuid.uuid4()), **glass.seal(plain))["reference"]

    def lines(self, wanted=0):
        return dict(line.split(": ", 1) for line in self.ctl("status", wanted=wanted).stdout.splitlines())

    def test_in_plain_words(self):
        self.centre_of, glass = self.open_desk(keeper=(), timetable=TIMETABLE)
        reference = self.submit(glass)
        self.centre_of.wait_for_state(reference, "purged")
        said = self.lines()
        self.assertEqual(list(said), ["Requests", "The keeper", "The kiosk's printer", "The printer for A4 pages",
                                      "The disk", "Words", "Services", "At the desk"])
        self.assertEqual(said["Requests"], "1 sent today, nothing waiting.")
        self.assertEqual((said["The keeper"], said["The kiosk's printer"]), ("runs", "there is none"))
        self.assertRegex(said["Words"], "Bengali 7, Somali 7, Arabic 7$")  # the sessions' names
        found = self.json("status")
        self.assertEqual((found["ok"], found["keeper"]["isRunning"], found["requests"]["sentToday"]), (True, True, 1))
        self.assertEqual(found["words"]["missing"], {"bn": 7, "so": 7, "ar": 7})
        self.ctl("printer", "set", "escpos", "--device", self.path("not-there"))
        self.assertIn("is not there", self.lines(wanted=1)["The kiosk's printer"])
        self.assertEqual(self.json("status", wanted=1)["printer"]["isFault"], True)
        with open(self.centre_of.path("public/printer.json"), "w", encoding="utf-8") as broken:
            broken.write("{")
        self.assertIn("cannot be read", self.lines(wanted=1)["The kiosk's printer"])

    def test_without_a_keeper_and_a_way(self):
        self.centre_of = self.centre(inbox="smtp://127.0.0.1:1",
                                     pack=desk.make_pack(os.path.join(self.folder(), "visit-tests"), timetable=TIMETABLE))
        self.centre_of.start_keeper()
        glass = desk.Desk(self.centre_of)
        self.addCleanup(glass.close)
        self.submit(glass)
        kiosk.wait_until(lambda: self.json("status", wanted=1)["requests"]["cause"] == "no-route", "the keeper to try")
        self.assertRegex(self.lines(wanted=1)["Requests"],
                         r"^0 sent today, 1 waiting since \d\d:\d\d: where it goes is not set up, or .*\. Tell the IT")
        self.ctl("edits", "notice", "en", "Hello")
        self.centre_of.stop_keeper()
        said = self.lines(wanted=1)
        self.assertRegex(said["The keeper"], "^does not run")
        self.assertRegex(said["Requests"], r"1 waiting since \d\d:\d\d: the keeper does not run.* Nothing is lost\.$")
        self.assertIn("1 set over the pack", said["At the desk"])
        with open(self.centre_of.path("public/edits.json"), "w", encoding="utf-8") as broken:
            broken.write("[")
        self.assertIn("mend public/edits.json or move it away", self.lines(wanted=1)["At the desk"])
        self.assertIn("edits.json", self.ctl("edits", "list", wanted=1).stderr)
        os.remove(self.centre_of.path("public/edits.json"))
        self.assertRegex(said["The disk"], r"^\d+ MB free")
        shutil.rmtree(self.centre_of.path("private"))
        said = self.lines(wanted=1)
        self.assertNotIn("Requests", said)
        self.assertIn("Bengali", said["Words"])
        os.remove(self.centre_of.path("public/packs/current"))
        self.assertIn("cannot be used", self.lines(wanted=1)["The centre pack"])

    def test_old_services(self):
        self.centre_of = self.centre(pack=TOWER_HAMLETS)
        old = self.json("status", wanted=1)["services"]
        self.centre_of.start_keeper()
        if old["names"]:
            self.assertIn("checked", self.lines()["Services"])
            self.ctl("edits", "checked", old["names"][0])
            left = self.json("status")["services"]
            self.assertEqual(left["names"], old["names"][1:])
            self.assertEqual(left["stale"] + left["hidden"], len(old["names"]) - 1)
        for wrong in (["status", "now"], ["status", "--month", "2026-11"]):
            self.assertTrue(self.ctl(*wrong, wanted=2).stderr)


class ReportTest(CtlTest):
    def setUp(self):
        self.centre_of = self.centre(pack=TOWER_HAMLETS)
        self.centre_of.start_keeper()  # which makes the database
        self.centre_of.stop_keeper()
        counts = {"language-bn": 12, "language-en": 30, "language-so": 3, "language-ar": 2, "sent-self-referral": 9,
                  "redirect-hub": 6, "views_helped_groups": 8, "views_gone_now": 7}
        with pins.database(self.centre_of) as store, store:
            store.executemany("INSERT INTO tally (day, what, count) VALUES (?, ?, ?)",
                              [(TODAY.isoformat(), what, count) for what, count in counts.items()])
        self.centre_of.start_keeper()
        self.month = TODAY.isoformat()[:7]

    def test_as_csv(self):
        said = self.ctl("report", "--month", self.month).stdout
        rows = [tuple(row.values()) for row in csv.DictReader(io.StringIO(said.lstrip("\ufeff"), newline=""))]
        self.assertEqual(rows, [("sent", "self-referral", rows[0][2], "9"), ("redirect", "hub", "Early Help Hub", "6"),
                                ("views", "gone_now", "gone_now", "7"),
                                ("views", "helped_groups", "What helped you? Groups and playing together", "8"),
                                ("language", "ar", "العربية", "not shown"), ("language", "bn", "বাংলা", "12"),
                                ("language", "en", "English", "30"), ("language", "so", "Soomaali", "not shown")])
        self.assertNotEqual(rows[0][2], "self-referral")
        self.ctl("report", "--month", self.month, "--out", "month.csv")
        self.assertEqual(self.read("month.csv"), said.lstrip("\ufeff").replace("\n", "\r\n").replace("\r\r", "\r"))
        self.assertEqual([what for act, what in self.log() if act == "report"], [self.month] * 2)
        self.assertEqual(self.ctl("report", "--month", "2020-01").stdout, "\ufeffpart,what,name,count\n")

    def test_on_paper(self):
        self.ctl("printer", "set", "folder", "--for", "pages", "--print-to", self.path("pages"))
        self.assertEqual(self.ctl("report", "--month", self.month, "--out", "month.png", "--print").stdout,
                         "The printer has printed.\n")
        self.assertEqual(png_size(self.path("month.png")), A4)
        self.assertEqual(len(os.listdir(self.path("pages"))), 1)

    def test_refused(self):
        for arguments in ([], ["--month", "2026"], ["--month", "2026-13"], ["--month", ON], ["--month", "2026-11", "x"],
                          ["--month", "2026-11", "--out", "x.pdf"]):
            with self.subTest(arguments):
                self.assertTrue(self.ctl("report", *arguments, wanted=2).stderr)
        self.centre_of.stop_keeper()
        self.assertIn("only the keeper can do this", self.ctl("report", "--month", self.month, wanted=1).stderr)


class KioskTest(CtlTest):
    def test_name(self):
        self.centre_of = self.centre()
        path = self.centre_of.path("public/kiosk.json")
        self.assertRegex(self.ctl("kiosk", "name").stdout, r"^\S+ \(the machine's own name; ")
        self.assertIn("is called Reception by the door.", self.ctl("kiosk", "name", "Reception by the door").stdout)
        self.assertEqual(self.ctl("kiosk", "name").stdout, "Reception by the door\n")
        self.assertEqual(kiosk.read_json(path), {"name": "Reception by the door"})
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o644)
        for name in ("", "x" * 41, "two\nlines", "\x1b[2J"):
            with self.subTest(name):
                self.assertTrue(self.ctl("kiosk", "name", name, wanted=2).stderr)
        self.assertEqual(self.ctl("kiosk", "name").stdout, "Reception by the door\n")
        with open(path, "w", encoding="utf-8") as broken:
            broken.write('{"name": 7}')
        self.assertIn("cannot be used", self.ctl("kiosk", "name", wanted=1).stderr)

    def test_help_lists_them(self):
        said = subprocess.run([os.path.join(kiosk.BIN, "doorstepctl"), "help"], capture_output=True, text=True,
                              check=True, env=kiosk.environment()).stdout
        for command in ("register SESSION|all DATE", "edits list", "edits close SESSION|all DAY", "edits capacity SESSION",
                        "edits checked SERVICE", "edits notice LANGUAGE TEXT", "edits undo NUMBER", "status", "report",
                        "sign-ups arrive REFERENCE", "sign-ups not-arrived REFERENCE", "sign-ups take REFERENCE",
                        "sign-ups name REFERENCE", "sign-ups walk-in SESSION DATE", "sign-ups next SESSION DATE",
                        "sign-ups ticket REFERENCE", "kiosk name [NAME]"):
            self.assertIn("\n  %s " % command, said)


if __name__ == "__main__":
    kiosk.main()
