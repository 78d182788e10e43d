#!/usr/bin/python3
"""The recovery code: whoever uses up all tries at PINs locks a centre out for no longer than it takes to fetch it from the safe.
It opens nothing, works once, and is guessed at as rarely as a PIN.
"""

import time

import kiosk
import pins
from desk import Refused
from pins import MINUTE, NUMBER, PIN, WRONG, PinTest

CODE, NO_CODE = "739105284617", "739105284618"
RECOVERY = 0  # in place of a staff number
RECOVERED = {"verdict": "recovered", "waitSeconds": 0}


class RecoveryTest(PinTest):
    def begin_with_code(self, cost=pins.CHEAP):
        self.begin((NUMBER, PIN), (34, "517290"), (RECOVERY, CODE), cost=cost)

    def lock_out(self, line, staff=NUMBER):
        verdicts = [line.unlock(WRONG, staff=staff)["verdict"] for _ in range(6)]
        self.assertEqual(verdicts, ["wrong"] * 5 + ["wait"])

    def test_everybody_may_try_again_at_once(self):
        self.begin_with_code()
        line = self.line()
        self.lock_out(line)
        self.clocks.pass_by(12 * MINUTE)
        self.assertEqual(line.unlock(WRONG, staff=34)["waitSeconds"], 12 * 60)
        for number, pin in ((NUMBER, PIN), (34, "517290")):
            self.assertEqual(line.unlock(pin, staff=number)["verdict"], "wait")
        self.assertEqual(line.unlock(CODE, staff=RECOVERY), RECOVERED)
        self.assert_locked(line)
        self.lock_out(line)  # so there were all five again
        self.assertEqual(self.add_by_command("recovery", RECOVERY, NO_CODE), "done")
        self.assertEqual(line.unlock(CODE, staff=RECOVERY)["verdict"], "wrong")
        self.assertEqual(line.unlock(NO_CODE, staff=RECOVERY), RECOVERED)
        self.assertEqual(line.unlock()["verdict"], "open")
        line.ask("sign-up-dates", **pins.LIST)
        acts = [row for row in self.audit() if row[0] == RECOVERY or row[1] == "unlocked"]
        self.assertEqual(acts, [(RECOVERY, "recovered", ""), (RECOVERY, "recovery-made", ""), (RECOVERY, "wrong-pin", ""),
                                (RECOVERY, "recovered", ""), (NUMBER, "unlocked", "")])
        log = self.centre_of.log("keeper")
        for secret in (CODE, NO_CODE, PIN):
            self.assertNotIn(secret, log)

    def test_it_works_once(self):
        self.begin_with_code()
        lines = self.line(), self.line()
        for line in lines:  # both under way at the same time
            line.send("unlock", staff=RECOVERY, pin=CODE)
        self.assertEqual([line.receive()["verdict"] for line in lines], ["recovered", "wrong"])
        self.lock_out(line)
        self.centre_of.stop_keeper()
        self.centre_of.start_keeper("--test-clock")
        line = self.line()
        self.assertEqual(line.unlock(CODE, staff=RECOVERY)["verdict"], "wrong")
        self.assertEqual(line.unlock()["verdict"], "wait")

    def test_it_opens_nothing(self):
        self.begin_with_code()
        line = self.line()
        self.assertEqual(line.unlock()["verdict"], "open")
        self.assertEqual(line.unlock(CODE, staff=RECOVERY), RECOVERED)
        self.assert_locked(line)
        for ask, fields in (("staff-set", {"staff": RECOVERY, "act": "recovery", "pin": NO_CODE}),
                            ("staff-list", {"after": 0}), ("voucher-look", {"reference": "2222-2222"})):
            with self.assertRaisesRegex(Refused, "^denied: "):
                line.ask(ask, **fields)

    def test_a_pin_of_another_is_no_code_and_the_other_way_round(self):
        self.begin_with_code()
        line = self.line()
        self.assertEqual(line.unlock(PIN, staff=RECOVERY)["verdict"], "wrong")
        self.assertEqual(line.unlock(CODE)["verdict"], "wrong")

    def test_guesses_are_counted_whatever_is_killed(self):
        self.begin_with_code(cost=pins.SLOW)
        self.clocks.tell()
        for _ in range(5):
            line = self.line()
            line.send("unlock", staff=RECOVERY, pin=NO_CODE)
            kiosk.wait_until(self.children_of_keeper, "the child")
            self.centre_of.kill_keeper()
            self.centre_of.start_keeper("--test-clock")
            self.clocks.restarted()
        line = self.line()
        answer = line.unlock(CODE, staff=RECOVERY)
        self.assertEqual(answer["verdict"], "wait")
        self.assertLessEqual(answer["waitSeconds"], 12 * 60)
        self.assertEqual(line.unlock()["verdict"], "open")  # those of PINs are others
        self.clocks.pass_by(answer["waitSeconds"] * 1000)
        self.assertEqual(line.unlock(CODE, staff=RECOVERY), RECOVERED)

    def children_of_keeper(self):
        pid = self.centre_of.keeper.pid
        with open("/proc/%d/task/%d/children" % (pid, pid), encoding="ascii") as file:
            return file.read().split()

    def test_it_is_nobody(self):
        self.begin_with_code()
        admin = self.line(admin=True)
        self.assertEqual([row["staff"] for row in admin.ask("staff-list", after=0)["items"]], [NUMBER, 34])
        self.assertEqual(admin.ask("staff-remove", staff=RECOVERY), {"verdict": "none"})
        for number, act in ((RECOVERY, "add"), (RECOVERY, "reset"), (NUMBER, "recovery")):
            with self.assertRaisesRegex(Refused, "^invalid: staff number 0 "):
                self.add_by_command(act, number, NO_CODE)
        self.assertEqual(self.line().unlock(CODE, staff=RECOVERY), RECOVERED)

    def test_nobody_hears_whether_there_is_one(self):
        self.begin((NUMBER, PIN))
        line, took = self.line(), []
        for is_there in (False, True):
            if is_there:
                self.assertEqual(self.add_by_command("recovery", RECOVERY, CODE), "done")
            began = time.monotonic()
            self.assertEqual(line.unlock(NO_CODE, staff=RECOVERY), {"verdict": "wrong", "waitSeconds": 0})
            took.append(time.monotonic() - began)
        self.assertGreater(took[0], took[1] / 3)
        self.assertGreater(took[1], took[0] / 3)

    def test_at_the_glass(self):
        self.begin_with_code()
        self.lock_out(self.line())
        glass = self.centre_of.glass()
        glass.do("language en", "tap home.staff", "type staff.number %d" % NUMBER, "key done", "type staff.pin " + PIN,
                 "tap staff.unlock", "expect error.staff Too many wrong tries.")
        view = glass.look()
        self.assertIn("Write 0 as the staff number", view.whole())
        glass.do("tap staff.number", "key Backspace", "key Backspace", "type staff.number 0", "key done",
                 "type staff.pin " + CODE, "tap staff.unlock", "expect staff.recovered You can all try again now.",
                 "expect screen staff-unlock", "absent error.staff")
        view = glass.look()
        self.assertEqual(view.text("staff.number") + view.text("staff.pin"), "")
        glass.do("type staff.number %d" % NUMBER, "key done", "type staff.pin " + PIN, "tap staff.unlock",
                 "expect screen staff")
        self.assertNotIn(CODE, self.centre_of.log(glass.name) + self.centre_of.log("keeper"))


if __name__ == "__main__":
    kiosk.main()
