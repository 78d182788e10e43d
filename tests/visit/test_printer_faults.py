#!/usr/bin/python3
"""Printers that fail, and families that leave too early: a slip comes once, in the visit that asked for it, or not at all. What was
booked stands, and the page says how it is.
"""

import fcntl

import kiosk
from family import Family
from paper import AMINA, BILQIS, IDLE_SECONDS, WARNING_SECONDS, WIDTH, PrintingTest, has_ink, words_of

BAND = 128
PART_ROWS = BAND + 30
STALL_SECONDS = 5
PLENTY = 10 ** 6


def without_ends(rows):
    """From the first black row to the last one."""
    inked = [number for number, row in enumerate(rows) if any(row)]
    return rows[inked[0]:inked[-1] + 1] if inked else []


class TroubleTest(PrintingTest):
    """Nothing has come out yet, and what was booked stands."""

    def test_what_is_wrong_is_said_in_english(self):
        self.sign_up_in_trouble("en", self.no_paper, self.unplugged)

    def test_what_is_wrong_is_said_in_arabic(self):
        self.sign_up_in_trouble("ar", self.cover_open, self.held_by_another, self.silent)

    def sign_up_in_trouble(self, language, *troubles):
        """One trouble after the other; when all is well again, one ticket."""
        glass = self.open()
        family = Family(glass, language).choose("play").fill_in(AMINA)
        for trouble in troubles:
            code, mend = trouble()
            glass.do("tap " + ("nav.next" if trouble == troubles[0] else "print.slip"))
            self.wait_for(glass, "print.ticket.failed", code, language)
            view = family.read_ticket().glass.look()
            self.assertEqual(view.text("print.slip"), words_of(language)["print.again"])
            self.assertRegex(view.text("done.code"), "^%s.%s$" % (family.code[:3], family.code[3:]))
            self.assertEqual(self.states()[family.reference], "booked")
            mend()
        self.assertEqual(self.all_pieces(), [], "it came by itself")
        # A hurried finger asks once.
        glass.do("double-tap print.slip")
        self.wait_for(glass, "print.ticket.printed", language=language)
        glass.do("absent print.slip")
        slip, = self.all_pieces()
        self.assert_ticket(slip, family)

    def set(self, **state):
        for name, value in state.items():
            setattr(self.printer, name, value)

    def no_paper(self):
        self.set(paper=0)
        return "P1", lambda: self.set(paper=PLENTY)

    def cover_open(self):
        self.set(cover=True)
        return "P2", lambda: self.set(cover=False)

    def unplugged(self):
        self.printer.unplug()
        return "P3", self.plug

    def held_by_another(self):
        fcntl.flock(self.printer.slave, fcntl.LOCK_EX)
        return "P4", lambda: fcntl.flock(self.printer.slave, fcntl.LOCK_UN)

    def silent(self):
        self.set(answers=False)
        return "P5", lambda: self.set(answers=True)

    def test_a_printer_that_is_busy_for_a_moment_is_waited_for(self):
        glass = self.open(offline=True)
        family = self.sign_up(glass)
        glass.do("absent print.slip")
        self.wait_for(glass, "print.ticket.printing")
        self.printer.offline = False
        self.wait_for(glass, "print.ticket.printed")
        family.read_ticket()
        slip, = self.pieces()
        self.assert_ticket(slip, family)


