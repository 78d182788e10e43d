#!/usr/bin/python3
"""Sign-ups in the keeper: nothing is oversold, the waiting list is fair, codes cannot be guessed, staff are told; and none of
it is lost or done twice when the keeper is killed at any moment.

The moments are drawn from a seed that is printed, so that a failure can be had again: DOORSTEP_SEED=N.
"""

import contextlib
import datetime
import os
import random
import re
import sqlite3
import threading
import time
import uuid

import desk
import kiosk
from desk import DAY, PLAY, Gone, Refused, at

SEED = int(os.environ.get("DOORSTEP_SEED", time.time_ns() % 1000000))
KILLS = 40 if kiosk.LONG else 6
PAIRS = dict(PLAY, session="pairs", minute=14 * 60)
TICKETS = dict(PLAY, session="tickets", minute=13 * 60)
EARLY = dict(PLAY, session="early", minute=6 * 60 + 30)
BUSY = dict(PLAY, session="busy", minute=12 * 60)
HOUR = 60 * 60 * 1000
CODE_WAIT = 6 * 60 * 1000
NO_LIMIT = 9999
WITHOUT_PAIRS = [item for item in desk.TIMETABLE if item["id"] != "pairs"]


def pairs_for(families):
    return WITHOUT_PAIRS + [desk.session("pairs", "booked", "14:00", "15:00", capacity={"families": families})]


