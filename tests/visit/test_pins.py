#!/usr/bin/python3
"""Who is staff, asked of the keeper itself: PINs cannot be guessed, whatever is killed, started again or done to the clock; an
unlocked connection is so for a minute; what staff do is recorded, and nothing that they need waits for network or pack.

Guesses are drawn from a seed that is printed, so that a failure can be had again: DOORSTEP_SEED=N.
"""

import bisect
import os
import random
import signal
import time
import uuid

import desk
import kiosk
import pins
from desk import PLAY, Refused
from pins import DAY, HOUR, MINUTE, NUMBER, PIN, WRONG, Line, PinTest

SEED = int(os.environ.get("DOORSTEP_SEED", time.time_ns() % 1000000))
GUESSES = 60000 if kiosk.LONG else 6000  # by each of two tests
REFERENCE = "2222-2222"
WAIT_SECONDS_MAX = 12 * 60


class UnlockTest(PinTest):
    def test_only_a_pin_opens_what_is_for_staff(self):
        self.begin((NUMBER, PIN), (34, "517290"))
        line, other = self.line(), self.line()
        self.assert_locked(line)
        self.assertEqual(line.unlock(WRONG), {"verdict": "wrong", "waitSeconds": 0})
        self.assert_locked(line)
        self.assertEqual(line.unlock("517290"), {"verdict": "wrong", "waitSeconds": 0})
        self.assertEqual(line.unlock(PIN, staff=35), {"verdict": "wrong", "waitSeconds": 0})
        self.assertEqual(line.unlock(PIN), {"verdict": "open", "waitSeconds": 0})
        line.ask("sign-up-dates", **pins.LIST)
        self.assert_locked(other)
        for admin_only in ("staff-list", "audit-list", "route-list"):
            with self.assertRaisesRegex(Refused, "^denied: "):
                line.ask(admin_only, after=0)
        self.assertEqual(line.ask("lock"), {})
        self.assert_locked(line)
        self.assertEqual(line.ask("lock"), {})
        self.assertEqual(line.unlock("517290", staff=34)["verdict"], "open")
        # A wrong PIN on an open connection does not leave it open.
        self.assertEqual(line.unlock(WRONG)["verdict"], "wrong")
        self.assert_locked(line)
        line.unlock(PIN)
        line.close()
        self.assert_locked(self.line())

    def test_it_ends_a_minute_after_the_last_act(self):
        self.begin((NUMBER, PIN))
        line = self.line()
        line.unlock()
        for _ in range(3):
            self.clocks.pass_by(59 * 1000)
            line.ask("sign-up-dates", **pins.LIST)
        for ahead in (-DAY, DAY, 0):  # what the wall clock shows has no part in it
            self.clocks.set_wrong(ahead)
            line.ask("sign-up-dates", **pins.LIST)
        self.clocks.pass_by(30 * 1000)
        line.ask("hello")  # as the kiosk does all the time
        self.clocks.pass_by(30 * 1000)
        line.ask("hello")
        self.assert_locked(line)

    def test_a_change_of_staff_locks(self):
        self.begin((NUMBER, PIN), (34, "517290"))
        line = self.line()
        line.unlock()
        self.assertEqual(self.line(admin=True).ask("staff-remove", staff=NUMBER), {"verdict": "done"})
        self.assert_locked(line)
        self.assertEqual(line.unlock()["verdict"], "wrong")
        line.unlock("517290", staff=34)
        self.assertEqual(self.add_by_command("reset", 34, "628301"), "done")
        self.assert_locked(line)
        self.assertEqual(line.unlock("517290", staff=34)["verdict"], "wrong")
        self.assertEqual(line.unlock("628301", staff=34)["verdict"], "open")

    def test_nobody_waits_for_a_pin_of_others(self):
        self.begin((NUMBER, PIN), cost=pins.SLOW)
        lines = [self.line() for _ in range(3)]
        for line in lines:
            line.send("unlock", staff=NUMBER, pin=PIN)
        self.line().ask("hello")
        self.assertFalse(any(line.has_answer() for line in lines))
        lines[0].send("hello")  # while it waits: answered after that, in turn
        self.assertEqual([line.receive()["verdict"] for line in lines], ["open"] * 3)
        self.assertIn("keyId", lines[0].receive())

    def test_nobody_hears_from_the_time_who_is_staff(self):
        self.begin()
        self.assertEqual(self.add_by_command("add"), "done")
        line, took = self.line(), {}
        for number in (NUMBER, 77):
            began = time.monotonic()
            self.assertEqual(line.unlock(WRONG, staff=number)["verdict"], "wrong")
            took[number] = time.monotonic() - began
        self.assertGreater(took[77], took[NUMBER] / 3)

    def test_whoever_hangs_up_is_not_waited_for(self):
        self.begin((NUMBER, PIN), cost=pins.SLOW)
        for _ in range(3):
            line = Line(self.centre_of)
            line.send("unlock", staff=NUMBER, pin=WRONG)
            line.close()
        self.assertEqual(self.line().unlock()["verdict"], "open")
        self.assertEqual([act for _, act, _ in self.audit()], ["wrong-pin"] * 3 + ["unlocked"])
        # Nor does a keeper that is stopped wait, and the next one can start at once.
        line = self.line()
        line.send("unlock", staff=NUMBER, pin=PIN)
        self.assertEqual(self.centre_of.stop_keeper(), 0)
        self.centre_of.start_keeper()

    def child_of_keeper(self):
        pid = self.centre_of.keeper.pid
        with open("/proc/%d/task/%d/children" % (pid, pid), encoding="ascii") as file:
            return int((file.read().split() or [0])[0])

    def test_a_check_that_comes_to_nothing(self):
        self.begin((NUMBER, PIN), cost=pins.SLOW)
        line = self.line()
        line.send("unlock", staff=NUMBER, pin=PIN)
        os.kill(kiosk.wait_until(self.child_of_keeper, "the child"), signal.SIGKILL)
        with self.assertRaisesRegex(Refused, "^io: "):
            line.receive()
        self.assert_locked(line)
        self.assertEqual(line.unlock()["verdict"], "open")

    def test_pins_that_will_not_do(self):
        self.begin()
        for pin, verdict in (("12345", "length"), ("40826x", "digits"), ("444444", "same"), ("345678", "run"),
                             ("121212", "number")):
            self.assertEqual(self.add_by_command("add", pin=pin), verdict)
        self.assertEqual(self.add_by_command("reset"), "none")
        for fields in ({"staff": 0, "act": "add"}, {"staff": 5, "act": "drop"}):
            with self.assertRaisesRegex(Refused, "^invalid: "):
                self.line(admin=True).ask("staff-set", pin=PIN, **fields)
        self.assertEqual(self.line(admin=True).ask("staff-list", after=0), {"items": [], "next": 0})

    def test_without_its_pepper_no_pin_is_right(self):
        self.begin((NUMBER, PIN), (34, "517290"))
        pepper = self.centre_of.path("private/pepper")
        self.assertEqual(os.stat(pepper).st_mode & 0o777, 0o600)
        os.rename(pepper, pepper + ".away")
        line = self.line()
        self.assertEqual(line.unlock()["verdict"], "wrong")
        self.assertIn("pepper: is not there, so no PIN can be right", self.centre_of.log("keeper"))
        os.rename(pepper + ".away", pepper)
        self.assertEqual(line.unlock()["verdict"], "open")
        os.chmod(pepper, 0o644)
        with self.assertRaisesRegex(Refused, "^denied: PINs cannot be checked now"):
            line.unlock()
        os.remove(pepper)  # for good, so all of staff need another PIN
        self.assertEqual(self.add_by_command("reset", pin="935172"), "done")
        self.assertEqual(line.unlock("935172")["verdict"], "open")
        self.assertEqual(line.unlock("517290", staff=34)["verdict"], "wrong")