class HalfTest(PrintingTest):
    """Part of a ticket is out. The rest never comes, for nobody, and nobody is asked to try it again."""

    def sign_up_to_half(self, glass, code):
        family = self.sign_up(glass)
        self.wait_for(glass, "print.ticket.failed", code)
        family.read_ticket()
        glass.do("absent print.slip")
        self.assertEqual(self.states()[family.reference], "booked")
        return family

    def test_out_of_paper_in_the_middle(self):
        glass = self.open(paper=300)
        family = self.sign_up_to_half(glass, "P1")
        half = without_ends(self.printer.rows)
        self.printer.paper = PLENTY
        half_piece, = self.all_pieces()
        self.assert_same(without_ends(half_piece), half)
        self.assertEqual(self.codes(half_piece), [])
        glass.do("absent print.slip", "tap nav.leave", "expect screen welcome")
        before, = self.assert_next_is_whole(glass, "ar")
        self.assert_same(before, half_piece)
        self.print_again(glass, family)

    def print_again(self, glass, family):
        """Her code leads to her ticket, and that to a copy."""
        family.open_ticket()
        glass.do("tap print.slip")
        self.wait_for(glass, "print.ticket.printed")
        whole, copy = self.pieces()[-2:]
        self.assert_ticket(copy, family)
        self.assertNotEqual(len(whole), len(copy))

    def test_unplugged_in_the_middle(self):
        glass = self.open(unplug_after=2 * BAND * WIDTH // 8)
        self.sign_up_to_half(glass, "P3")
        glass.do("tap nav.leave", "expect screen welcome")
        self.plug()
        self.assert_next_is_whole(glass)

    def test_it_takes_no_more(self):
        glass = self.open("--status", "no", reads=False, answers=False, marks=False)
        self.sign_up(glass)
        glass.do("wait %d" % (STALL_SECONDS + 1))
        self.wait_for(glass, "print.ticket.failed", "P4")
        glass.do("absent print.slip", "tap nav.leave", "expect screen welcome")
        self.printer.reads = True
        family = self.get_ticket(glass, name=BILQIS)
        *parts, ticket = self.all_pieces()
        self.assert_ticket(ticket, family)
        self.assertLess(len([row for part in parts for row in part if has_ink([row])]), BAND)


class LeftTest(PrintingTest):
    """The visit is over before its slip is there: nothing of it comes any more."""

    def sign_up_and_pause(self, glass):
        self.printer.pauses_at = PART_ROWS
        self.sign_up(glass, "ar")
        self.wait_for_rows(self.printer.pauses_at)
        self.wait_for(glass, "print.ticket.printing", language="ar")

    def assert_broken_off(self, glass):
        """What was out when the visit ended, and no row of it more."""
        out = without_ends(self.printer.rows)
        self.printer.pauses_at = None
        part, = self.all_pieces()
        self.assert_same(without_ends(part), out)
        before, = self.assert_next_is_whole(glass)
        self.assert_same(before, part)

    def test_left_while_it_prints(self):
        glass = self.open()
        self.sign_up_and_pause(glass)
        glass.do("tap nav.leave", "expect screen welcome")
        self.assert_broken_off(glass)

    def test_nobody_is_there_while_it_prints(self):
        glass = self.open()
        self.sign_up_and_pause(glass)
        most = STALL_SECONDS - 1
        for _ in range(most, IDLE_SECONDS + WARNING_SECONDS, most):
            glass.do("wait %d" % most)
            self.printer.pauses_at += BAND
            self.wait_for_rows(self.printer.pauses_at)
        glass.do("expect screen leave-warning", "wait %d" % most, "expect screen welcome")
        self.assert_broken_off(glass)

    def test_left_while_the_printer_is_busy(self):
        glass = self.open(offline=True)
        for way in ("wait %d" % (IDLE_SECONDS + WARNING_SECONDS + 1), "tap nav.leave"):
            self.sign_up(glass)
            self.wait_for(glass, "print.ticket.printing")
            glass.do(way, "expect screen welcome")
        self.printer.offline = False
        self.assertEqual(self.all_pieces(), [])
        self.assert_next_is_whole(glass)

    def test_the_next_ticket_waits_until_the_printer_is_free(self):
        """She is quick, and the printer still has to be told that the one before is over."""
        glass = self.open("--status", "no", reads=False, answers=False, marks=False)
        self.sign_up(glass)
        glass.do("tap nav.leave", "expect screen welcome")
        family = self.sign_up(glass, name=BILQIS)
        self.wait_for(glass, "print.ticket.printing")
        self.printer.reads = True
        self.wait_for(glass, "print.ticket.printed")
        family.read_ticket()
        before, ticket = self.all_pieces()
        self.assert_ticket(ticket, family)
        self.assertEqual(self.codes(before) if before else [], [])

if __name__ == "__main__":
    kiosk.main()