class BookingsTest(desk.DeskTest):
    def setUp(self):
        self.centre_of, self.desk = None, None

    def begin(self, **options):
        self.centre_of, self.desk = self.open_desk(**options)
        return self.desk

    def states(self, date):
        """Reference to state, of all that were ever signed up for a date."""
        return {row["reference"]: row["state"] for row in self.desk.rows("sign-up-list", **date)}

    def letters(self, kind):
        """Those of that subject, once nothing waits any more."""
        return [letter for letter in self.centre_of.settled_letters() if kind in letter.subject]

    @staticmethod
    def rows_of(letter):
        return re.findall("^-- (.*)$", "\n".join(letter.lines), re.MULTILINE)

    def wait_for_letter(self, kind, count=1):
        kiosk.wait_until(lambda: len([letter for letter in self.centre_of.letters() if kind in letter.subject]) >= count,
                         "%d of %s" % (count, kind))
        return self.letters(kind)

    def change(self, sql):
        """In the database of a keeper that was stopped."""
        with contextlib.closing(sqlite3.connect(self.centre_of.path("private/doorstep.db"))) as database, database:
            return database.execute(sql).fetchone()

    def read(self, sql):
        return self.change(sql)[0]

    def install(self, timetable, sending=None):
        """Another timetable, while the keeper runs or not."""
        folder = desk.make_pack(os.path.join(self.folder(), "visit-tests"), sending, timetable)
        done = self.centre_of.ctl("centre", "install", folder, "--data", self.centre_of.data)
        self.assertEqual(done.returncode, 0, done.stderr)

    def wait_until_logged(self, line):
        """Asks the keeper nothing: what it does by itself must not hang on being asked."""
        kiosk.wait_until(lambda: line in self.centre_of.log("keeper"), line)

    # places and reservations

    def test_places_are_told_before(self):
        glass = self.begin()
        found = glass.places(PLAY, TICKETS, dict(PLAY, session="open-door", minute=540), dict(PLAY, minute=601),
                             dict(PLAY, day="2001-01-01"))
        self.assertEqual([place["verdict"] for place in found], ["open", "not-yet", "changed", "changed", "changed"])
        self.assertEqual(found[0], {"verdict": "open", "families": 3, "children": 6, "adults": 4, "waiting": 0})
        self.assertEqual(glass.places(PAIRS)[0],
                         {"verdict": "open", "families": 2, "children": NO_LIMIT, "adults": NO_LIMIT, "waiting": 0})

    def test_reservations(self):
        glass = self.begin()
        mine = str(uuid.uuid4())
        got = glass.reserve(PLAY, 3, 2, mine)
        self.assertEqual(got, {"verdict": "reserved", "families": 2, "children": 3, "adults": 2, "waiting": 0,
                               "seconds": 300})
        self.assertEqual(glass.reserve(PLAY, 1, 3)["verdict"], "full")
        self.assertEqual(glass.places(PLAY)[0]["children"], 3)
        # The same visit chooses anew.
        self.assertEqual(glass.reserve(PLAY, 6, 4, mine)["verdict"], "reserved")
        self.assertEqual(glass.book("Nobody Else", PLAY, may_wait=False)["verdict"], "full")
        glass.ask("release", reservation=mine)
        self.assertEqual(glass.places(PLAY)[0]["families"], 3)
        self.assertEqual(glass.reserve(TICKETS)["verdict"], "not-yet")
        self.assertEqual(glass.reserve(dict(PLAY, session="nothing"))["verdict"], "changed")

    def test_reservations_lapse(self):
        glass = self.begin()
        now = int(time.time() * 1000)
        glass.reserve(PAIRS)
        glass.reserve(PAIRS)
        self.assertEqual(glass.reserve(PAIRS)["verdict"], "full")
        glass.set_clock(now + 300 * 1000 + 5000)
        self.assertEqual(glass.places(PAIRS)[0]["families"], 2)

    # signing up

    def test_signing_up(self):
        glass = self.begin()
        mine = str(uuid.uuid4())
        glass.reserve(PAIRS, reservation=mine)
        request = glass.book_request("Amina Begum", PAIRS, mine, children=2)
        booked = glass.ask("book", **request)
        self.assertEqual(booked["verdict"], "booked")
        self.assertRegex(booked["reference"], kiosk.REFERENCE)
        self.assertRegex(booked["code"], r"^\d{6}$")
        self.assertEqual((booked["position"], booked["waiting"]), (0, 0))
        # The answer was lost, and the glass asks again.
        self.assertEqual(glass.ask("book", **request), booked)
        self.assertEqual(glass.places(PAIRS)[0]["families"], 1)
        self.assertEqual(glass.book("Second Family", PAIRS)["verdict"], "booked")
        self.assertEqual(glass.book("Third Family", PAIRS, may_wait=False)["verdict"], "full")
        waiting = glass.book("Third Family", PAIRS)
        self.assertEqual((waiting["verdict"], waiting["position"], waiting["waiting"]), ("waiting", 1, 1))
        self.assertEqual(glass.places(PAIRS)[0]["waiting"], 1)
        self.assertEqual(list(self.states(PAIRS).values()), ["booked", "booked", "waiting"])

    def test_families_children_and_adults(self):
        glass = self.begin()
        self.assertEqual(glass.book("One", PLAY, children=5, adults=1)["verdict"], "booked")
        self.assertEqual(glass.book("Two", PLAY, children=2, adults=1, may_wait=False)["verdict"], "full")
        self.assertEqual(glass.book("Three", PLAY, children=1, adults=3)["verdict"], "booked")
        self.assertEqual(glass.book("Four", PLAY, children=0, adults=1, may_wait=False)["verdict"], "full")

    def test_what_cannot_be_booked(self):
        glass = self.begin()
        for date, verdict in ((TICKETS, "not-yet"), (dict(PLAY, session="open-door", minute=540), "changed"),
                              (dict(PLAY, minute=601), "changed"), (dict(PLAY, session="gone"), "changed")):
            got = glass.book("Nobody", date)
            self.assertEqual((got["verdict"], got["reference"], got["code"]), (verdict, "", ""))
        # Asked for when it was open, answered when it is over.
        glass.set_clock(at(14 * 60) - 60000)
        request = glass.book_request("Late Answer", PAIRS)
        booked = glass.ask("book", **request)
        glass.set_clock(at(14 * 60) + 1)
        self.assertEqual(glass.ask("book", **request), booked)
        self.assertEqual(glass.book("Too Late", PAIRS)["verdict"], "over")
        self.assertEqual(glass.places(PAIRS)[0]["verdict"], "over")
        self.assertEqual(glass.places(TICKETS)[0]["verdict"], "over")

    def test_tickets_are_given_out_until_the_end(self):
        glass = self.begin()
        day_before = at(9 * 60, DAY - datetime.timedelta(days=1))
        glass.set_clock(day_before - 2000)
        self.assertEqual(glass.places(TICKETS)[0]["verdict"], "not-yet")
        glass.set_clock(day_before + 1)
        self.assertEqual(glass.book("Early Bird", TICKETS)["verdict"], "booked")
        glass.set_clock(at(13 * 60 + 30))
        self.assertEqual(glass.book("In the middle", TICKETS)["verdict"], "booked")

    def test_only_what_was_sealed_for_us_counts(self):
        glass = self.begin()
        request = glass.book_request("Nobody", PAIRS)
        for change in ({"keyId": "0" * 16}, {"sealed": "AAAA" * 40}):
            with self.assertRaises(Refused):
                glass.ask("book", **{**request, **change})
        plain = desk.submission("Nobody", PAIRS)
        for change in ({"signUp": None}, {"kind": "self-referral"}, {"kind": "session-list"},
                       {"signUp": {**plain["signUp"], "adults": 13}},
                       {"signUp": {**plain["signUp"], "children": 0, "adults": 0}}):
            changed = {key: value for key, value in {**plain, **change}.items() if value is not None}
            with self.assertRaises(Refused):
                glass.ask("book", key=str(uuid.uuid4()), reservation="", **glass.seal(changed))
        self.assertEqual(self.states(PAIRS), {})

    def test_only_the_keeper_writes_notices(self):
        glass = self.begin(sending="each")
        plain = desk.submission("Nobody", PAIRS)
        with self.assertRaises(Refused):
            glass.ask("submit", key=str(uuid.uuid4()), **glass.seal(plain))
        del plain["signUp"]
        for kind in ("session-list", "session-offer", "session-cancelled", "vitamins-sheet"):
            with self.assertRaises(Refused):
                glass.ask("submit", key=str(uuid.uuid4()), **glass.seal({**plain, "kind": kind}))
        # Nor may the act be done beforehand by which the keeper knows its own notices.
        with self.assertRaises(Refused):
            glass.ask("submit", key="0123abcd-0123-8123-a123-0123456789ab", **glass.seal(plain))
        self.assertEqual(self.centre_of.queue(), [])
        glass.ask("submit", key=str(uuid.uuid4()), **glass.seal(plain))
        self.assertEqual(len(self.centre_of.queue()), 1)

    # the waiting list

    def test_a_freed_place_goes_to_the_next_that_fits(self):
        glass = self.begin()
        small = glass.book("Small", PLAY, children=1, adults=1)
        large = glass.book("Large", PLAY, children=5, adults=3)
        big_wait = glass.book("Big Wait", PLAY, children=3, adults=1)
        fits = glass.book("Fits", PLAY, children=1, adults=1)
        self.assertEqual([big_wait["position"], fits["position"]], [1, 2])
        self.assertEqual(glass.act(small["code"], "cancel")["verdict"], "done")
        self.assertEqual(glass.act(small["code"], "cancel")["verdict"], "done")
        self.assertEqual(glass.look(small["code"])["verdict"], "none")
        offered = glass.look(fits["code"])
        self.assertEqual((offered["verdict"], offered["session"], offered["day"], offered["minute"], offered["children"]),
                         ("offered", "play", DAY.isoformat(), 600, 1))
        self.assertAlmostEqual(offered["heldUntilUtcMs"], time.time() * 1000 + 2 * HOUR, delta=60000)
        self.assertEqual(glass.look(big_wait["code"])["position"], 1)
        passed = glass.rows("passed-list", **PLAY)
        self.assertIn((big_wait["reference"], "too-few-for-children"), [(row["reference"], row["why"]) for row in passed])
        self.assertEqual(glass.act(big_wait["code"], "take")["verdict"], "gone")
        self.assertEqual(glass.act(fits["code"], "take")["verdict"], "done")
        self.assertEqual(glass.look(fits["code"])["verdict"], "booked")
        self.assertEqual(self.states(PLAY), {small["reference"]: "cancelled", large["reference"]: "booked",
                                             big_wait["reference"]: "waiting", fits["reference"]: "booked"})

    def test_a_place_that_is_not_taken_goes_on(self):
        glass = self.begin()
        first = glass.book("First", PLAY, children=6, adults=1)
        second = glass.book("Second", PLAY, children=6, adults=1)
        third = glass.book("Third", PLAY, children=6, adults=1)
        now = int(time.time() * 1000)
        self.assertEqual(glass.ask("sign-up-act", admin=True, reference=first["reference"], act="cancel")["verdict"], "done")
        self.assertEqual(glass.look(second["code"])["verdict"], "offered")
        glass.set_clock(now + 2 * HOUR - 60000)
        self.assertEqual(glass.look(second["code"])["verdict"], "offered")
        glass.set_clock(now + 2 * HOUR + 60000)
        self.assertEqual(glass.act(second["code"], "take")["verdict"], "gone")
        lapsed = glass.look(second["code"])
        self.assertEqual((lapsed["verdict"], lapsed["session"], lapsed["reference"], lapsed["heldUntilUtcMs"]),
                         ("gone", "play", second["reference"], 0))
        self.assertEqual(glass.look(third["code"])["verdict"], "offered")
        # Nobody asks, and still it goes on.
        glass.set_clock(now + 4 * HOUR + 120000)
        kiosk.wait_until(lambda: self.states(PLAY)[third["reference"]] == "missed", "the place to go on")
        self.assertEqual(glass.ask("sign-up-act", admin=True, reference="2222-2222", act="cancel")["verdict"], "none")

    def test_a_changed_timetable(self):
        glass = self.begin()
        booked = glass.book("Before", PAIRS)
        waits = [glass.book("Waits %d" % n, PAIRS) for n in range(2)][1]
        self.install(WITHOUT_PAIRS)
        self.assertEqual(glass.places(PAIRS, PLAY)[0]["verdict"], "changed")
        self.assertEqual(glass.places(PAIRS, PLAY)[1]["verdict"], "open")
        self.assertEqual(glass.book("After", PAIRS)["verdict"], "changed")
        self.assertEqual(glass.look(booked["code"])["verdict"], "booked")
        self.assertEqual(glass.act(booked["code"], "cancel")["verdict"], "done")
        self.assertEqual(glass.look(waits["code"])["verdict"], "waiting")

    def test_a_lost_date_stops_nothing(self):
        glass = self.begin(sending="each")
        first, booked, offered, lapsed, waits = [glass.book("Family %d" % n, PAIRS) for n in range(5)]
        glass.act(first["code"], "cancel")
        glass.act(booked["code"], "cancel")
        now = int(time.time() * 1000)
        self.install(WITHOUT_PAIRS, "each")
        self.assertEqual(glass.look(offered["code"])["verdict"], "offered")
        self.assertEqual(glass.act(waits["code"], "take")["verdict"], "gone")
        self.assertEqual(glass.act(offered["code"], "take")["verdict"], "done")
        self.assertEqual(glass.ask("sign-up-act", admin=True, reference=offered["reference"], act="cancel")["verdict"],
                         "done")
        glass.set_clock(now + 25 * HOUR)
        self.assertEqual(glass.act(lapsed["code"], "take")["verdict"], "gone")
        # Nobody could have come, so nobody has lost a turn.
        self.assertEqual([glass.look(row["code"])["position"] for row in (lapsed, waits)], [1, 2])
        self.assertEqual(glass.book("Too Late", PAIRS)["verdict"], "changed")
        letters = [letter for letter in self.letters("cancelled sign-up") if offered["reference"] in letter.text]
        self.assertIn("Session: pairs", letters[0].text)
        # It is there again.
        self.install(pairs_for(1), "each")
        kiosk.wait_until(lambda: glass.look(lapsed["code"])["verdict"] == "offered", "the place to be kept again")
        self.assertEqual(list(self.states(PAIRS).values()), ["waiting", "offered", "cancelled", "cancelled", "cancelled"])

    def test_a_lost_date_is_listed(self):
        glass = self.begin(sending="daily")
        booked = glass.book("Comes anyway", PAIRS)
        self.install(WITHOUT_PAIRS, "daily")
        glass.set_clock(at(7 * 60))
        letter = self.wait_for_letter("list of sign-ups")[0]
        self.assertIn("Session: pairs", letter.text)
        self.assertEqual(self.rows_of(letter), [booked["reference"]])

    def test_a_raised_capacity_is_given_on(self):
        glass = self.begin()
        waits = [glass.book("Family %d" % n, PAIRS) for n in range(5)][2:]
        self.install(pairs_for(3))
        self.wait_until_logged(waits[0]["reference"] + ": offered")
        self.centre_of.stop_keeper()
        self.install(pairs_for(4))
        self.centre_of.start_keeper("--test-clock")
        self.wait_until_logged(waits[1]["reference"] + ": offered")
        self.assertEqual(glass.look(waits[2]["code"])["position"], 1)
        # What the same timetable says again makes nothing happen.
        self.install(pairs_for(4))
        self.assertEqual(glass.look(waits[2]["code"])["position"], 1)

    # codes

    def test_codes_cannot_be_guessed(self):
        glass = self.begin()
        booked = glass.book("Has a ticket", PAIRS)
        code = booked["code"]
        self.assertEqual(glass.look(" %s %s " % (code[:3], code[3:]))["verdict"], "booked")
        for typed in ("", "12345", "1234567", "٠١٢٣٤٥", "abcdef", "-12345"):
            self.assertEqual(glass.look(typed)["verdict"], "none")
        wrong = ["%06d" % ((int(code) + n) % 1000000) for n in range(1, 12)]
        for n in range(10):
            self.assertEqual(glass.act(wrong[n], "cancel")["verdict"] if n % 2 else glass.look(wrong[n])["verdict"], "none")
            if n == 5:
                # A right one gives none back.
                self.assertEqual(glass.look(code)["verdict"], "booked")
        stopped = glass.look(code)
        self.assertEqual((stopped["verdict"], stopped["session"], stopped["reference"]), ("too-many", "", ""))
        self.assertTrue(0 < stopped["waitSeconds"] <= 360, stopped)
        self.centre_of.kill_keeper()
        self.centre_of.start_keeper("--test-clock")
        self.assertEqual(glass.act(code, "cancel")["verdict"], "too-many")
        glass.set_clock(int(time.time() * 1000) + CODE_WAIT)
        self.assertEqual(glass.look(wrong[10])["verdict"], "none")
        self.assertEqual(glass.look(code)["verdict"], "too-many")
        glass.set_clock(int(time.time() * 1000) + 2 * CODE_WAIT)
        self.assertEqual(glass.act(code, "cancel")["verdict"], "done")
        with self.assertRaises(Refused):
            glass.act(code, "steal")

    def test_a_clock_that_was_ahead_lets_nobody_wait_longer(self):
        glass = self.begin()
        now = int(time.time() * 1000)
        code = glass.book("Has a ticket", PAIRS)["code"]
        glass.set_clock(now + 48 * HOUR)
        for n in range(1, 11):
            glass.look("%06d" % ((int(code) + n) % 1000000))
        glass.set_clock(now)
        self.assertEqual(glass.look(code)["verdict"], "too-many")
        glass.set_clock(now + CODE_WAIT + 5000)
        self.assertEqual(glass.look(code)["verdict"], "booked")

    def test_the_glass_sees_no_lists(self):
        glass = self.begin()
        for kind, fields in (("sign-up-dates", {"from": DAY.isoformat(), "after": 0}), ("sign-up-list", {**PLAY, "after": 0}),
                             ("passed-list", {**PLAY, "after": 0}), ("sign-up-act", {"reference": "2222-2222", "act": "take"})):
            with self.assertRaises(Refused):
                glass.ask(kind, **fields)

    # what staff are told

    def test_one_by_one(self):
        glass = self.begin(sending="each")
        booked = glass.book("ফাতেমা বেগম", PAIRS, children=1, phone="07700 900123")
        letter = self.wait_for_letter("sign-up")[0]
        self.assertEqual(letter.reference(), booked["reference"])
        self.assertEqual(letter.message["To"].addresses[0].addr_spec, "sessions@example.org")
        self.assertEqual(letter.lines[:2], ["THE SESSION", "Session: Pairs time"])
        self.assertRegex(letter.lines[2], r"^When: \w+ \d+ \w+ \d+, 14:00 to 15:00$")
        self.assertEqual(letter.lines[3:5], ["Where: The big room", "How it stands: Has a place"])
        self.assertIn("    07700 900123", letter.lines)
        self.assertIn("    ফাতেমা বেগম", letter.lines)
        self.assertIn("In Latin letters: ", letter.text)
        self.assertEqual(letter.response()["ticket-name"], ["ফাতেমা বেগম"])
        glass.book("Second", PAIRS)
        waits = glass.book("Third", PAIRS, phone="07700 900456")
        letters = {found.reference(): found for found in self.wait_for_letter("sign-up", 3)}
        self.assertIn("How it stands: Waiting, number 1", letters[waits["reference"]].lines)
        glass.act(booked["code"], "cancel")
        offer = self.wait_for_letter("place to offer")[0]
        self.assertIn("-- " + waits["reference"], offer.lines)
        self.assertIn("    Third", offer.lines)
        self.assertIn("Telephone: 07700 900456", offer.lines)
        self.assertRegex(offer.text, r"Kept until: \w+ \d+ \w+ \d+ at \d\d:\d\d, UK time")
        self.assertEqual(offer.attachments, [])
        cancelled = self.wait_for_letter("cancelled sign-up")[0]
        self.assertIn("-- " + booked["reference"], cancelled.lines)
        self.assertNotIn("ফাতেমা", cancelled.text)
        self.assertEqual(len(self.centre_of.settled_letters()), 5)
        # Killed after it was told, and before it knew that.
        self.centre_of.kill_keeper()
        self.change("UPDATE booking SET news = 1 WHERE state = 2")
        self.change("UPDATE booking SET news = 2 WHERE state = 3")
        self.centre_of.start_keeper("--test-clock")
        glass.places(PAIRS)
        self.centre_of.stop_keeper()
        self.assertEqual(self.read("SELECT sum(news) FROM booking"), 0)
        self.assertEqual(len(self.centre_of.settled_letters()), 5)

    def test_a_keeper_that_runs_once_tells_too(self):
        glass = self.begin(sending="each")
        glass.book("First", PAIRS)
        self.wait_for_letter("sign-up")
        self.centre_of.stop_keeper()
        self.change("UPDATE booking SET state = 3, news = 2")
        self.assertEqual(self.centre_of.keeper_once(), 0)
        self.assertEqual(len(self.letters("cancelled sign-up")), 1)

    def test_a_list_on_the_day(self):
        glass = self.begin(sending="daily")
        booked = [glass.book(name, PAIRS, children=2, phone=phone)
                  for name, phone in (("فاطمة الزهراء", "07700 900123"), ("Second", None))]
        waits = [glass.book("Waits %d" % n, PAIRS) for n in range(2)]
        early = glass.book("Early", EARLY)
        gone = glass.book("Cancelled", EARLY)
        glass.act(gone["code"], "cancel")
        evening = at(17 * 60, DAY - datetime.timedelta(days=1))
        glass.set_clock(evening - 5000)
        self.assertEqual(self.centre_of.letters(), [])
        glass.set_clock(evening)
        letter = self.wait_for_letter("list of sign-ups")[0]
        self.assertIn("Session: Early time", letter.lines)
        self.assertEqual(self.rows_of(letter), [early["reference"]])
        glass.set_clock(at(7 * 60) - 5000)
        self.assertEqual(len(self.letters("list")), 1)
        glass.set_clock(at(7 * 60))
        letter = [found for found in self.wait_for_letter("list of sign-ups", 2) if "Pairs" in found.text][0]
        self.assertEqual(self.rows_of(letter),
                         [row["reference"] for row in booked] +
                         ["%d. %s" % (place + 1, row["reference"]) for place, row in enumerate(waits)])
        text = "\n".join(letter.lines)
        self.assertIn("Families with a place: 2\nChildren: 4\nAdults: 2\nFamilies waiting: 2\n", text)
        self.assertIn("Name:\n    فاطمة الزهراء\nIn Latin letters: ", text)
        self.assertIn("Telephone: 07700 900123\n", text)
        self.assertIn("Telephone: none given\n", text)
        self.assertRegex(text, r"How old the children are:\n    2 years \d month.*\n    2 years ")
        self.assertLess(text.index("WHO HAS A PLACE"), text.index("WHO IS WAITING, IN THIS ORDER"))
        # Neither time nor a restart makes another; nor does dying after it was put into the outbox.
        for forget in (False, True):
            self.centre_of.stop_keeper()
            if forget:
                self.change("UPDATE session_date SET list_is_made = 0")
            self.centre_of.start_keeper("--test-clock")
            glass.set_clock(at(9 * 60))
            glass.places(PAIRS)
            self.centre_of.stop_keeper()
            self.assertEqual(self.read("SELECT list_is_made FROM session_date WHERE session = 'pairs'"), 1)
            self.centre_of.start_keeper("--test-clock")
        self.assertEqual(len(self.centre_of.settled_letters()), 2)

    def test_a_list_that_is_made_again_says_what_has_changed(self):
        glass = self.begin(sending="daily")
        booked = [glass.book(name, PAIRS)["reference"] for name in ("First", "Second")]
        glass.set_clock(at(7 * 60))
        self.wait_for_letter("list of sign-ups")
        # Killed between the outbox and the note that it was made; then somebody cancels.
        self.centre_of.kill_keeper()
        self.change("UPDATE session_date SET list_is_made = 0")
        self.change("UPDATE booking SET is_mailed = 0")
        self.change("UPDATE booking SET state = 3 WHERE reference = '%s'" % booked[0])
        self.centre_of.start_keeper("--test-clock")
        glass.set_clock(at(7 * 60))
        letters = self.wait_for_letter("list of sign-ups", 2)
        self.assertIn([booked[1]], [self.rows_of(letter) for letter in letters])

    def test_who_signs_up_after_the_list_is_mailed_alone(self):
        glass = self.begin(sending="daily")
        listed = [glass.book("Listed %d" % n, PAIRS) for n in range(2)]
        glass.set_clock(at(7 * 60))
        letter = self.wait_for_letter("list of sign-ups")[0]
        self.assertEqual(self.rows_of(letter), [row["reference"] for row in listed])
        request = glass.book_request("Late Family", PAIRS)
        late = glass.ask("book", **request)
        self.assertEqual(glass.ask("book", **request), late)
        glass.book("Another date", BUSY)  # whose list is not made yet, though its hour is over
        glass.act(listed[0]["code"], "cancel")
        self.wait_for_letter("place to offer")
        self.assertEqual(glass.act(late["code"], "take")["verdict"], "done")
        letters = self.centre_of.settled_letters()
        alone = [found for found in letters if found.reference() == late["reference"]]
        self.assertEqual(len(alone), 1)
        self.assertIn("    Late Family", alone[0].lines)
        # With the list, that who stands on it has cancelled, and that there is a place for the late family.
        self.assertEqual(len(letters), 4)
        self.centre_of.stop_keeper()
        self.centre_of.start_keeper("--test-clock")
        glass.set_clock(at(12 * 60))
        self.wait_for_letter("list of sign-ups", 2)
        self.assertEqual(len(self.centre_of.settled_letters()), 5)

    def test_a_list_of_tickets_given_out_on_the_day(self):
        glass = self.begin(sending="daily")
        glass.set_clock(at(9 * 60))
        first = glass.book("First", TICKETS)
        glass.set_clock(at(12 * 60))
        second = glass.book("Second", TICKETS)
        self.assertEqual(self.centre_of.letters(), [])
        glass.set_clock(at(13 * 60))
        letter = self.wait_for_letter("list of sign-ups")[0]
        self.assertEqual(self.rows_of(letter), [first["reference"], second["reference"]])

    def test_a_long_list_is_several_emails(self):
        timetable = [desk.session("play", "booked", "10:00", "11:30", capacity={"families": 200})]
        glass = self.begin(sending="daily", timetable=timetable)
        name = "\u0986\u09ae\u09bf\u09a8\u09be" * 20
        booked = [glass.book("%d %s" % (n, name), PLAY)["reference"] for n in range(70)]
        glass.set_clock(at(7 * 60))
        letters = self.wait_for_letter("list of sign-ups", 2)
        self.assertEqual(sorted(row for letter in letters for row in self.rows_of(letter)), sorted(booked))
        for page, letter in enumerate(sorted(letters, key=lambda found: re.search("This is email (.)", found.text).group(1))):
            self.assertIn("This is email %d of %d" % (page + 1, len(letters)), letter.text)
            self.assertIn("Families with a place: 70\n", letter.text.replace("\r\n", "\n"))

    def test_nothing_is_sent_where_sign_ups_stay(self):
        glass = self.begin()
        first = glass.book("First", PAIRS)
        for name in ("Second", "Third"):
            glass.book(name, PAIRS)
        glass.act(first["code"], "cancel")
        glass.set_clock(at(7 * 60))
        glass.places(PAIRS)
        self.assertEqual(self.centre_of.queue(), [])

    def test_names_are_forgotten(self):
        glass = self.begin()
        glass.book("Forgettable", PAIRS)
        for days, kept in ((7, 1), (8, 0)):
            glass.set_clock(at(15 * 60) + days * 24 * HOUR - 1000)
            glass.places(PAIRS)
            self.centre_of.stop_keeper()
            self.assertEqual(self.read("SELECT count(*) FROM booking_body"), kept)
            self.centre_of.start_keeper("--test-clock")

    def test_a_clock_that_leaps_forgets_nobody(self):
        glass = self.begin()
        glass.book("Unforgotten", PAIRS)
        glass.ask("clock", utcMs=at(15 * 60) + 400 * 24 * HOUR, monotonicMs=int(time.monotonic() * 1000) + 2 * HOUR)
        self.assertEqual(glass.places(PAIRS)[0]["verdict"], "over")
        glass.set_clock(int(time.time() * 1000))
        self.assertEqual(glass.places(PAIRS)[0]["verdict"], "open")
        self.centre_of.stop_keeper()
        self.assertEqual(self.read("SELECT count(*) FROM booking_body"), 1)

    def test_a_clock_that_was_ahead_blocks_no_place(self):
        glass = self.begin()
        now = int(time.time() * 1000)
        first, _, offered, waits = [glass.book("Family %d" % n, PAIRS) for n in range(4)]
        glass.act(first["code"], "cancel")
        self.assertEqual(glass.look(offered["code"])["verdict"], "offered")
        glass.set_clock(at(16 * 60))
        kiosk.wait_until(lambda: self.states(PAIRS)[offered["reference"]] == "missed", "the place to lapse")
        glass.set_clock(now)
        self.wait_until_logged(waits["reference"] + ": offered")

    def test_the_log_names_nobody(self):
        glass = self.begin(sending="each")
        booked = glass.book("Zubaydahx Quillfeather", PAIRS, phone="07700 900718")
        self.wait_for_letter("sign-up")
        glass.act(booked["code"], "cancel")
        self.wait_for_letter("cancelled")
        log = self.centre_of.log("keeper")
        self.assertIn(booked["reference"] + ": booked", log)
        for secret in ("Zubaydahx", "900718", booked["code"]):
            self.assertNotIn(secret, log)