class ActsTest(PinTest):
    def add_voucher(self):
        with pins.database(self.centre_of) as store, store:
            store.executescript(
                "INSERT INTO voucher (id, reference, made_day, until_day) VALUES (1, '%s', '2026-11-22', '2099-01-01');"
                "INSERT INTO voucher_item VALUES (1, 0, 'drops', 0, 1);"
                "INSERT INTO ledger (act, day, kind, product, batch, expires, packs, staff)"
                " VALUES ('x', '2026-11-22', 0, 'drops', 'A', '2099-01-01', 5, 0);" % REFERENCE)

    def test_a_hand_over_bears_the_number_of_who_did_it(self):
        self.begin((NUMBER, PIN))
        self.centre_of.stop_keeper()
        self.add_voucher()
        self.centre_of.start_keeper("--test-clock")
        line = self.line()
        hand_over = {"key": str(uuid.uuid4()), "reference": REFERENCE, "cardSeen": 0, "staff": 77}
        with self.assertRaisesRegex(Refused, "^denied: "):
            line.ask("hand-over", **hand_over)
        line.unlock()
        self.assertEqual(line.ask("voucher-look", reference=REFERENCE)["verdict"], "open")
        for _ in range(2):  # its answer was lost, perhaps
            self.assertEqual(line.ask("hand-over", **hand_over)["verdict"], "done")
        self.assertEqual(self.audit(), [(NUMBER, "unlocked", ""), (NUMBER, "handed-over", REFERENCE)])
        self.centre_of.stop_keeper()
        with pins.database(self.centre_of) as store:
            self.assertEqual(store.execute("SELECT staff FROM ledger WHERE kind = 3").fetchall(), [(NUMBER,)])
        self.centre_of.start_keeper()

    def test_a_ticket_is_printed_again(self):
        self.begin((NUMBER, PIN))
        name = "\u0622\u0645\u0646\u06c1 Quillfeather"
        glass = self.open_glass()
        booked = glass.book(name, PLAY, children=2, adults=1)
        glass.book("Second", PLAY, children=4, adults=2)
        waiting = glass.book("Third", PLAY, children=4, adults=1)
        line = self.line()
        line.unlock()
        self.assertEqual(line.ask("ticket-of", reference=booked["reference"]),
                         {"verdict": "booked", **PLAY, "code": booked["code"], "name": name, "language": "bn",
                          "children": 2, "adults": 1, "position": 0})
        self.assertEqual(line.ask("ticket-of", reference=waiting["reference"]),
                         {"verdict": "waiting", **PLAY, "code": waiting["code"], "name": "Third", "language": "bn",
                          "children": 4, "adults": 1, "position": 1})
        nothing = {"verdict": "none", "session": "", "day": "", "minute": 0, "code": "", "name": "", "language": "",
                   "children": 0, "adults": 0, "position": 0}
        self.assertEqual(line.ask("ticket-of", reference=REFERENCE), nothing)
        for _ in range(2):
            self.assertEqual(line.ask("sign-up-act", reference=booked["reference"], act="cancel")["verdict"], "done")
        self.assertEqual(line.ask("ticket-of", reference=booked["reference"]), nothing)
        self.assertEqual(line.ask("ticket-of", reference=waiting["reference"])["verdict"], "waiting")
        self.assertEqual(self.audit()[1:],
                         [(NUMBER, "ticket-again", booked["reference"]), (NUMBER, "ticket-again", waiting["reference"]),
                          (NUMBER, "cancelled", booked["reference"]), (NUMBER, "ticket-again", waiting["reference"])])
        self.assertEqual(glass.ask("sign-up-act", admin=True, reference=waiting["reference"], act="cancel"),
                         {"verdict": "done"})
        self.assertEqual(self.audit()[-1], (0, "cancelled", waiting["reference"]))
        log = self.centre_of.log("keeper")
        for secret in (name, "Quillfeather", PIN, booked["code"]):
            self.assertNotIn(secret, log)

    def test_a_place_that_is_kept_is_taken_by_staff(self):
        self.begin((NUMBER, PIN))
        glass = self.open_glass()
        booked = [glass.book("F%d" % n, PLAY, children=1, adults=1) for n in range(4)]
        line = self.line()
        line.unlock()
        line.ask("sign-up-act", reference=booked[0]["reference"], act="cancel")
        self.assertEqual(line.ask("ticket-of", reference=booked[3]["reference"])["verdict"], "offered")
        self.assertEqual(line.ask("sign-up-act", reference=booked[3]["reference"], act="take")["verdict"], "done")
        self.assertEqual(line.ask("ticket-of", reference=booked[3]["reference"])["verdict"], "booked")
        self.assertEqual([row[1] for row in self.audit()],
                         ["unlocked", "cancelled", "ticket-again", "taken", "ticket-again"])

    def test_without_a_pack(self):
        self.begin((NUMBER, PIN))
        booked = self.open_glass().book("Amina", PLAY, children=1, adults=1)
        self.centre_of.stop_keeper()
        os.remove(self.centre_of.path("public/packs/current"))
        self.centre_of.start_keeper("--test-clock")
        line = self.line()
        self.assertEqual(line.unlock()["verdict"], "open")
        found = line.ask("ticket-of", reference=booked["reference"])
        self.assertEqual((found["verdict"], found["code"], found["name"]), ("booked", booked["code"], ""))


