#!/usr/bin/python3
"""Slips at the glass, on a receipt printer that is pretended: each comes once, says what its page says, and in the visit that
asked for it or not at all. Whatever the printer does, what was booked stands, and the page says how it is.
"""

import datetime
import fcntl
import os
import sys

import desk
import kiosk
from desk import PLAY, session
from family import Family
from test_offer import TOWER_HAMLETS, Offer, key_of, letters_of

sys.path.insert(0, os.path.join(kiosk.ROOT, "tests/print"))

from escpos_test import Decoder, read_codes, read_event  # noqa: E402
from PIL import Image  # noqa: E402
from receipt_printer import ReceiptPrinter  # noqa: E402

WIDTH = 576
BAND = 128
IDLE_SECONDS, WARNING_SECONDS = 20, 20  # the least that a pack may have
STALL_SECONDS = 5
SERVICES = ["stay-and-play", "active-stay-and-play", "dads-stay-and-play"]
TIMETABLE = [
    session("play", "booked", "10:00", "11:30", capacity={"families": 50}, service=SERVICES[0]),
    session("last", "booked", "14:00", "15:00", capacity={"families": 1}),
]
VITAMINS = {"mode": "both", "products": [{"id": "drops", "for": "children", "price": "£9.99"}]}
# Names that no page says by itself.
AMINA, BILQIS = "Aminazz", "Bilqiszz"


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


def has_ink(rows):
    return any(byte for row in rows for byte in row)


def without_ends(rows):
    """From the first black row to the last one."""
    inked = [number for number, row in enumerate(rows) if any(row)]
    return rows[inked[0]:inked[-1] + 1] if inked else []


def words_of(language):
    return kiosk.read_json(os.path.join(kiosk.ROOT, "assets/locales/%s.json" % language))


class PrintingTest(desk.DeskTest):
    def open(self, *settings, has_printer=True, **state):
        """A centre with all that has slips, its keeper, a printer, and a glass."""
        self.here = self.centre(pack=self.make_pack())
        self.here.start_keeper()
        self.cable = os.path.join(self.folder(), "lp0")
        if has_printer:
            self.plug(**state)
            self.set_printer(*settings)
        return self.here.glass()

    def make_pack(self):
        pack = desk.make_pack(os.path.join(self.folder(), "visit-tests"), timetable=TIMETABLE)
        path = os.path.join(pack, "centre.json")
        about = kiosk.read_json(path)
        about["features"] += ["offer", "vitamins"]
        kiosk.write_json(path, {**about, "vitamins": VITAMINS, "idleSeconds": IDLE_SECONDS,
                                "idleWarningSeconds": WARNING_SECONDS})
        services = kiosk.read_json(os.path.join(TOWER_HAMLETS, "services.json"))
        services["contents"] = [service for service in services["contents"] if key_of(service) in SERVICES]
        services["total_items"] = services["size"] = len(SERVICES)
        kiosk.write_json(os.path.join(pack, "services.json"), services)
        return pack

    def set_printer(self, *settings):
        done = self.here.ctl("printer", "set", "escpos", "--device", self.cable, "--data", self.here.data, *settings)
        self.assertEqual(done.returncode, 0, done.stderr)

    def plug(self, **state):
        """A printer, or another one, at the same cable."""
        self.printer = ReceiptPrinter(**state)
        self.addCleanup(self.printer.close)
        if os.path.lexists(self.cable):
            os.unlink(self.cable)
        os.symlink(self.printer.path, self.cable)

    # what is on the paper

    def pieces(self):
        """What lies there, from cut to cut, once nothing more comes. Nothing hangs out."""
        self.printer.idle()
        self.assertEqual(self.printer.unknown, b"")
        *pieces, rest = self.printer.tickets()
        self.assertEqual(rest, [], "something hangs out")
        return pieces

    def codes(self, rows):
        path = os.path.join(self.folder(), "slip.png")
        Image.frombytes("1", (WIDTH, len(rows)), b"".join(rows), "raw", "1;I").save(path)
        return read_codes(path)

    def assert_ticket(self, rows, family):
        """Hers: its reference, and the event that she has signed up for."""
        event, reference = sorted(self.codes(rows))
        self.assertEqual(reference, "DS:" + family.reference)
        begins = datetime.datetime.fromtimestamp(desk.at(PLAY["minute"]) / 1000, datetime.timezone.utc)
        event = read_event(event)
        self.assertEqual((event["DTSTART"], event["UID"]),
                         (begins.strftime("%Y%m%dT%H%M%SZ"), family.reference + "@doorstep"))

    def assert_same(self, rows, others):
        self.assertTrue(rows == others, "%d and %d rows are not the same" % (len(rows), len(others)))

    # what the page says

    def state_of(self, glass):
        return letters_of(glass.look().nodes.get("print.state", {"text": ""})["text"])

    def wait_for(self, glass, key, code="", language="en"):
        """Until the page says what became of the slip, in its language."""
        words = words_of(language)
        wanted = words[key] + ("\n" + words["print.code"].replace("{code}", code) if code else "")
        kiosk.wait_until(lambda: self.state_of(glass) == letters_of(wanted),
                         "%r; it says %r" % (wanted, self.state_of(glass)), 15)
        self.assertEqual(glass.look().nodes["print.state"]["lang"], language)

    def wait_for_rows(self, count):
        kiosk.wait_until(lambda: len(self.printer.rows) >= count, "%d rows" % count)

    def assert_next_is_whole(self, glass, language="en"):
        """The next family gets its own ticket, and nothing else comes. What lay there before it."""
        before = len(self.pieces())
        family = Family(glass, language).choose("play").fill_in(BILQIS).send()
        self.wait_for(glass, "print.ticket.printed", language=language)
        *pieces, ticket = self.pieces()
        self.assert_ticket(ticket, family)
        # A printer that was left in the middle of something is first told to cut that off.
        self.assertFalse(has_ink([row for piece in pieces[before:] for row in piece]))
        glass.do("tap nav.leave", "expect screen welcome")
        self.assertFalse(has_ink(self.printer.tickets()[-1]))
        return pieces[:before]

    def states(self):
        desk_client = desk.Desk(self.here)
        self.addCleanup(desk_client.close)
        return {row["reference"]: row["state"] for row in desk_client.rows("sign-up-list", **PLAY)}