class KillTest(desk.DeskTest):
    """A stream of sign-ups and cancellations from several glasses while the keeper is killed."""

    def glass_loop(self, glass, gate, moves, answered, stop):
        """Each act is asked for again, unchanged, until it is answered."""
        codes = []
        while not stop.is_set():
            request = glass.book_request("Killed %d" % len(answered), BUSY, children=moves.randint(0, 3),
                                         adults=moves.randint(1, 2), may_wait=moves.random() < 0.7)
            answer = self.until_answered(gate, stop, lambda: glass.ask("book", **request))
            if answer is None:
                return
            answered.append(answer)
            codes += [answer["code"]] if answer["code"] else []
            moves.shuffle(codes)
            for act in ("take", "cancel", "cancel"):
                if codes and moves.random() < 0.6:
                    code = codes[0] if act == "take" else codes.pop()
                    self.until_answered(gate, stop, lambda: glass.act(code, act))

    @staticmethod
    def until_answered(gate, stop, ask):
        while not stop.is_set():
            with gate:
                try:
                    return ask()
                except (Gone, Refused):
                    pass
            time.sleep(0.01)
        return None

    def check(self, glass, answered):
        rows = glass.rows("sign-up-list", **BUSY)
        kept = [row for row in rows if row["state"] in ("booked", "offered")]
        self.assertLessEqual(len(kept), 12)
        self.assertLessEqual(sum(row["children"] for row in kept), 20)
        self.assertLessEqual(sum(row["adults"] for row in kept), 14)
        references = [row["reference"] for row in rows]
        self.assertEqual(len(set(references)), len(references))
        taken = [answer for answer in answered if answer["reference"]]
        self.assertEqual(len({answer["reference"] for answer in taken}), len(taken))
        self.assertEqual(len({answer["code"] for answer in taken}), len(taken))
        # Every one that was answered is there once; at most one a glass is there and was not answered.
        self.assertLessEqual({answer["reference"] for answer in taken}, set(references))
        self.assertLessEqual(len(references) - len(taken), 2)
        waiting = [row["position"] for row in rows if row["state"] == "waiting"]
        self.assertEqual(waiting, list(range(1, len(waiting) + 1)))

    def test_the_keeper_is_killed(self):
        print("seed %d" % SEED)
        moves = random.Random(SEED)
        centre, glass = self.open_desk(keeper=())
        glasses = [glass, desk.Desk(centre)]
        self.addCleanup(glasses[1].close)
        answered, stop = [], threading.Event()
        gates = [threading.Lock() for _ in glasses]
        threads = [threading.Thread(target=self.glass_loop,
                                    args=(one, gate, random.Random(moves.random()), answered, stop))
                   for one, gate in zip(glasses, gates)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(KILLS):
                time.sleep(moves.uniform(0.05, 0.6))
                centre.kill_keeper()
                centre.start_keeper()
                with gates[0], gates[1]:
                    self.check(glass, answered)
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        self.check(glass, answered)
        self.assertGreater(len(answered), 2 * KILLS)
        self.assertGreater(len([answer for answer in answered if answer["verdict"] == "booked"]), 6)


if __name__ == "__main__":
    kiosk.main()
