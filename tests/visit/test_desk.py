#!/usr/bin/python3
"""The desk, asked over the keeper's sockets: who comes, who walks in, whom to ring, and the register. A name is opened for
staff only, and every opening and every act is in the audit before it is done.

The moments of kills are drawn from a seed that is printed, so that a failure can be had again: DOORSTEP_SEED=N.
"""

import datetime
import os
import random
import re
import time

import desk
import kiosk
import reception
import tasks
from desk import DAY, PLAY, Refused, at
from pins import NUMBER
from reception import NAMES, UNKNOWN, key

SEED = int(os.environ.get("DOORSTEP_SEED", time.time_ns() % 1000000))
KILLS = 60 if kiosk.LONG else 8
BUSY = dict(PLAY, session="busy", minute=12 * 60)
NOBODY = {"children": 0, "adults": 0}
OPENED_DATE = "play_%s_1000" % DAY.isoformat()
ALL_DAY = {"from": DAY.isoformat()}
MONTH = "%04d-%02d" % (DAY.year, DAY.month)
EDIT = {"kind": "close", "subject": "play", "day": DAY.isoformat(), "families": 0, "children": 0, "adults": 0, "text": ""}
BATCH = {"product": "drops", "batch": "A-17", "expires": "2099-01-31"}

STAFF_ASK = {
    "ticket-of": {"reference": UNKNOWN},
    "voucher-look": {"reference": UNKNOWN},
    "hand-over": {"key": key(), "reference": UNKNOWN, "cardSeen": 0, "staff": NUMBER},
    "stock-list": {"after": 0},
    "stock-change": {"key": key(), "change": "counted", **BATCH, "count": 0, "staff": NUMBER},
    "sign-up-dates": {**ALL_DAY, "after": 0},
    "sign-up-list": {**PLAY, "after": 0},
    "passed-list": {**PLAY, "after": 0},
    "sign-up-act": {"reference": UNKNOWN, "act": "arrive"},
    "name-of": {"reference": UNKNOWN},
    "register": {**PLAY, "after": 0},
    "walk-in": {"key": key(), **PLAY, "children": 1, "adults": 1, "isNew": 0},
    "status": {},
    "edit-list": {"after": 0},
    "edit-put": EDIT,
    "edit-undo": {"id": 1},
}


def only_one(table, condition):
    """An index that lets no second row be so: what then cannot be written is known, and the rest can."""
    name = "only_one_%s" % (table if table == "audit" else condition.split()[0])
    return "CREATE UNIQUE INDEX %s ON %s ((id * 0)) WHERE %s" % (name, table, condition)


