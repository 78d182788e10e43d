#!/usr/bin/python3
"""doorstepctl staff: who may work at the desk, asked of a living keeper and of the database alone; PINs typed unseen at a
terminal or handed over in a file descriptor; and the record of what was done.

usage: tests/tools/staff_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import json
import os
import pty
import re
import select
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "visit"))

import kiosk
import pins
from pins import NUMBER, PIN, WRONG

SECONDS = 60
GUESSED = 55


class Terminal:
    """doorstepctl at a terminal of its own; `said` is all that stands on it."""

    def __init__(self, command):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            try:
                os.execve(command[0], command, kiosk.environment())
            finally:
                os._exit(127)
        self.said = ""

    def read(self):
        try:
            some = os.read(self.fd, 4096).decode()
        except OSError:  # how a terminal says that nobody is there any more
            some = ""
        self.said += some
        return some

    def wait_for(self, words):
        end = time.monotonic() + SECONDS
        while words not in self.said:
            assert select.select([self.fd], [], [], max(0, end - time.monotonic()))[0], self.said
            assert self.read(), self.said

    def type(self, words):
        os.write(self.fd, words.encode())

    def end(self):
        while self.read():
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


class StaffTest(kiosk.VisitTest):
    def setUp(self):
        self.centre_of = self.centre()

    def command(self, *arguments):
        return [self.centre_of.program("doorstepctl"), "staff", *arguments, "--data", self.centre_of.data]

    def ctl(self, *arguments, pin=None, wanted=0):
        """`pin` goes in by a pipe."""
        ends = os.pipe() if pin is not None else ()
        if ends:
            os.write(ends[1], pin.encode())
            os.close(ends[1])
            arguments += ("--pin-fd", str(ends[0]))
        try:
            done = subprocess.run(self.command(*arguments), capture_output=True, text=True, timeout=SECONDS,
                                  pass_fds=ends[:1], env=kiosk.environment(), stdin=subprocess.DEVNULL,
                                  start_new_session=True)
        finally:
            if ends:
                os.close(ends[0])
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+")
        if pin:
            self.assertNotIn(pin.strip() or "\0", done.stdout + done.stderr)
        return done

    def items(self, name):
        return json.loads(self.ctl(name, "--json").stdout)["items"]

    def unlock(self, pin, staff=NUMBER):
        line = pins.Line(self.centre_of)
        verdict = line.unlock(pin, staff)["verdict"]
        line.close()
        return verdict

    def test_without_a_keeper_and_then_with_one(self):
        self.assertEqual(self.items("list"), [])
        self.assertEqual(self.ctl("add", "12", pin=PIN + "\n").stdout, "12: added\n")
        self.assertEqual(os.stat(self.centre_of.path("private/pepper")).st_mode & 0o777, 0o600)
        self.assertIn("12: is there already", self.ctl("add", "12", pin="935172", wanted=1).stderr)
        self.assertIn("34: nobody has this number", self.ctl("reset", "34", pin="935172", wanted=1).stderr)
        self.assertIn("34: nobody has this number", self.ctl("remove", "34", wanted=1).stderr)
        pins.add_staff(self.centre_of, GUESSED)
        self.centre_of.start_keeper()
        self.assertEqual(self.unlock(PIN), "open")
        for _ in range(5):
            self.assertEqual(self.unlock(WRONG, GUESSED), "wrong")
        self.assertEqual(self.unlock(PIN), "wait")
        self.assertEqual(self.ctl("add", "7", pin="482019").stdout, "7: added\n")  # which clears what all share
        self.assertIn("7: is there already", self.ctl("add", "7", pin="935172", wanted=1).stderr)
        self.assertIn("34: nobody has this number", self.ctl("reset", "34", pin="935172", wanted=1).stderr)
        self.assertIn("34: nobody has this number", self.ctl("remove", "34", wanted=1).stderr)
        today = time.strftime("%Y-%m-%d")
        self.assertEqual(self.items("list"), [{"staff": 7, "added": today, "state": "ready"},
                                              {"staff": NUMBER, "added": today, "state": "ready"},
                                              {"staff": GUESSED, "added": "2026-11-22", "state": "waiting"}])
        self.assertEqual(self.unlock(PIN, GUESSED), "wait")
        self.assertEqual(self.ctl("reset", str(GUESSED), pin="935172").stdout,
                         "55: has the new PIN, and may try again at once\n")
        self.assertEqual(self.unlock("935172", GUESSED), "open")
        self.assertEqual(self.ctl("remove", "7").stdout, "7: removed\n")
        self.check_lists()

    def check_lists(self):
        """The same from the keeper and from the database."""
        told = [self.ctl("list").stdout, self.ctl("log").stdout, self.items("list"), self.items("log")]
        self.assertEqual(self.centre_of.stop_keeper(), 0)
        self.assertEqual(told, [self.ctl("list").stdout, self.ctl("log").stdout, self.items("list"), self.items("log")])
        self.assertRegex(told[0], r"^staff  added       state\n   12  \S{10}  ready\n   55  \S{10}  ready\n$")
        rows = [(row["staff"], row["act"], row["what"]) for row in told[3]]
        self.assertEqual(rows, [(12, "staff-added", ""), (12, "unlocked", "")] + [(55, "wrong-pin", "")] * 4 +
                         [(55, "locked-out", ""), (7, "staff-added", ""), (55, "staff-reset", ""), (55, "unlocked", ""),
                          (7, "staff-removed", "")])
        self.assertRegex(told[1], r"(?m)^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ     55  locked-out     -$")
        self.assertTrue(all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["at"]) for row in told[3]))

    def make_recovery(self):
        """Its code, which is said once and kept by nobody."""
        said = self.ctl("recovery").stdout
        self.assertRegex(said, r"^\d{4} \d{4} \d{4}\nKeep this code in the safe")
        code = said.splitlines()[0].replace(" ", "")
        kept = self.centre_of.log("keeper") if self.centre_of.keeper else ""
        for name in ("private/doorstep.db", "private/doorstep.db-wal"):
            if os.path.exists(self.centre_of.path(name)):
                with open(self.centre_of.path(name), "rb") as file:
                    kept += file.read().decode("latin-1")
        self.assertNotIn(code, kept)
        self.assertNotIn(said.splitlines()[0], kept)
        return code

    def test_a_recovery_code(self):
        pins.add_staff(self.centre_of)
        first, second = self.make_recovery(), self.make_recovery()
        self.assertNotEqual(first, second)
        self.centre_of.start_keeper()
        self.assertEqual([self.unlock(WRONG) for _ in range(6)], ["wrong"] * 5 + ["wait"])
        self.assertEqual(self.unlock(first, 0), "wrong")
        self.assertEqual(self.unlock(second, 0), "recovered")
        self.assertEqual([self.unlock(WRONG) for _ in range(6)], ["wrong"] * 5 + ["wait"])
        self.assertEqual(self.unlock(self.make_recovery(), 0), "recovered")
        self.assertEqual(self.unlock(PIN), "open")
        self.assertEqual([row["staff"] for row in self.items("list")], [NUMBER])
        self.assertEqual([row["act"] for row in self.items("log") if row["staff"] == 0],
                         ["recovery-made", "recovery-made", "wrong-pin", "recovered", "recovery-made", "recovered"])
        self.assertRegex(self.ctl("log").stdout, r"(?m)Z      0  recovery-made  -$")

    def test_long_records_have_pages(self):
        with pins.database(self.centre_of) as store, store:
            store.executemany("INSERT INTO audit (utc_ms, staff, act, what) VALUES (?, 12, 'ticket-again', '2222-2222')",
                              [(1790000000000 + n,) for n in range(120)])
            store.executemany("INSERT INTO staff (number, pin, added_day) VALUES (?, 'x', '2026-11-22')",
                              [(n,) for n in range(1, 104)])
        self.check_pages()
        self.centre_of.start_keeper()
        self.check_pages()

    def check_pages(self):
        self.assertEqual(len(self.items("log")), 120)
        self.assertEqual([row["staff"] for row in self.items("list")], list(range(1, 104)))

    def test_pins_that_will_not_do(self):
        for pin, words in (("12345", "has not 6 to 12 digits"), ("1234567890123", "6 to 12 digits"), ("", "6 to 12 digits"),
                           ("\n408263", "6 to 12 digits"), ("x" * 1000, "6 to 12 digits"),
                           ("40826a", "something else than digits"), ("444444", "one digit over and over"),
                           ("345678", "a run of digits"), ("121212", "the staff number itself")):
            with self.subTest(pin):
                self.assertIn(words, self.ctl("add", "12", pin=pin, wanted=2).stderr)
        self.assertEqual(self.items("list"), [])
        self.assertEqual(self.items("log"), [])

    def test_wrong_calls(self):
        for arguments in (["add"], ["add", "0"], ["add", "10000"], ["add", "x"], ["add", "12x"], ["add", "+12"],
                          ["add", "12", PIN], ["add", "12", "--pin", PIN], ["add", "12", "--pin-fd", "x"],
                          ["add", "12", "--pin-fd", "77"], ["add", "12", "--pin-fd", "-1"], ["remove"], ["remove", "0"],
                          ["reset", "99999"], ["reset", "0"], ["list", "12"], ["log", "12"], ["recovery", "12"],
                          ["recovery", "--pin-fd", "3"]):
            with self.subTest(arguments):
                self.assertTrue(self.ctl(*arguments, wanted=2).stderr)
        self.assertIn("there is no terminal to type it at", self.ctl("add", "12", wanted=2).stderr)

    def test_at_a_terminal(self):
        self.type_pins(PIN, PIN, code=0, words="12: added")
        self.assertEqual([row["act"] for row in self.items("log")], ["staff-added"])
        self.type_pins(PIN, WRONG, code=2, words="was not the same both times", act="reset")
        self.type_pins("\x03", None, code=2, words="given up", act="reset")
        self.assertEqual([row["act"] for row in self.items("log")], ["staff-added"])

    def type_pins(self, first, second, code, words, act="add"):
        terminal = Terminal(self.command(act, "12"))
        terminal.wait_for("PIN: ")
        terminal.type(first + "\n")
        if second is not None:
            terminal.wait_for("The same PIN again: ")
            terminal.type(second + "\n")
        self.assertEqual(terminal.end(), code, terminal.said)
        self.assertIn(words, terminal.said)
        for pin in (PIN, WRONG):
            self.assertNotIn(pin, terminal.said)


if __name__ == "__main__":
    kiosk.main()