class GuessingTest(PinTest):
    """Somebody guesses for weeks, with all that can happen to a machine meanwhile. What is counted is how many of the guesses
    were held against the hash, as far as the guesser could know it."""

    def setUp(self):
        print("seed %d" % SEED)
        self.moves = random.Random(SEED)
        self.times = []  # when a guess was effective, in the time that has truly passed
        self.gains = []  # the same of restarts over which the wall clock went ahead
        self.restarts = 0
        self.kills = 0
        self.base_ms = 0
        self.is_first = True
        self.lines = []

    def connect(self):
        for line in self.lines:
            line.close()
        self.lines = [self.line() for _ in range(3)]

    def note_clock(self):
        """A keeper reads the wall clock with the first guess; if it shows more than it did to the one before, time seems to
        have passed."""
        if self.is_first:
            if self.clocks.ahead_ms > self.base_ms:
                self.gains.append(self.clocks.true_ms())
            self.base_ms = self.clocks.ahead_ms
            self.is_first = False

    def count(self, answer):
        if answer["verdict"] == "wrong":
            self.times.append(self.clocks.true_ms())
        else:
            self.assertEqual(answer["verdict"], "wait")
        self.assertLessEqual(answer["waitSeconds"], WAIT_SECONDS_MAX)

    def guess(self):
        """On one connection or three at once, at one number or several."""
        self.note_clock()
        chosen = self.lines[:1] if self.moves.random() < 0.8 else self.lines
        for line in chosen:
            line.send("unlock", staff=self.moves.choice((NUMBER, NUMBER, NUMBER, 34, 35)),
                      pin="%06d" % self.moves.randrange(400000))
        for line in chosen:
            self.count(line.receive())
        return len(chosen)

    def tries_used(self):
        with pins.database(self.centre_of) as store:
            return store.execute("SELECT count(*) FROM audit WHERE act IN ('wrong-pin', 'locked-out')").fetchone()[0]

    def guess_and_kill(self):
        """It may have been held against the hash, and the answer may have been on its way."""
        self.note_clock()
        self.lines[0].send("unlock", staff=NUMBER, pin=WRONG)
        time.sleep(self.moves.uniform(0, 0.02))
        self.centre_of.kill_keeper()
        self.kills += 1
        self.times += [self.clocks.true_ms()] * (self.tries_used() - len(self.times))
        self.centre_of.start_keeper("--test-clock")
        self.started()

    def started(self):
        self.clocks.restarted()
        self.is_first = True
        self.connect()

    def stop_and_start(self):
        self.restarts += 1
        self.centre_of.stop_keeper()
        self.centre_of.start_keeper("--test-clock")
        self.started()

    def leap(self):
        self.clocks.set_wrong(self.moves.choice((0, 0, -HOUR, HOUR, -30 * DAY, 30 * DAY, 5 * MINUTE)))

    def play(self, may_leap):
        self.begin((NUMBER, PIN), (34, "517290"), (35, "628301"))  # a number that nobody has costs a second a guess
        self.clocks.tell()
        self.connect()
        began, made = self.clocks.true_ms(), 0
        while made < GUESSES:
            for _ in range(self.moves.choice((1, 2, 5, 9, 30, 200))):
                made += self.guess()
            move = self.moves.random()
            if move < 0.04:
                self.stop_and_start()
            elif move < 0.12:
                self.guess_and_kill()
                made += 1
            elif move < 0.36 and may_leap:
                self.leap()
            else:
                self.clocks.pass_by(self.moves.choice((1000, 30 * 1000, 5 * MINUTE, 12 * MINUTE, HOUR)))
        passed = self.clocks.true_ms() - began
        print("%d guesses in %.1f days, %d kills, %d restarts, %d starts with a clock that had gone ahead: %d effective, at "
              "most %d in an hour" % (made, passed / DAY, self.kills, self.restarts, len(self.gains), len(self.times),
                                      max(self.in_hour_from(self.times, first) for first in self.times)))
        return passed

    @staticmethod
    def in_hour_from(times, first):
        return bisect.bisect_left(times, first + HOUR) - bisect.bisect_left(times, first)

    def check_hours(self):
        """Ten in any hour, and what a clock that went ahead while no keeper saw it makes of five."""
        for first in self.times:
            self.assertLessEqual(self.in_hour_from(self.times, first), 10 + 5 * self.in_hour_from(self.gains, first))

    def let_in(self):
        """Whatever was guessed: whoever knows the PIN is in within the time that they are told."""
        answer = self.lines[0].unlock(PIN)
        if answer["verdict"] == "wait":
            self.clocks.pass_by(answer["waitSeconds"] * 1000)
            answer = self.lines[0].unlock(PIN)
        self.assertEqual(answer["verdict"], "open")

    def check_books(self):
        """What was recorded is what was counted here."""
        rows = [act for _, act, _ in self.audit()]
        self.assertEqual(sum(act in ("wrong-pin", "locked-out") for act in rows), len(self.times))

    def test_guesses_for_weeks(self):
        passed = self.play(may_leap=False)
        self.assertEqual(self.gains, [])
        self.assertLessEqual(len(self.times), 5 + passed // (12 * MINUTE))
        self.assertGreater(len(self.times), GUESSES // 200)
        self.check_hours()
        self.check_books()
        self.let_in()

    def test_guesses_with_a_clock_that_leaps(self):
        passed = self.play(may_leap=True)
        self.assertLessEqual(len(self.times), 5 + passed // (12 * MINUTE) + 5 * len(self.gains))
        self.check_hours()
        self.check_books()
        self.let_in()

    def test_a_leap_gives_nothing(self):
        self.begin((NUMBER, PIN))
        self.connect()
        for _ in range(5):
            self.count(self.lines[0].unlock(WRONG))
        for ahead in (DAY, -DAY, 3650 * DAY, 0):
            self.clocks.set_wrong(ahead)
            answer = self.lines[0].unlock(PIN)
            self.assertEqual(answer["verdict"], "wait")
        self.let_in()

    def test_a_reset_lets_in_at_once(self):
        self.begin((NUMBER, PIN))
        self.connect()
        answers = [self.lines[0].unlock(WRONG) for _ in range(6)]
        self.assertEqual([answer["verdict"] for answer in answers], ["wrong"] * 5 + ["wait"])
        self.assertGreater(answers[4]["waitSeconds"], 700)
        state = lambda: self.line(admin=True).ask("staff-list", after=0)["items"][0]["state"]
        self.assertEqual(state(), "waiting")
        self.assertEqual(self.add_by_command("reset", pin="935172"), "done")
        self.assertEqual(state(), "ready")
        self.assertEqual(self.lines[0].unlock("935172")["verdict"], "open")


if __name__ == "__main__":
    kiosk.main()
