#!/usr/bin/python3
"""Each task of staff at their own screen, with a real keyboard and a scanner; one of them without ever touching it. And the kiosk
at work beside it, on the same keeper.
"""

import os

import kiosk
import pins
import played
import tasks
from desk import PLAY
from family import Family
from tasks import BUSY, PAIRS, card, row, what_date
from test_staff import codes_on, png_size

AMINA = "Aminazz Zzorba"  # no page says it by itself
TABS_MAX = 60


class Screen(tasks.TaskTest):
    is_desk = True


class Day(played.Day, Screen):
    pass


class Families(played.Families, Screen):
    pass


class Names(played.Names, Screen):
    pass


class Minute(played.Minute, Screen):
    pass


class Changes(played.Changes, Screen):
    pass


class Counter(played.Counter, Screen):
    pass


class How(played.How, Screen):
    pass


class Keyboard(Screen):
    def press(self, *ids):
        """Tab, until it has the focus, and Enter."""
        for name in ids:
            for _ in range(TABS_MAX):
                if self.hands.glass.look().nodes[name]["focused"]:
                    break
                self.hands.do("key Tab")
            else:
                self.fail(name + " never gets the focus")
            self.hands.do("key Return")

    def test_a_morning_without_a_mouse(self):
        hands = self.open()
        booked = self.book(PLAY)
        hands.do("type staff.number %d" % pins.NUMBER, "key Tab", "type staff.pin " + pins.PIN)
        self.press("staff.unlock", card(PLAY), "staff.walk-in", "staff.children.more", "staff.new", "staff.add")
        hands.do("expect staff.added 1 place left", "key Escape")
        self.press(row(booked), "staff.arrive")
        hands.do("expect staff.state Arrived")
        self.press("staff.cancel", "staff.no", "staff.not-arrived")
        hands.do("expect staff.state Has a place", "key Escape")
        self.press("staff.register", "staff.print")
        hands.wait_for("staff.paper The register is printed")
        hands.do("key Escape", "key Escape", "expect %s 2 of 3 families" % card(PLAY))
        self.press("staff.ticket")
        hands.do("scan DS:" + booked["reference"])
        self.press("print.slip")
        hands.wait_for("print.state The ticket is printed")
        hands.do("key Escape")
        self.press("staff.lock")
        hands.do("expect screen staff-unlock")
        self.assertEqual(self.acts("walked-in", "arrived", "not-arrived", "register", "ticket-again"),
                         [("walked-in", what_date(PLAY)), ("arrived", booked["reference"]), ("not-arrived", booked["reference"]),
                          ("register", what_date(PLAY)), ("ticket-again", booked["reference"])])


class Two(Screen):
    """A family at the panel, and staff at the desk."""

    def open_both(self):
        hands = self.open()
        self.secrets.add(AMINA)
        self.panel = self.open_panel()
        self.unlock()
        return hands

    def test_a_family_signs_up_while_its_date_is_looked_at(self):
        hands = self.open_both()
        self.book(PAIRS, number=1)
        hands.do("tap " + card(PAIRS), "expect staff.numbers 1 of 2 families")
        family = Family(self.panel).choose("pairs").fill_in(AMINA)
        # A place is hers already, while she types.
        hands.do("tap staff.walk-in", "tap staff.add", "expect error.staff There is no room")
        self.back()
        family.send()
        hands.do("expect staff.numbers 1 of 2 families")
        self.back()
        hands.do("expect %s 2 of 2 families" % card(PAIRS), "tap " + card(PAIRS), "expect staff.numbers 2 of 2 families",
                 "tap staff.row." + family.reference, "tap staff.cancel", "tap staff.yes", "expect staff.state Cancelled")
        # And it is gone for her when she comes back.
        self.panel.do("tap nav.leave")
        family.go_to_code()
        self.panel.do("type code " + family.code, "tap code.find", "expect error.code We did not find")

    def test_both_print_at_once(self):
        hands = self.open_both()
        booked = self.book(BUSY, number=1)
        family = Family(self.panel).choose("busy").fill_in(AMINA)
        hands.do("tap " + card(BUSY))
        self.panel.send("tap nav.next")
        hands.glass.send("tap %s.ticket" % row(booked))
        self.assertEqual([self.panel.answer(), hands.glass.answer()], ["", ""])
        family.read_ticket()
        codes = [code for path in self.wait_for_papers("ticket", 2) for code in codes_on(path) if code.startswith("DS:")]
        self.assertEqual(sorted(codes), sorted(["DS:" + booked["reference"], "DS:" + family.reference]))
        hands.wait_for("print.state The ticket is printed")

    def test_registers_are_printed_while_staff_go_on(self):
        hands = self.open_both()
        self.book(PLAY)
        hands.glass.send("tap staff.registers", "tap staff.print", "key Escape", "tap staff.how", "absent staff.paper", "key Escape",
                         "tap " + card(PLAY), "tap staff.register")
        self.assertEqual([hands.glass.answer() for _ in range(8)], [""] * 8)
        # Another one waits for the printer, and is not taken for printed.
        hands.wait_for("staff.paper Stand at the printer")
        self.wait_for_papers("register", 6)
        hands.do("tap staff.print")
        hands.wait_for("staff.paper The register is printed")
        self.assertEqual({png_size(os.path.join(self.paper, name)) for name in self.papers("register")}, {played.A4})
        self.assertEqual(len(self.acts("register")), 7)


if __name__ == "__main__":
    kiosk.main()
