#!/usr/bin/python3
"""Slips at the glass: each comes once, says what its page says, and to the page that asked for it. Without a printer nothing is
said of one.
"""

import desk
import kiosk
from family import Family
from paper import AMINA, BILQIS, SERVICES, PrintingTest
from test_offer import Offer

from escpos_test import Decoder  # lies where paper looks for it

PART_ROWS = 158  # more than a band is high, so that the printer has taken in a part of the slip
ROWS_A_TOUCH = 30
CODE_ROWS = 100  # no more than a reference and its code are high


class Talk(Decoder):
    """All that a printer hears: slips, and between their parts how it is and how far it has come."""

    def command(self):
        question = self.data[self.at:self.at + 2]
        if question in (b"\x10\x04", b"\x1dr"):
            self.take(3)
        else:
            super().command()


def bits(row):
    return [bool(byte >> bit & 1) for byte in row for bit in range(7, -1, -1)]


class ComesTest(PrintingTest):
    def test_a_ticket_comes_by_itself(self):
        glass = self.open()
        for language in ("en", "ar"):
            family = self.get_ticket(glass, language)
            glass.do("absent print.slip", "tap nav.leave", "expect screen welcome")
            self.assert_ticket(self.pieces()[-1], family)
        self.assertEqual(len(self.all_pieces()), 2)

    def test_the_printer_hears_a_slip_and_nothing_else(self):
        glass = self.open("--width", "58mm")
        self.get_ticket(glass)
        heard = Talk(bytes(self.printer.heard))
        slip, = self.all_pieces()
        self.assertEqual((heard.resets, heard.cuts), (1, [len(slip)]))
        self.assertTrue(heard.rows == [bits(row) for row in slip])
        self.assertEqual(len(heard.rows[0]), 384)

    def test_who_waits_has_no_date_to_keep(self):
        glass = self.open()
        for name, button in ((AMINA, "session.sign-up"), (BILQIS, "session.wait")):
            family = self.get_ticket(glass, where="last", button=button, name=name)
            glass.do("tap nav.leave")
        _, slip = self.pieces()
        self.assertEqual(self.codes(slip), ["DS:" + family.reference])

    def test_a_voucher_comes_by_itself(self):
        glass = self.open()
        glass.do("language en", "tap home.vitamins", "answer q.who child", "tap nav.next")
        Offer(glass).tell_about(2, "years")
        glass.do("tap nav.next", "answer q.card yes", "tap nav.next", "answer q.last never", "tap nav.next",
                 "double-tap vitamins.voucher", "expect screen voucher")
        self.wait_for(glass, "print.voucher.printed")
        glass.do("absent print.slip")
        slip, = self.pieces()
        self.assertEqual(self.codes(slip), ["DS:" + glass.look().text("done.reference")])

    def test_a_request_says_nothing_of_what_it_is_about(self):
        """Of two requests that have nothing in common the slips differ in the number only."""
        glass = self.open()
        references = []
        for answers in (kiosk.short(), kiosk.short(help="housing", relationship="carer", name="Bo")):
            references.append(glass.submit(answers))
            self.assertEqual(self.state_of(glass), "")
            glass.do("double-tap print.slip")
            self.wait_for(glass, "print.slip.printed")
            glass.do("absent print.slip", "tap nav.leave")
        slips = self.pieces()
        self.assertEqual([self.codes(slip) for slip in slips], [["DS:" + reference] for reference in references])
        self.assertEqual(len(slips[0]), len(slips[1]))
        other = [number for number, rows in enumerate(zip(*slips)) if rows[0] != rows[1]]
        self.assertLess(other[-1] - other[0], CODE_ROWS)


