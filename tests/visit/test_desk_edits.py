#!/usr/bin/python3
"""What staff set over the pack at the desk, asked over the keeper's sockets: it is in force at once, kept over a new pack, and
undone as easily. A date that is closed keeps its families: they can be rung, and undoing brings everything back.
"""

import datetime
import os
import re
import stat

import desk
import kiosk
import reception
from desk import DAY, PLAY, TIMETABLE, at
from reception import NAMES

PAIRS = dict(PLAY, session="pairs", minute=14 * 60)
CLOSED = {"subject": "pairs", "day": DAY.isoformat()}
NO_LIMIT = {"children": 9999, "adults": 9999}
WITHOUT_PAIRS = [item for item in TIMETABLE if item["id"] != "pairs"]
HOUR = 60 * 60 * 1000
EDITS_MAX = 400
TEXT_MAX = 150


def days_on(days):
    return (DAY + datetime.timedelta(days=days)).isoformat()


def today(days):
    return (datetime.datetime.now(desk.LONDON).date() + datetime.timedelta(days=days)).isoformat()


class EditsTest(reception.ReceptionTest):
    def file(self):
        return kiosk.read_json(self.here.path("public/edits.json"))

    def listed(self):
        return [(row["kind"], row["subject"], row["day"], row["isFound"]) for row in self.rows("edit-list")]

    def verdicts(self, *dates):
        return [place["verdict"] for place in self.glass.places(*dates)]

    def state(self, booked):
        rows = self.rows("sign-up-list", **PAIRS)
        return next(row["state"] for row in rows if row["reference"] == booked["reference"])

    def wait_for_state(self, booked, state):
        kiosk.wait_until(lambda: self.state(booked) == state, state)

    # a closed date

    def test_a_closed_date_keeps_its_families(self):
        """What a family with a sign-up for a date that staff close finds, and staff of it: nothing of theirs is taken away."""
        glass = self.begin(sending="daily")
        first, second, waits, last = [glass.book(name, PAIRS, phone="07700 900%03d" % n)
                                      for n, name in enumerate(list(NAMES.values())[:4])]
        closed = self.edit("close", **CLOSED)
        self.assertEqual(closed["verdict"], "done")
        # Nobody can sign up, and the other dates are as before.
        self.assertEqual(self.verdicts(PAIRS, PLAY, dict(PAIRS, day=days_on(7))), ["changed", "open", "open"])
        self.assertEqual(glass.reserve(PAIRS)["verdict"], "changed")
        self.assertEqual(glass.book("Too late", PAIRS)["verdict"], "changed")
        # Their tickets are as they were.
        self.assertEqual([glass.look(row["code"])["verdict"] for row in (first, waits)], ["booked", "waiting"])
        # Staff find all of them, to ring them.
        self.assertEqual(self.staff.ask("name-of", reference=first["reference"])["phone"], "07700 900000")
        self.assertEqual([row["name"] for row in self.rows("register", **PAIRS)], list(NAMES.values())[:4])
        # Who was told goes, and nobody moves up on a date that is not.
        self.assertEqual(self.act(first, "cancel"), "done")
        self.restart()
        self.assertEqual([self.state(row) for row in (first, second, waits, last)],
                         ["cancelled", "booked", "waiting", "waiting"])
        self.assertEqual(self.staff.ask("walk-in", key=reception.key(), children=1, adults=1, isNew=0, **PAIRS)["verdict"],
                         "changed")
        # They are on the list of the day, for whoever is at the desk then.
        glass.set_clock(at(7 * 60))
        self.staff = self.unlocked()
        kiosk.wait_until(self.here.letters, "the list")
        letter, = self.here.settled_letters()
        self.assertIn("Session: Pairs time", letter.lines)
        self.assertEqual(re.findall("^-- (.*)$", "\n".join(letter.lines), re.MULTILINE),
                         [second["reference"]] + ["%d. %s" % (n + 1, row["reference"]) for n, row in enumerate((waits, last))])
        # Open again, with the place that is free, and it goes to who is next.
        self.assertEqual(self.undo(closed), "done")
        self.assertEqual(self.verdicts(PAIRS), ["open"])
        self.wait_for_state(waits, "offered")
        self.assertEqual([glass.look(row["code"])["verdict"] for row in (second, waits, last)], ["booked", "offered", "waiting"])
        self.assertEqual(self.undo(closed), "none")
        self.assertEqual([row for row in self.acts() if row[0] in ("edited", "undone")],
                         [("edited", "close_pairs_" + DAY.isoformat()), ("undone", "close_pairs_" + DAY.isoformat())])
        self.assert_tells_nobody(*NAMES.values(), "900000", first["code"])

    def test_names_of_a_closed_date_are_kept_as_long_as_others(self):
        glass = self.begin()
        glass.book(NAMES["pl"], PAIRS)
        self.edit("close", **CLOSED)
        for days, kept in ((7, 1), (8, 0)):
            glass.set_clock(at(15 * 60) + days * 24 * HOUR - 1000)
            glass.places(PAIRS)
            self.here.stop_keeper()
            self.assertEqual(self.read("SELECT count(*) FROM booking_body")[0][0], kept)
            self.here.start_keeper("--test-clock")

    def test_a_place_that_was_kept_on_a_closed_date_costs_nobody_a_turn(self):
        glass = self.begin()
        first, _, offered, waits = [glass.book("Family %d" % n, PAIRS) for n in range(4)]
        self.act(first, "cancel")
        closed = self.edit("close", **CLOSED)
        self.assertEqual(glass.look(offered["code"])["verdict"], "offered")
        glass.set_clock(int(glass.look(offered["code"])["heldUntilUtcMs"]) + 1000)
        self.assertEqual([glass.look(row["code"])["position"] for row in (offered, waits)], [1, 2])
        self.staff = self.unlocked()
        self.undo(closed)
        self.wait_for_state(offered, "offered")
        self.assertEqual(glass.look(waits["code"])["verdict"], "waiting")
        # On a date that takes place a kept place goes on, as ever.
        glass.set_clock(int(glass.look(offered["code"])["heldUntilUtcMs"]) + 1000)
        self.assertEqual([glass.look(row["code"])["verdict"] for row in (offered, waits)], ["gone", "offered"])

    def test_a_closed_centre(self):
        self.begin()
        closed = self.edit("close", day=DAY.isoformat())
        self.assertEqual(self.verdicts(PAIRS, PLAY, dict(PLAY, day=days_on(7))), ["changed", "changed", "open"])
        self.assertEqual(self.listed(), [("close", "", DAY.isoformat(), 1)])
        self.undo(closed)
        self.assertEqual(self.verdicts(PAIRS, PLAY), ["open", "open"])
        self.assertEqual(self.acts(), [("edited", "close_" + DAY.isoformat()), ("undone", "close_" + DAY.isoformat())])

    # places

    def test_another_number_of_places(self):
        glass = self.begin()
        booked = [glass.book("Family %d" % n, PAIRS) for n in range(4)]
        more = self.edit("capacity", "pairs", families=3, **NO_LIMIT)
        self.wait_for_state(booked[2], "offered")
        self.assertEqual(self.state(booked[3]), "waiting")
        # Fewer than are taken: nobody loses a place.
        fewer = self.edit("capacity", "pairs", families=1, **NO_LIMIT)
        self.assertGreater(fewer["id"], more["id"])
        self.assertEqual(glass.places(PAIRS)[0]["families"], 0)
        self.assertEqual(self.act(booked[2], "take"), "done")
        self.assertEqual([self.state(row) for row in booked], ["booked", "booked", "booked", "waiting"])
        self.assertEqual(self.undo(more), "none")
        row, = self.rows("edit-list")
        self.assertEqual(row, {"id": fewer["id"], "kind": "capacity", "subject": "pairs", "day": "", "families": 1, **NO_LIMIT,
                               "text": "", "isFound": 1})
        self.assertEqual(self.undo(fewer), "done")
        self.assertEqual(self.state(booked[3]), "waiting")
        self.act(booked[0], "cancel")
        self.act(booked[1], "cancel")
        self.wait_for_state(booked[3], "offered")
        self.assertEqual(self.acts()[:2], [("edited", "capacity_pairs")] * 2)

    # what can be said

    def test_what_can_be_set(self):
        self.begin()
        ok = "The garden is closed"
        for verdict, kind, fields in (
                ("done", "close", {"subject": "play", "day": today(0)}), ("past", "close", {"subject": "play", "day": today(-1)}),
                ("past", "close", {"day": today(-1)}), ("unknown", "close", {"subject": "gone", "day": today(0)}),
                ("unknown", "capacity", {"subject": "gone", "families": 5}), ("done", "capacity", {"subject": "play", "families": 5}),
                ("unknown", "capacity", {"subject": "open-door", "families": 5}), ("unknown", "checked", {"subject": "gone"}),
                ("done", "notice", {"subject": "en", "text": ok}), ("unknown", "notice", {"subject": "pl", "text": ok}),
                ("text", "notice", {"subject": "en"}), ("text", "notice", {"subject": "en", "text": "  "}),
                ("text", "notice", {"subject": "en", "text": "one\ntwo"}), ("text", "notice", {"subject": "en", "text": "x\x1by"}),
                ("done", "notice", {"subject": "bn", "text": "আ" * TEXT_MAX}),
                ("text", "notice", {"subject": "bn", "text": "আ" * (TEXT_MAX + 1)})):
            answer = self.edit(kind, **fields)
            self.assertEqual((answer["verdict"], answer["id"] > 0), (verdict, verdict == "done"), (kind, fields))
        for kind, fields in (("open", {}), ("close", {"subject": "play"}), ("capacity", {"subject": "play"}),
                             ("capacity", {"subject": "play", "families": 1000})):
            with self.assertRaisesRegex(desk.Refused, "^invalid: "):
                self.edit(kind, **fields)
        self.assertEqual(self.listed(), [("close", "play", today(0), 1), ("capacity", "play", "", 1), ("notice", "en", "", 1),
                                         ("notice", "bn", "", 1)])
        self.assertEqual([what for _, what in self.acts()],
                         ["close_play_" + today(0), "capacity_play", "notice_en", "notice_bn"])
        # A notice in the place of the one before.
        self.edit("notice", "en", text="The garden is open")
        self.assertEqual([row["text"] for row in self.rows("edit-list") if row["subject"] == "en"], ["The garden is open"])
        # The kiosk reads it as another user.
        self.assertEqual(stat.S_IMODE(os.stat(self.here.path("public/edits.json")).st_mode), 0o644)

    def test_there_is_an_end(self):
        self.begin()
        kiosk.write_json(self.here.path("public/edits.json"),
                         {"lastId": 500, "edits": [{"id": n + 1, "kind": "close", "subject": "play", "day": days_on(n)}
                                                   for n in range(EDITS_MAX)]})
        self.assertEqual(len(self.rows("edit-list")), EDITS_MAX)
        before = self.file()
        self.assertEqual(self.edit("notice", "en", text="One too many"), {"verdict": "too-many", "id": 0})
        self.assertEqual(self.file(), before)
        self.undo({"id": 3})
        self.assertEqual(self.edit("notice", "en", text="There is room"), {"verdict": "done", "id": 501})
        # Closed days that are over make room too.
        self.glass.set_clock(at(12 * 60, DAY + datetime.timedelta(days=20)))
        self.staff = self.unlocked()
        self.edit("notice", "bn", text="আজ")
        self.assertEqual(len(self.rows("edit-list")), EDITS_MAX - 19 + 1)

    # a new pack, and other mishaps

    def test_a_new_pack_keeps_them(self):
        glass = self.begin()
        closed, larger = self.edit("close", **CLOSED), self.edit("capacity", "play", families=9, **NO_LIMIT)
        self.install([item if item["id"] != "play" else {**item, "name": "Another time", "capacity": {"families": 4}}
                      for item in TIMETABLE])
        self.assertEqual(self.verdicts(PAIRS), ["changed"])
        self.assertEqual(glass.places(PLAY)[0], {"verdict": "open", "families": 9, **NO_LIMIT, "waiting": 0})
        # What it names is not there for a while.
        self.install(WITHOUT_PAIRS)
        self.assertEqual(self.listed(), [("close", "pairs", DAY.isoformat(), 0), ("capacity", "play", "", 1)])
        self.install()
        self.assertEqual(self.listed()[0], ("close", "pairs", DAY.isoformat(), 1))
        self.restart()
        self.assertEqual(self.verdicts(PAIRS), ["changed"])
        self.assertEqual([self.undo(closed), self.undo(larger)], ["done", "done"])
        self.assertEqual(glass.places(PAIRS, PLAY)[0]["verdict"], "open")
        self.assertEqual(glass.places(PLAY)[0]["families"], 3)
        # A number is never given twice.
        self.assertGreater(self.edit("notice", "en", text="Hello")["id"], larger["id"])

    def test_undoing_needs_no_pack(self):
        self.begin()
        closed = self.edit("close", **CLOSED)
        os.remove(self.here.path("public/packs/current"))
        self.restart()
        self.assertEqual(self.listed(), [("close", "pairs", DAY.isoformat(), 0)])
        self.assertEqual(self.undo(closed), "done")
        self.assertEqual(self.listed(), [])

    def test_a_file_that_cannot_be_read_is_left_alone(self):
        glass = self.begin()
        self.edit("close", **CLOSED)
        path = self.here.path("public/edits.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write('{"lastId": 1, "edits": [{"id"')
        before = os.stat(path).st_ino
        with self.assertRaisesRegex(desk.Refused, r"^invalid: public/edits\.json cannot be read"):
            self.edit("notice", "en", text="Hello")
        for ask, fields in (("edit-list", {"after": 0}), ("edit-undo", {"id": 1}),
                            ("edit-put", {"kind": "close", "families": 0, "children": 0, "adults": 0, "text": "", **CLOSED})):
            self.assert_refused("invalid", self.staff, ask, **fields)
        self.assertEqual(os.stat(path).st_ino, before)
        self.assertIn("edits.json", self.here.log("keeper"))
        self.assertEqual(glass.book("Goes on", PLAY)["verdict"], "booked")
        os.remove(path)
        self.assertEqual(self.edit("close", **CLOSED)["verdict"], "done")


class ServicesTest(reception.ReceptionTest):
    def test_a_service_is_checked(self):
        pack = os.path.join(kiosk.ROOT, "kiosk/centres/tower-hamlets-north-west")
        self.begin(pack=pack)
        terms = [attribute["taxonomy_term"] for attribute in kiosk.read_json(os.path.join(pack, "services.json"))
                 ["contents"][0]["attributes"]]
        key = next(term["name"] for term in terms if term["taxonomy"] == "urn:doorstep:key")
        for asked, looked_at in (("", today(0)), (today(-3), today(-3))):
            self.assertEqual(self.edit("checked", key, day=asked)["verdict"], "done")
            row, = self.rows("edit-list")
            self.assertEqual((row["subject"], row["day"], row["isFound"]), (key, looked_at, 1))
        with self.assertRaisesRegex(desk.Refused, "^invalid: "):
            self.edit("checked", key, day=today(1))
        self.assertEqual(self.acts(), [("edited", "checked_" + key)] * 2)


if __name__ == "__main__":
    kiosk.main()
