#!/usr/bin/python3
"""What staff's own screen says when something is away, full or broken: in plain words, with a code; nothing is done by halves,
and when it is mended the same touch does it.
"""

import os
import sys

import desk
import kiosk
import pins
import tasks
from desk import PLAY
from tasks import card, row
from test_desk import only_one

sys.path.insert(0, os.path.join(kiosk.ROOT, "tests/print"))

from receipt_printer import ReceiptPrinter

AWAY = "keeper-away This does not work just now"
NO_PAPER = "P1"
NO_ROOM = "P6"
NAMES_MAX = 9999  # of one kind in a folder


class Trouble(tasks.TaskTest):
    is_desk = True

    def restart(self):
        self.here.start_keeper("--test-clock")
        self.set_morning(self.hands.glass)

    def open_date(self, *printer, **options):
        """With one family, at the page of its session."""
        hands = self.open(*printer, **options)
        self.family = self.book(PLAY)
        self.unlock()
        hands.do("tap " + card(PLAY))
        return hands


class Keeper(Trouble):
    def test_the_keeper_is_away(self):
        hands = self.open_date()
        hands.do("tap " + row(self.family))
        self.here.kill_keeper()
        hands.do("tap staff.arrive", "expect %s" % AWAY, "expect keeper-away K1", "expect staff.state Has a place")
        hands.glass.do("hold staff.name")
        hands.do("expect staff.who Name and phone number", "expect keeper-away K1", "release")
        self.back()
        hands.do("tap staff.register", "tap staff.print", "expect keeper-away K1", "expect staff.paper Stand at the printer")
        self.restart()
        # Another keeper knows nothing of the PIN.
        hands.do("tap staff.print", "expect screen staff-unlock", "absent keeper-away")
        self.assertEqual(self.papers("register"), [])
        self.type_pin()
        hands.do("tap " + card(PLAY), "tap " + row(self.family), "tap staff.arrive", "expect staff.state Arrived")
        self.lock()
        self.assertEqual(self.acts("arrived", "opened", "register"), [("arrived", self.family["reference"])])

    def test_the_keeper_is_away_before_the_pin(self):
        hands = self.open()
        self.here.kill_keeper()
        hands.do("type staff.number %d" % pins.NUMBER, "key Tab", "type staff.pin " + pins.PIN, "key Return", "expect " + AWAY,
                 "expect keeper-away K1", "expect screen staff-unlock")
        self.restart()
        hands.do("type staff.pin " + pins.PIN, "key Return", "expect screen staff")

    def test_nothing_can_be_written(self):
        hands = self.open()
        family = self.book(PLAY)
        self.here.stop_keeper()
        with pins.database(self.here) as store, store:
            store.execute(only_one("audit", "act <> 'unlocked' AND act <> 'wrong-pin'"))
            store.execute("INSERT INTO audit (utc_ms, staff, act, what) VALUES (?, ?, 'opened', '')",
                          (desk.at(tasks.OPENS), pins.NUMBER))
        self.restart()
        self.unlock()
        hands.do("tap " + card(PLAY), "tap staff.walk-in", "tap staff.add", "expect " + AWAY, "expect keeper-away K5",
                 "absent staff.added")
        self.back()
        hands.do("expect staff.numbers 1 of 3 families", "tap staff.close", "tap staff.yes", "expect keeper-away K5",
                 "absent staff.note", "tap " + row(family), "tap staff.arrive", "expect keeper-away K5",
                 "expect staff.state Has a place")
        hands.glass.do("hold staff.name")
        hands.do("expect staff.who Name and phone number", "expect keeper-away K5", "release")
        self.back()
        hands.do("tap staff.register", "tap staff.print", "expect keeper-away K5", "expect staff.paper Stand at the printer")
        self.assertEqual((self.papers("register"), os.path.exists(self.here.path("public/edits.json"))), ([], False))
        self.here.stop_keeper()
        hands.do("tap staff.print", "expect keeper-away K1")
        with pins.database(self.here) as store, store:
            store.execute("DROP INDEX only_one_audit")
        self.restart()
        hands.do("tap staff.print", "expect screen staff-unlock")
        self.type_pin()
        hands.do("tap " + card(PLAY), "tap staff.register", "tap staff.print")
        hands.wait_for("staff.paper The register is printed")


class Paper(Trouble):
    def test_there_is_no_printer(self):
        hands = self.open_date(prints=False)
        hands.do("absent %s.ticket" % row(self.family), "tap staff.register",
                 "expect error.staff There is no printer for A4 pages.", "expect error.staff doorstepctl printer set --for pages",
                 "absent staff.print")
        self.back(2)
        hands.do("tap staff.ticket", "scan DS:" + self.family["reference"], "expect staff.paper There is no printer at this screen",
                 "absent print.slip")
        self.back()
        hands.do("tap staff.how", "expect staff.how.printer There is no printer", "absent staff.test")

    def test_the_printer_has_no_a4_and_no_paper(self):
        printer = ReceiptPrinter(paper=0)
        self.addCleanup(printer.close)
        hands = self.open_date("escpos", "--device", printer.path)
        hands.do("tap %s.ticket" % row(self.family))
        hands.wait_for("print.state " + NO_PAPER)
        hands.do("expect print.state The ticket still holds")
        self.back(2)
        hands.do("tap staff.how")
        hands.wait_for("staff.how.printer " + NO_PAPER)
        hands.do("expect staff.how.printer The printer is out of paper. Put some in.")
        hands.do("tap staff.test")
        hands.wait_for("staff.paper The test page was not printed. Code: %s." % NO_PAPER)
        printer.refill()
        hands.do("tap staff.test")
        hands.wait_for("staff.paper The test page is printed")
        hands.do("expect staff.how.printer The printer is ready")
        self.back()
        hands.do("tap " + card(PLAY), "tap staff.register", "expect error.staff There is no printer for A4 pages.")

    def test_a_printer_that_fails_among_the_registers(self):
        hands = self.open_date()
        names = range(4, NAMES_MAX + 1)
        for number in names:
            open(os.path.join(self.paper, "register-%04d.png" % number), "wb").close()
        self.back()
        hands.do("tap staff.registers", "tap staff.print")
        # What has come out is paper with names, and staff go and look for it.
        hands.wait_for("error.staff 3 of 6 registers are printed. The others are not.")
        hands.do("expect error.staff " + NO_ROOM)
        for number in names:
            os.remove(os.path.join(self.paper, "register-%04d.png" % number))
        hands.do("tap staff.print")
        hands.wait_for("staff.paper The registers are printed")
        self.assertEqual(len(self.papers("register")), 6)  # the rest, and nobody's names twice


if __name__ == "__main__":
    kiosk.main()