class ComesTest(PrintingTest):
    def test_a_ticket_comes_by_itself(self):
        glass = self.open()
        for language in ("en", "ar"):
            family = Family(glass, language).choose("play").fill_in(AMINA).send()
            self.wait_for(glass, "print.ticket.printed", language=language)
            glass.do("absent print.slip", "tap nav.leave", "expect screen welcome")
            self.assert_ticket(self.pieces()[-1], family)
        self.assertEqual(len(self.pieces()), 2)
        heard = Talk(bytes(self.printer.heard))
        self.assertEqual((heard.resets, heard.cuts), (2, self.printer.cuts))
        self.assertTrue(heard.rows == [bits(row) for row in self.printer.rows])

    def test_on_narrow_paper(self):
        glass = self.open("--width", "58mm")
        Family(glass).choose("play").fill_in(AMINA).send()
        self.wait_for(glass, "print.ticket.printed")
        slip, = self.pieces()
        self.assertEqual({len(row) * 8 for row in slip}, {384})

    def test_who_waits_has_no_date_to_keep(self):
        glass = self.open()
        for name, button in ((AMINA, "session.sign-up"), (BILQIS, "session.wait")):
            family = Family(glass).choose("last", button).fill_in(name).send()
            self.wait_for(glass, "print.ticket.printed")
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
        for answers in (kiosk.short(), kiosk.short(help="housing", relationship="guardian", name="Bo")):
            references.append(glass.submit(answers))
            self.assertEqual(self.state_of(glass), "")
            glass.do("double-tap print.slip")
            self.wait_for(glass, "print.slip.printed")
            glass.do("absent print.slip", "tap nav.leave")
        slips = self.pieces()
        self.assertEqual([self.codes(slip) for slip in slips], [["DS:" + reference] for reference in references])
        self.assertEqual(len(slips[0]), len(slips[1]))
        other = [number for number, rows in enumerate(zip(*slips)) if rows[0] != rows[1]]
        number = slips[0][other[0]:other[-1] + 1]
        self.assertEqual(self.codes(number + [bytes(WIDTH // 8)] * BAND)[:1], self.codes(slips[0]))
        self.assertLess(len(number), len(slips[0]) / 4)


class TroubleTest(PrintingTest):
    """Nothing has come out yet, and what was booked stands."""

    def test_what_is_wrong_is_said(self):
        glass = self.open()
        for trouble in (self.no_paper, self.cover_open, self.unplugged, self.held_by_another, self.silent):
            with self.subTest(trouble.__name__):
                language, code, mend = trouble()
                self.sign_up_in_trouble(glass, language, code, mend)
            glass.do(*["tap nav.leave"] * (glass.look().screen != "welcome"))

    def sign_up_in_trouble(self, glass, language, code, mend):
        family = Family(glass, language).choose("play").fill_in(AMINA).send()
        glass.do("wait 2")
        self.wait_for(glass, "print.ticket.failed", code, language)
        view = glass.look()
        self.assertEqual(view.text("print.slip"), words_of(language)["print.again"])
        self.assertRegex(view.text("done.code"), "^%s.%s$" % (family.code[:3], family.code[3:]))
        self.assertEqual(self.states()[family.reference], "booked")
        mend()
        before = len(self.printer.cuts)
        self.assertEqual(len(self.pieces()), before, "it came by itself")
        # A hurried finger asks once.
        glass.do("double-tap print.slip")
        self.wait_for(glass, "print.ticket.printed", language=language)
        glass.do("absent print.slip", "tap nav.leave", "expect screen welcome")
        slip, = self.pieces()[before:]
        self.assert_ticket(slip, family)

    def no_paper(self):
        self.printer.paper = 0
        return "en", "P1", self.printer.refill

    def cover_open(self):
        self.printer.open_cover()
        return "ar", "P2", self.printer.close_cover

    def unplugged(self):
        self.printer.unplug()
        return "en", "P3", self.plug

    def held_by_another(self):
        fcntl.flock(self.printer.slave, fcntl.LOCK_EX)
        return "ar", "P4", lambda: fcntl.flock(self.printer.slave, fcntl.LOCK_UN)

    def silent(self):
        def speak():
            self.printer.answers = True
        self.printer.answers = False
        return "en", "P5", speak

    def test_a_printer_that_is_busy_for_a_moment_is_waited_for(self):
        glass = self.open(offline=True)
        family = Family(glass).choose("play").fill_in(AMINA).send()
        self.wait_for(glass, "print.ticket.printing")
        glass.do("absent print.slip")
        self.printer.offline = False
        self.wait_for(glass, "print.ticket.printed")
        slip, = self.pieces()
        self.assert_ticket(slip, family)


class HalfTest(PrintingTest):
    """Part of a ticket is out. The rest never comes, for nobody, and nobody is asked to try it again."""

    def sign_up_to_half(self, glass, code):
        family = Family(glass).choose("play").fill_in(AMINA).send()
        glass.do("wait %d" % (STALL_SECONDS + 1) if code == "P4" else "wait 0")
        self.wait_for(glass, "print.ticket.failed", code)
        glass.do("absent print.slip")
        self.assertEqual(self.states(), {family.reference: "booked"})
        return family

    def test_out_of_paper_in_the_middle(self):
        glass = self.open(paper=300)
        family = self.sign_up_to_half(glass, "P1")
        half = without_ends(self.printer.rows)
        self.printer.refill()
        half_piece, = self.pieces()
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
        self.sign_up_to_half(glass, "P4")
        glass.do("tap nav.leave", "expect screen welcome", "wait 2")
        self.printer.reads = True
        self.assert_next_is_whole(glass)


class LeftTest(PrintingTest):
    """The visit is over before its slip is there: nothing of it comes any more."""

    def sign_up_and_pause(self, glass):
        self.printer.pauses_at = BAND + 30
        Family(glass).choose("play").fill_in(AMINA).send()
        self.wait_for_rows(self.printer.pauses_at)
        self.wait_for(glass, "print.ticket.printing")

    def assert_broken_off(self, glass):
        """What was out when the visit ended, and no row of it more."""
        out = without_ends(self.printer.rows)
        self.printer.pauses_at = None
        part, = self.pieces()
        self.assert_same(without_ends(part), out)
        self.assertEqual(self.codes(part), [])
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
        for _ in range(0, IDLE_SECONDS + WARNING_SECONDS, STALL_SECONDS - 1):
            glass.do("wait %d" % (STALL_SECONDS - 1))
            if glass.look().screen == "welcome":
                break
            self.printer.pauses_at += BAND
            self.wait_for_rows(self.printer.pauses_at)
        glass.expect_screen("welcome")
        self.assert_broken_off(glass)

    def test_left_while_the_printer_is_busy(self):
        glass = self.open(offline=True)
        for way in ("tap nav.leave", "wait %d" % (IDLE_SECONDS + WARNING_SECONDS + 1)):
            Family(glass).choose("play").fill_in(AMINA).send()
            self.wait_for(glass, "print.ticket.printing")
            glass.do(way, "expect screen welcome")
        self.printer.offline = False
        self.assertEqual(self.pieces(), [])
        self.assert_next_is_whole(glass)

    def test_the_next_ticket_waits_until_the_printer_is_free(self):
        """She is quick, and the printer still has to be told that the one before is over."""
        glass = self.open("--status", "no", reads=False, answers=False, marks=False)
        Family(glass).choose("play").fill_in(AMINA).send()
        glass.do("tap nav.leave", "expect screen welcome")
        family = Family(glass).choose("play").fill_in(BILQIS).send()
        self.wait_for(glass, "print.ticket.printing")
        self.printer.reads = True
        self.wait_for(glass, "print.ticket.printed")
        before, ticket = self.pieces()
        self.assert_ticket(ticket, family)
        self.assertEqual(self.codes(before) if before else [], [])


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
        self.printer.pauses_at = BAND + 30
        self.go_to_service(glass, SERVICES[0]).do("double-tap print.slip")
        self.wait_for(glass, "print.service.printing")
        self.wait_for_rows(self.printer.pauses_at)

    def go_on_printing(self):
        self.printer.pauses_at = None

    def alone(self, glass, key):
        """What the slip of a service looks like when nothing else is going on."""
        self.go_to_service(glass, key).do("tap print.slip")
        self.wait_for(glass, "print.slip.printed")
        glass.do("absent print.slip", "tap nav.leave")
        return self.pieces()[-1]

    def test_a_ticket_comes_after_the_slip_of_a_service(self):
        glass = self.open()
        self.begin_to_print(glass)
        glass.do("tap service.sessions", "tap session.play." + desk.DAY.isoformat(), "tap session.sign-up")
        self.printer.pauses_at += BAND
        self.wait_for_rows(self.printer.pauses_at)
        family = Family(glass).fill_in(AMINA).send()
        self.wait_for(glass, "print.ticket.printing")
        self.go_on_printing()
        self.wait_for(glass, "print.ticket.printed")
        service, ticket = self.pieces()
        self.assert_ticket(ticket, family)
        glass.do("tap nav.leave")
        self.assert_same(self.alone(glass, SERVICES[0]), service)

    def test_another_page_is_not_told_of_it(self):
        glass = self.open()
        self.begin_to_print(glass)
        self.open_service(glass.do("tap nav.back") or glass, SERVICES[1])
        glass.do("absent print.state")
        self.go_on_printing()
        self.assertEqual(len(self.pieces()), 1)
        glass.do("absent print.state", "expect print.slip")

    def test_who_turns_the_page_does_not_want_what_waits(self):
        glass = self.open()
        self.begin_to_print(glass)
        glass.do("tap nav.back")
        self.open_service(glass, SERVICES[1]).do("tap print.slip", "tap nav.back")
        self.open_service(glass, SERVICES[2])
        self.go_on_printing()
        self.assertEqual(len(self.pieces()), 1)
        glass.do("absent print.state", "expect print.slip")
        self.assertNotIn("was not printed", glass.log())

    def test_what_stands_over_the_page_is_not_on_the_slip(self):
        glass = self.open()
        wanted = self.alone(glass, SERVICES[1])
        self.begin_to_print_at = len(self.printer.rows)
        self.printer.pauses_at = self.begin_to_print_at + BAND
        self.go_to_service(glass, SERVICES[0]).do("tap print.slip")
        self.wait_for_rows(self.printer.pauses_at)
        glass.do("tap nav.back")
        self.open_service(glass, SERVICES[1]).do("tap print.slip", "tap nav.language", "expect screen language")
        self.go_on_printing()
        kiosk.wait_until(lambda: len(self.printer.cuts) == 3, "both")
        self.assert_same(self.pieces()[2], wanted)
        glass.do("tap nav.close")
        self.wait_for(glass, "print.slip.printed")


class NoPrinterTest(PrintingTest):
    def sign_up_without(self, glass):
        family = Family(glass).choose("play").fill_in(AMINA).send()
        glass.do("wait 1", "absent print.state", "absent print.slip", "expect done.code", "tap nav.leave")
        self.assertEqual(self.states()[family.reference], "booked")
        glass.submit(kiosk.short())
        glass.do("absent print.state", "absent print.slip", "tap nav.leave", "expect screen welcome")

    def test_a_printer_is_taken_up_when_the_glass_starts(self):
        """Without one nothing is said of it, and nothing is wrong."""
        glass = self.open(has_printer=False)
        self.sign_up_without(glass)
        self.plug()
        self.set_printer()
        self.sign_up_without(glass)
        self.assertNotIn("printer", glass.log())
        self.assertEqual(glass.quit(), 0)
        self.assertEqual(self.assert_next_is_whole(self.here.glass()), [])

    def test_settings_that_are_no_good(self):
        self.open(has_printer=False)
        for text, wanted in (('{"kind": "laser"}', '"none"'), ('{"kind": "escpos"', "printer.json"),
                             ('{"kind": "escpos", "device": "lp0"}', "begins with /")):
            with self.subTest(text):
                with open(self.here.path("public/printer.json"), "w", encoding="utf-8") as file:
                    file.write(text)
                glass = self.here.glass()
                self.sign_up_without(glass)
                self.assertIn(wanted, glass.log())
                self.assertIn("printer: nothing is printed: run doorstepctl printer set", glass.log())


if __name__ == "__main__":
    kiosk.main()