def kinds_of(least):
    """The kinds of requests that the table of the wire gives to those who may at least so much."""
    found = set()
    folder = os.path.join(kiosk.ROOT, "src/wire")
    for name in os.listdir(folder):
        if name.endswith(".c"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                found |= set(re.findall(r'\.name = "([a-z-]+)",\s*\.least = %s\b' % least, file.read()))
    return found


class WhoMayAskTest(reception.ReceptionTest):
    def test_without_a_pin_nothing_of_staff(self):
        self.assertEqual(set(STAFF_ASK), kinds_of("WIRE_STAFF"))
        self.begin(pack=tasks.make_pack(self.folder()))
        booked = self.glass.book(NAMES["bn"], PLAY)
        line = self.line()
        for kind, fields in STAFF_ASK.items():
            fields = {**fields, **({"reference": booked["reference"]} if "reference" in fields else {})}
            self.assert_refused("denied", line, kind, **fields)
        for kind in kinds_of("WIRE_ADMIN"):
            self.assert_refused("denied", self.staff, kind)
        self.assertEqual(self.acts(), [])
        self.assertEqual(self.glass.places(PLAY)[0]["families"], 2)
        for kind, fields in STAFF_ASK.items():
            self.staff.ask(kind, **fields)
        self.staff.ask("lock")
        for kind, fields in STAFF_ASK.items():
            self.assert_refused("denied", self.staff, kind, **fields)


class WhoComesTest(reception.ReceptionTest):
    def arrivals(self, date=PLAY):
        return [(row["reference"], row["state"], row["arrived"], row["isNew"], row["walkIn"])
                for row in self.rows("sign-up-list", **date)]

    def walk_in(self, children=1, adults=1, is_new=0, date=PLAY, act=None):
        return self.staff.ask("walk-in", key=act or key(), children=children, adults=adults, isNew=is_new, **date)

    def test_families_arrive(self):
        glass = self.begin()
        first, second, third, waits = [glass.book("Family %d" % n, PLAY) for n in range(4)]
        self.assertEqual(waits["verdict"], "waiting")
        for act in ("arrive", "arrive", "not-arrived", "not-arrived", "arrive-new"):
            self.assertEqual(self.act(first, act), "done", act)
        self.assertEqual(self.act(second, "arrive"), "done")
        self.assertEqual(self.arrivals(), [(first["reference"], "booked", 1, 1, 0), (second["reference"], "booked", 1, 0, 0),
                                           (third["reference"], "booked", 0, 0, 0), (waits["reference"], "waiting", 0, 0, 0)])
        date, = self.rows("sign-up-dates", **ALL_DAY)
        self.assertEqual((date["families"], date["arrived"], date["waiting"]), (3, 2, 1))
        # Who has no place takes one first.
        self.assertEqual(self.act(waits, "arrive"), "gone")
        self.assertEqual(self.act(third, "cancel"), "done")
        self.assertEqual(self.act(third, "arrive"), "gone")
        self.assertEqual(self.act(waits, "take"), "done")
        self.assertEqual(self.act(waits, "arrive"), "done")
        self.assertEqual(self.act({"reference": UNKNOWN}, "arrive"), "none")
        with self.assertRaisesRegex(Refused, "^invalid: "):
            self.act(first, "leave")
        self.assertEqual(self.acts(), [(act, row["reference"]) for act, row in (
            ("arrived", first), ("not-arrived", first), ("arrived", first), ("arrived", second), ("cancelled", third),
            ("taken", waits), ("arrived", waits))])

    def test_arriving_needs_no_pack(self):
        booked = self.begin().book("Amina", PLAY)
        os.remove(self.here.path("public/packs/current"))
        self.restart()
        self.assertEqual(self.act(booked, "arrive"), "done")
        with self.assertRaises(Refused):
            self.act(booked, "cancel")
        for kind in ("walk-in", "edit-put"):
            self.assert_refused("not-found", self.staff, kind, **STAFF_ASK[kind])
        # All else goes on, without what only a pack can say.
        self.assertEqual(self.staff.ask("name-of", reference=booked["reference"]),
                         {"verdict": "found", "name": "", "phone": "", "language": "bn"})
        row, = self.rows("register", **PLAY)
        self.assertEqual((row["reference"], row["name"], row["arrived"]), (booked["reference"], "", 1))
        self.staff.ask("status")

    def test_families_walk_in(self):
        glass = self.begin()
        glass.book("Has a place", PLAY, children=2, adults=1)
        self.assertEqual(self.walk_in(5, 1), {"verdict": "full", "reference": "", "families": 2, "children": 4, "adults": 3})
        act = key()
        one = self.walk_in(2, 1, is_new=1, act=act)
        self.assertRegex(one["reference"], kiosk.REFERENCE)
        self.assertEqual(one, {"verdict": "done", "reference": one["reference"], "families": 1, "children": 2, "adults": 2})
        self.assertEqual(self.walk_in(2, 1, is_new=1, act=act), one)
        self.assertEqual(glass.places(PLAY)[0]["families"], 1)
        two = self.walk_in(1, 1)
        self.assertEqual(self.walk_in(0, 1)["verdict"], "full")
        # It was done when there was room, and its answer was lost.
        self.assertEqual(self.walk_in(2, 1, is_new=1, act=act), {**one, "families": 0, "children": 1, "adults": 1})
        self.assertEqual(self.arrivals()[1:], [(one["reference"], "booked", 1, 1, 1), (two["reference"], "booked", 1, 0, 1)])
        self.assertEqual(glass.book("No room left", PLAY, may_wait=False)["verdict"], "full")
        # It was a mistake.
        self.assertEqual(self.act(two, "cancel"), "done")
        self.assertEqual(glass.places(PLAY)[0]["families"], 1)
        # There is no name to open, and no ticket.
        self.assertEqual(self.staff.ask("name-of", reference=one["reference"])["verdict"], "none")
        self.assertEqual(self.staff.ask("ticket-of", reference=one["reference"])["verdict"], "none")
        self.assertEqual(self.acts(), [("walked-in", OPENED_DATE)] * 2 + [("cancelled", two["reference"])])

    def test_who_cannot_walk_in(self):
        self.begin()
        for date in (dict(PLAY, minute=601), dict(PLAY, session="gone"), dict(PLAY, session="open-door", minute=540)):
            self.assertEqual(self.walk_in(date=date)["verdict"], "changed")
        self.assert_refused("invalid", self.staff, "walk-in", **{**STAFF_ASK["walk-in"], **NOBODY})
        self.assertEqual(self.acts(), [])

    def test_families_walk_in_while_it_is_on(self):
        glass = self.begin(sending="daily")
        for minute in (10 * 60 + 5, 11 * 60 + 20):
            glass.set_clock(at(minute))
            self.staff = self.unlocked()
            self.assertEqual(self.walk_in()["verdict"], "done")
        # Nobody who walked in is on a list of those who are awaited.
        self.restart()
        glass.set_clock(at(13 * 60))
        glass.places(PLAY)
        self.assertEqual(self.here.queue(), [])

    def test_who_waits_comes_before_who_walks_in(self):
        glass = self.begin()
        booked = [glass.book("Family %d" % n, PLAY) for n in range(3)]
        waits = glass.book("Waits", PLAY)
        self.act(booked[0], "cancel")
        self.assertEqual(self.walk_in()["verdict"], "full")
        self.assertEqual(self.act(waits, "take"), "done")


class NamesTest(reception.ReceptionTest):
    def book_all(self, date=BUSY):
        """A family of each script, by its language."""
        return {tag: self.glass.book(name, date, children=2, phone="07700 900%03d" % number, language=tag)
                for number, (tag, name) in enumerate(NAMES.items())}

    def test_one_name(self):
        glass = self.begin()
        booked = self.book_all()
        for number, (tag, name) in enumerate(NAMES.items()):
            self.assertEqual(self.staff.ask("name-of", reference=booked[tag]["reference"]),
                             {"verdict": "found", "name": name, "phone": "07700 900%03d" % number, "language": tag})
        waits = [glass.book("Family %d" % n, PLAY) for n in range(4)][3]
        self.assertEqual(self.staff.ask("name-of", reference=waits["reference"]),
                         {"verdict": "found", "name": "Family 3", "phone": "", "language": "bn"})
        opened = list(booked.values()) + [waits]
        self.assertEqual(self.acts(), [("opened", row["reference"]) for row in opened])
        self.act(waits, "cancel")
        for reference in (UNKNOWN, waits["reference"]):
            self.assertEqual(self.staff.ask("name-of", reference=reference),
                             {"verdict": "none", "name": "", "phone": "", "language": ""})
        self.assertEqual(len(self.acts()), len(opened) + 1)
        self.assert_tells_nobody(*NAMES.values(), "900001")

    def test_a_register(self):
        glass = self.begin()
        booked = self.book_all()
        gone = glass.book("Not coming", BUSY)
        self.act(booked["ar"], "arrive-new")
        self.act(gone, "cancel")
        walked = self.staff.ask("walk-in", key=key(), children=3, adults=2, isNew=0, **BUSY)["reference"]
        waits = glass.book("Waits", BUSY, children=12)
        before = self.acts()
        rows = {row["reference"]: row for row in self.rows("register", **BUSY)}
        self.assertEqual(list(rows), [row["reference"] for row in booked.values()] + [walked, waits["reference"]])
        for number, (tag, name) in enumerate(NAMES.items()):
            row = rows[booked[tag]["reference"]]
            self.assertRegex(row.pop("ages"), r"^2 years \d months?, 2 years \d months?$")
            is_there = int(tag == "ar")
            self.assertEqual(row, {"reference": booked[tag]["reference"], "state": "booked", "position": 0, "name": name,
                                   "phone": "07700 900%03d" % number, "language": tag, "children": 2, "adults": 1,
                                   "arrived": is_there, "isNew": is_there, "walkIn": 0})
        self.assertEqual(rows[walked], {"reference": walked, "state": "booked", "position": 0, "name": "", "phone": "",
                                        "language": "", "children": 3, "adults": 2, "ages": "", "arrived": 1, "isNew": 0,
                                        "walkIn": 1})
        self.assertEqual((rows[waits["reference"]]["state"], rows[waits["reference"]]["position"]), ("waiting", 1))
        what = "busy_%s_1200" % DAY.isoformat()
        self.assertEqual(self.acts(), before + [("register", what)])
        # The admin's are recorded too, as nobody's of staff.
        self.assertEqual(len(self.rows("register", self.line(admin=True), **BUSY)), 8)
        self.assertEqual([(row["staff"], row["act"]) for row in glass.rows("audit-list")][-1], (0, "register"))
        self.assert_tells_nobody(*NAMES.values(), "900001")

    def test_a_long_register(self):
        """Pages of any length that names can give them; one row of the audit for all, but none without."""
        glass = self.begin(timetable=[desk.session("play", "booked", "10:00", "11:30", capacity={"families": 200})])
        booked = [glass.book('\x01' * 300, PLAY, children=11, phone='"' * 120)["reference"] for _ in range(60)]
        pages = self.pages("register", **PLAY)
        self.assertEqual([row["reference"] for page in pages for row in page], booked)
        self.assertLess(len(pages[0]), 50)
        self.assertEqual({row["name"] for page in pages for row in page}, {'\x01' * 300})
        self.assertEqual(self.acts(), [("register", OPENED_DATE)])
        other = self.unlocked()
        self.assertEqual(len(other.ask("register", after=len(pages[0]), **PLAY)["items"]), len(pages[1]))
        self.assertEqual(len(self.acts()), 2)
        # Who cancels between two pages moves nobody from one to the other.
        page = other.ask("register", after=0, **PLAY)
        seen = page["items"]
        self.act({"reference": booked[0]}, "cancel")
        while page["next"]:
            page = other.ask("register", after=page["next"], **PLAY)
            seen += page["items"]
        self.assertEqual([row["reference"] for row in seen], booked)
        self.assertEqual([act for act, _ in self.acts()[2:]], ["register", "cancelled"])
        self.staff.ask("register", after=50, **BUSY)
        self.assertEqual(self.acts()[4:], [("register", "busy_%s_1200" % DAY.isoformat())])
        # Whoever unlocks it anew begins anew.
        self.staff.ask("register", after=0, **PLAY)
        self.staff.ask("lock")
        self.staff.unlock()
        self.staff.ask("register", after=50, **PLAY)
        self.assertEqual([act for act, _ in self.acts() if act != "cancelled"], ["register"] * 6)


class StockTest(reception.ReceptionTest):
    """Staff count packs and write them off; what comes in is for the command line."""

    def begin_with(self, packs):
        self.begin(pack=tasks.make_pack(self.folder()))
        received = {"key": key(), "change": "received", **BATCH, "count": packs, "staff": 0}
        self.assertEqual(self.glass.ask("stock-change", admin=True, **received), {"verdict": "done"})

    def change_stock(self, change, count, act=None, **other):
        fields = {"key": act or key(), "change": change, **BATCH, "count": count, "staff": 99, **other}
        return self.staff.ask("stock-change", **fields)["verdict"]

    def stock(self):
        return [(row["product"], row["batch"], row["count"]) for row in self.rows("stock-list")]

    def recorded(self):
        return [(row["staff"], row["act"], row["what"]) for row in self.glass.rows("audit-list") if row["act"] != "unlocked"]

    def test_packs_are_counted(self):
        self.begin_with(5)
        act = key()
        for _ in range(2):
            self.assertEqual(self.change_stock("counted", 3, act), "done")
        self.assertEqual(self.stock(), [("drops", "A-17", 3)])
        self.assertEqual(self.change_stock("written-off", 4), "too-few")
        self.assertEqual(self.change_stock("counted", 1, product="syrup"), "no-product")
        self.assertEqual(self.change_stock("written-off", 1), "done")
        self.assertEqual(self.change_stock("counted", 0), "done")
        self.assertEqual(self.stock(), [])
        # The number is that of the PIN, whatever is asked.
        self.assertEqual(self.recorded(), [(0, "stock", "drops_A-17")] + [(NUMBER, "stock", "drops_A-17")] * 3)
        self.here.stop_keeper()
        self.assertEqual(self.read("SELECT staff, packs FROM ledger ORDER BY id"),
                         [(0, 5), (NUMBER, -2), (NUMBER, -1), (NUMBER, -2)])

    def test_packs_are_received_at_the_command_line(self):
        self.begin_with(5)
        received = {"key": key(), "change": "received", **BATCH, "count": 1, "staff": NUMBER}
        self.assert_refused("denied", self.staff, "stock-change", **received)
        self.assertEqual(self.stock(), [("drops", "A-17", 5)])
        self.assertEqual(len(self.recorded()), 1)

    def test_what_cannot_be_recorded_is_not_counted(self):
        self.begin_with(5)
        self.change(only_one("audit", "act = 'stock'"))
        self.assert_refused("io", self.staff, "stock-change", **{**STAFF_ASK["stock-change"], "key": key()})
        self.assertEqual(self.stock(), [("drops", "A-17", 5)])


class RecordedFirstTest(reception.ReceptionTest):
    """Nothing is done that is not in the audit; the other way round it may be."""

    def acts_of(self, booked):
        day = (DAY + datetime.timedelta(days=7)).isoformat()
        return [("ticket-of", {"reference": booked["reference"]}), ("name-of", {"reference": booked["reference"]}),
                ("register", {**PLAY, "after": 0}), ("walk-in", {**STAFF_ASK["walk-in"], "key": key()}),
                ("sign-up-act", {"reference": booked["reference"], "act": "arrive"}),
                ("edit-put", {**EDIT, "day": day}), ("edit-undo", {"id": self.kept["id"]}),
                ("sign-up-act", {"reference": booked["reference"], "act": "cancel"})]

    def test_what_cannot_be_recorded_is_not_done(self):
        glass = self.begin()
        booked = glass.book(NAMES["gu"], PLAY)
        self.kept = self.edit("notice", "en", text="The garden is closed")
        before = (self.rows("sign-up-list", **PLAY), self.rows("edit-list"), self.acts())
        self.change(only_one("audit", "act <> 'unlocked' AND act <> 'wrong-pin'"))
        for kind, fields in self.acts_of(booked):
            self.assert_refused("io", self.staff, kind, **fields)
        self.assert_refused("io", self.line(admin=True), "report", month=MONTH, after=0)
        self.assertEqual((self.rows("sign-up-list", **PLAY), self.rows("edit-list"), self.acts()), before)
        self.change("DROP INDEX only_one_audit")
        for kind, fields in self.acts_of(booked):
            self.staff.ask(kind, **fields)
        self.assertEqual([act for act, _ in self.acts()[len(before[2]):]],
                         ["ticket-again", "opened", "register", "walked-in", "arrived", "edited", "undone", "cancelled"])

    def test_what_fails_was_recorded_before(self):
        glass = self.begin()
        first, second, third = [glass.book("Family %d" % n, PLAY) for n in range(3)]
        self.act(first, "arrive")
        self.act(second, "cancel")
        before = self.acts()
        self.change(only_one("booking", "arrived_utc_ms > 0"), only_one("booking", "state = 3"))
        self.assert_refused("io", self.staff, "walk-in", **{**STAFF_ASK["walk-in"], "key": key()})
        for act in ("arrive", "cancel"):
            self.assert_refused("io", self.staff, "sign-up-act", reference=third["reference"], act=act)
        self.assertEqual(self.acts(), before + [("walked-in", OPENED_DATE), ("arrived", third["reference"]),
                                                ("cancelled", third["reference"])])

    def test_a_keeper_that_is_killed(self):
        """At any moment: each that walked in or came is in the audit, and an act whose answer was lost is done once."""
        print("seed %d" % SEED)
        moves = random.Random(SEED)
        timetable = [desk.session("play", "booked", "10:00", "11:30", capacity={"families": 200})]
        booked = [self.begin(timetable=timetable).book("Family %d" % n, PLAY)["reference"] for n in range(KILLS)]
        for reference in booked:
            walk_in = {**STAFF_ASK["walk-in"], "key": key()}
            self.staff.send("sign-up-act", reference=reference, act="arrive")
            self.staff.send("walk-in", **walk_in)
            time.sleep(moves.uniform(0, 0.006))
            self.here.kill_keeper()
            walked, = self.read("SELECT count(*) FROM booking WHERE is_walk_in = 1")[0]
            recorded, = self.read("SELECT count(*) FROM audit WHERE act = 'walked-in'")[0]
            self.assertGreaterEqual(recorded, walked)
            self.assertEqual(self.read("SELECT reference FROM booking WHERE arrived_utc_ms > 0 AND is_walk_in = 0 AND NOT EXISTS"
                                       " (SELECT 1 FROM audit WHERE act = 'arrived' AND what = reference)"), [])
            self.here.start_keeper("--test-clock")
            self.staff = self.unlocked()
            self.assertEqual(self.staff.ask("walk-in", **walk_in)["verdict"], "done")
        rows = self.rows("sign-up-list", **PLAY)
        self.assertEqual(sum(row["walkIn"] for row in rows), KILLS)


if __name__ == "__main__":
    kiosk.main()
