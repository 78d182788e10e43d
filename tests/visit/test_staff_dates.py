#!/usr/bin/python3
"""Staff at the glass with a day's sessions: a ticket is two touches away and a register three, a family is ticked off, cancelled
and rung without its name on any page, and its name shows under a finger, as long as that is there.
"""

import json
import os

import desk
import kiosk
import pins
from desk import DAY
from family import Family

AMINA, PHONE = "আমিনা বেগম", "020 7946 0123"
SECRETS = (AMINA, "আমিনা", "Amina", "7946")
CARD = "staff.date.pairs.%s.1400" % DAY.isoformat()


class StaffDatesTest(desk.DeskTest):
    def open(self, *options):
        """A centre with staff, and a glass."""
        self.here = self.centre(pack=desk.make_pack(os.path.join(self.folder(), "visit-tests")))
        pins.add_staff(self.here)
        self.here.start_keeper("--test-clock")
        self.desk = desk.Desk(self.here)
        self.addCleanup(self.desk.close)
        self.glass = self.here.glass(*options)
        return self.glass

    def unlock(self):
        """On the morning of the session."""
        self.desk.set_clock(desk.at(9 * 60 + 30))
        self.glass.do("date %sT09:30" % DAY.isoformat(), "language en", "tap home.staff", "type staff.number %d" % pins.NUMBER,
                      "key done", "type staff.pin " + pins.PIN, "tap staff.unlock", "expect screen staff", "expect " + CARD)

    def assert_names_nobody(self, *lines):
        for line in lines:
            self.glass.do(line)
            shown = json.dumps(self.glass.look().all, ensure_ascii=False)
            for secret in SECRETS:
                self.assertNotIn(secret, shown, line)

    def test_a_name_shows_under_a_finger(self):
        glass = self.open()
        family = Family(glass, "bn").sign_up("pairs", AMINA, PHONE)
        row = "staff.row." + family.reference
        self.unlock()
        self.assert_names_nobody("expect %s 1 of 2 families" % CARD, "tap " + CARD, "expect " + row, "tap " + row,
                                 "expect screen staff-sign-up")
        glass.do("hold staff.name", "expect staff.who " + AMINA)
        view = glass.look()
        self.assertIn("Amina", view.whole())
        self.assertIn(PHONE, view.whole())
        self.assertEqual(view.nodes["staff.who"]["lang"], "bn")
        held = view.nodes["staff.name"]["rect"]
        glass.do("release")
        self.assert_names_nobody("expect staff.who Name and phone number")
        self.assertEqual(glass.look().nodes["staff.name"]["rect"], held)
        # Pressed and let go at once: the answer comes to nobody.
        self.assert_names_nobody("tap staff.name", "expect staff.who Name and phone number")
        self.assert_names_nobody("tap staff.arrive-new", "expect staff.state Arrived, first time here", "tap staff.not-arrived",
                                 "expect staff.state Has a place", "tap staff.arrive", "tap nav.back",
                                 "expect %s Arrived" % row, "expect staff.numbers 1 arrived", "tap staff.lock")
        self.assert_clean(glass, AMINA)
        for log in (self.here.log(glass.name), self.here.log("keeper")):
            self.assertNotIn(AMINA, log)

    def test_a_ticket_is_two_touches_and_a_register_three(self):
        paper = self.folder()
        glass = self.open("--print-to", paper)
        family = Family(glass, "bn").sign_up("pairs", AMINA)
        kiosk.wait_until(lambda: len(os.listdir(paper)) == 1, "the ticket")
        self.unlock()
        self.assert_names_nobody("tap " + CARD, "tap staff.row.%s.ticket" % family.reference)
        kiosk.wait_until(lambda: len(os.listdir(paper)) == 2, "the copy")
        self.assert_names_nobody("expect screen staff-ticket", "tap nav.back", "expect screen staff-date", "tap nav.back",
                                 "expect screen staff")
        self.assert_names_nobody("tap " + CARD, "tap staff.register", "tap staff.print")
        kiosk.wait_until(lambda: len(os.listdir(paper)) == 3, "the register")
        self.assert_names_nobody("expect staff.paper The register is printed", "tap nav.back", "expect screen staff-date")

    def test_a_freed_place_goes_on(self):
        glass = self.open()
        first = Family(glass, "bn").sign_up("pairs", AMINA)
        Family(glass, "en").sign_up("pairs", "Hodan")
        third = Family(glass, "so").sign_up("pairs", "Faadumo", button="session.wait")
        self.unlock()
        self.assert_names_nobody("expect %s 2 of 2 families" % CARD, "expect %s 1 waiting" % CARD, "tap " + CARD,
                                 "expect staff.row.%s Ring next" % third.reference)
        # There is no room for another family before one has gone.
        self.assert_names_nobody("tap staff.walk-in", "tap staff.add", "expect error.staff There is no room.", "tap nav.back",
                                 "tap staff.row." + first.reference, "tap staff.cancel", "expect staff.question Cancel this",
                                 "tap staff.no", "tap staff.cancel", "tap staff.yes", "expect staff.state Cancelled",
                                 "absent staff.arrive", "tap nav.back")
        self.assert_names_nobody("expect staff.rows.cancelled", "tap staff.row." + third.reference, "tap staff.take",
                                 "expect staff.state Has a place")


if __name__ == "__main__":
    kiosk.main()