class OneAfterTheOtherTest(PrintingTest):
    """A slip is asked for while another one is on its way."""

    def go_to_service(self, glass, key, language="en"):
        offer = Offer(glass)
        glass.do("language " + language, "tap home.offer")
        offer.tell_about(2, "years")
        glass.do("tap nav.next", "expect screen offer")
        return self.open_service(glass, key)

    def open_service(self, glass, key):
        Offer(glass).open_service(key)
        return glass

    def begin_to_print(self, glass):
        """The page of a service, of which the printer has taken in a part."""
        self.printer.pauses_at = len(self.printer.rows) + PART_ROWS
        self.go_to_service(glass, SERVICES[0]).do("double-tap print.slip")
        self.wait_for(glass, "print.service.printing")
        self.wait_for_rows(self.printer.pauses_at)

    def print_while_she_goes_on(self, glass):
        """A touch of hers takes time, and a printer that stood still as long as all of them would be a broken one."""
        attempt = glass.attempt

        def touch(line):
            self.printer.pauses_at += ROWS_A_TOUCH
            return attempt(line)
        glass.attempt = touch

    def alone(self, glass, key):
        """What the slip of a service looks like when nothing else is going on."""
        self.go_to_service(glass, key).do("tap print.slip")
        self.wait_for(glass, "print.slip.printed")
        glass.do("absent print.slip", "tap nav.leave")
        return self.pieces()[-1]

    def test_a_ticket_comes_after_the_slip_of_a_service(self):
        glass = self.open()
        self.begin_to_print(glass)
        self.print_while_she_goes_on(glass)
        glass.do("tap service.sessions", "tap session.play." + desk.DAY.isoformat(), "tap session.sign-up")
        family = Family(glass).fill_in(AMINA)
        glass.do("tap nav.next")
        del glass.attempt
        self.wait_for(glass, "print.ticket.printing")
        self.assertEqual(self.printer.cuts, [])
        self.printer.pauses_at = None
        self.wait_for(glass, "print.ticket.printed")
        family.read_ticket()
        service, ticket = self.pieces()
        self.assert_ticket(ticket, family)
        glass.do("tap nav.leave")
        self.assert_same(self.alone(glass, SERVICES[0]), service)

    def test_another_page_is_not_told_of_it(self):
        glass = self.open()
        self.begin_to_print(glass)
        glass.do("tap nav.back")
        self.open_service(glass, SERVICES[1]).do("absent print.state")
        self.printer.pauses_at = None
        self.assertEqual(len(self.all_pieces()), 1)
        glass.do("absent print.state", "expect print.slip")

    def test_who_turns_the_page_does_not_want_what_waits(self):
        glass = self.open()
        self.begin_to_print(glass)
        glass.do("tap nav.back")
        self.open_service(glass, SERVICES[1]).do("tap print.slip", "tap nav.back")
        self.open_service(glass, SERVICES[2])
        self.printer.pauses_at = None
        self.assertEqual(len(self.all_pieces()), 1)
        glass.do("absent print.state", "expect print.slip")
        self.assertNotIn("was not printed", glass.log())

    def test_what_stands_over_the_page_is_not_on_the_slip(self):
        glass = self.open()
        wanted = self.alone(glass, SERVICES[1])
        self.begin_to_print(glass)
        glass.do("tap nav.back")
        self.open_service(glass, SERVICES[1]).do("tap print.slip", "tap nav.language", "expect screen language")
        self.printer.pauses_at = None
        kiosk.wait_until(lambda: len(self.printer.cuts) == 3, "both")
        self.assert_same(self.all_pieces()[2], wanted)
        glass.do("tap nav.close")
        self.wait_for(glass, "print.slip.printed")


class NoPrinterTest(PrintingTest):
    def sign_up_without(self, glass):
        family = Family(glass).choose("play").fill_in(AMINA).send()
        glass.do("wait 1", "absent print.state", "absent print.slip", "expect done.code", "tap nav.leave")
        self.assertEqual(self.states()[family.reference], "booked")

    def test_a_printer_is_taken_up_when_the_glass_starts(self):
        """Without one nothing is said of it, and nothing is wrong."""
        glass = self.open(has_printer=False)
        self.sign_up_without(glass)
        glass.submit(kiosk.short())
        glass.do("absent print.state", "absent print.slip", "tap nav.leave")
        self.plug()
        self.set_printer()
        self.sign_up_without(glass)
        self.assertNotIn("printer", glass.log())
        self.assertEqual(self.assert_next_is_whole(self.open_glass()), [])

    def test_settings_that_are_no_good(self):
        self.open(has_printer=False)
        for text, wanted in (('{"kind": "laser"}', '"none"'), ('{"kind": "escpos"', "printer.json"),
                             ('{"kind": "escpos", "device": "lp0"}', "begins with /")):
            with self.subTest(text):
                with open(self.here.path("public/printer.json"), "w", encoding="utf-8") as file:
                    file.write(text)
                glass = self.open_glass()
                self.assertIn(wanted, glass.log())
                self.assertIn("printer: nothing is printed: run doorstepctl printer set", glass.log())
        self.sign_up_without(glass)

if __name__ == "__main__":
    kiosk.main()
