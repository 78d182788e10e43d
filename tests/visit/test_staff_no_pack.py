#!/usr/bin/python3
"""Staff at a kiosk whose centre pack is broken, at the panel and at their own screen: they come in with their PIN, see what is
wrong and what to do, and do all that needs no pack. Once it is mended, the kiosk is as before.
"""

import json
import os

import desk
import kiosk
import pins
from desk import DAY, PLAY
from tasks import card, row

NAME, PHONE = "Aminazz Zzorba", "020 7946 0123"  # no page says them by itself
IDLE_SECONDS = 60
WARNING_SECONDS = 30
NEEDS_PACK = ("staff.vitamins", "staff.stock", "staff.ticket", "staff.walk-in", "staff.capacity", "staff.close",
              "staff.close-day", "staff.notice", "staff.cancel", "staff.print-ticket", "staff.row.ticket")


class NoPack:
    def open(self, keeper_is_new=True):
        """A family has signed up and the session is closed; then the pack breaks, on the morning of the session."""
        self.paper = self.folder()
        self.here = self.centre(pack=desk.make_pack(os.path.join(self.folder(), "visit-tests")))
        pins.add_staff(self.here)
        self.here.start_keeper("--test-clock")
        self.desk = desk.Desk(self.here)
        self.addCleanup(self.desk.close)
        self.booked = self.desk.book(NAME, PLAY, phone=PHONE)
        done = self.here.ctl("edits", "close", "pairs", DAY.isoformat(), "--data", self.here.data)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.break_pack()
        if keeper_is_new:
            self.here.stop_keeper()
            self.here.start_keeper("--test-clock")
        self.glass = self.here.glass(*self.options, "--print-to", self.paper, size=self.size)
        self.desk.set_clock(desk.at(9 * 60 + 30))
        self.glass.do("date %sT09:30" % DAY.isoformat())
        return self.glass

    def break_pack(self):
        self.path = self.here.path("public/packs/current/centre.json")
        with open(self.path, encoding="utf-8") as file:
            self.good = file.read()
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.good[:len(self.good) // 2])

    def mend_pack(self):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.good)

    def unlock(self):
        self.to_pin()
        self.glass.do("expect screen staff-unlock", "type staff.number %d" % pins.NUMBER, self.after_number,
                      "type staff.pin " + pins.PIN, "key Return", "expect screen staff", "expect " + card(PLAY))

    def back(self):
        self.glass.do("key Escape")

    def look(self):
        """A page that needs no pack: nothing on it leads to one that does, and nobody is named."""
        view = self.glass.look_at_all()
        self.assertEqual([name for name in view.nodes if name.endswith(NEEDS_PACK)], [])
        for secret in (NAME, "Zzorba", "7946"):
            self.assertNotIn(secret, json.dumps(view.all))
        return view

    def test_what_needs_no_pack_is_done(self):
        glass = self.open()
        self.unlock()
        self.assertIn("K4", self.look().text("staff.no-pack"))
        glass.do("expect staff.no-pack doorstepctl centre check", "expect %s 1 family" % card(PLAY), "tap staff.how",
                 "expect screen staff-how", "expect staff.no-pack doorstepctl centre install", "expect staff.how.requests",
                 "absent staff.how.services", "absent staff.how.words")
        self.look()
        self.back()
        glass.do("tap staff.edits", "expect staff.edit.1 pairs")
        self.assertNotIn("any more", self.look().text("staff.edit.1"))
        glass.do("tap staff.undo.1", "expect staff.edits.none")
        self.back()
        glass.do("tap " + card(PLAY), "expect title play", "absent staff.note", "tap " + row(self.booked), "tap staff.arrive",
                 "expect staff.state Arrived")
        self.look()
        self.back()
        self.look()
        glass.do("tap staff.register", "tap staff.print")
        printed = "expect staff.paper The register is printed"
        kiosk.wait_until(lambda: not glass.attempt(printed), "the register")
        self.assertEqual([name.split("-")[0] for name in os.listdir(self.paper)], ["register"])
        glass.do("tap staff.lock", "expect screen " + self.locked)
        self.assertEqual(glass.quit(), 0)

    def test_a_name_is_opened_by_a_keeper_that_knows_the_form(self):
        glass = self.open(keeper_is_new=False)
        self.unlock()
        glass.do("tap " + card(PLAY), "tap " + row(self.booked), "hold staff.name", "expect staff.who " + NAME, "release")
        self.look()

    def test_a_name_that_cannot_be_read_is_not_there(self):
        glass = self.open()
        self.unlock()
        glass.do("tap " + card(PLAY), "tap " + row(self.booked), "hold staff.name", "expect staff.who The kiosk cannot read the name",
                 "release", "expect staff.who Name and phone number")

    def test_nobody_is_left_standing_there(self):
        glass = self.open()
        self.unlock()
        glass.do("tap " + card(PLAY), "wait %d" % (IDLE_SECONDS + WARNING_SECONDS + 1), "expect screen " + self.locked)
        self.assertNotIn(self.booked["reference"], glass.look().whole())

    def test_a_pack_that_was_mended_is_shown_after_locking(self):
        glass = self.open()
        self.unlock()
        self.mend_pack()
        glass.do("expect staff.no-pack", "tap staff.lock", "expect screen " + self.mended)
        self.here.stop_keeper()
        self.here.start_keeper("--test-clock")
        self.desk.set_clock(desk.at(9 * 60 + 30))
        if self.mended == "welcome":
            glass.do("language en", "expect screen home")
        self.unlock()
        glass.do("absent staff.no-pack", "expect %s Play time" % card(PLAY), "expect staff.ticket", "tap staff.lock")


class Panel(NoPack, desk.DeskTest):
    options, size, locked, mended, after_number = (), kiosk.PORTRAIT, "unavailable", "welcome", "key done"

    def to_pin(self):
        self.glass.do("tap home.staff")

    def test_a_touch_by_mistake_leads_back(self):
        glass = self.open()
        glass.do("tap home.staff", "expect screen staff-unlock", "tap nav.back", "expect screen unavailable", "tap home.staff",
                 "tap nav.leave", "expect screen unavailable")
        # Locked by the keeper, the page for the PIN is the first one.
        self.unlock()
        self.desk.set_clock(desk.at(9 * 60 + 30) + 2 * IDLE_SECONDS * 1000)
        glass.do("tap staff.how", "expect staff.locked", "tap nav.back", "expect screen unavailable")


class Screen(NoPack, desk.DeskTest):
    options, size, locked, mended, after_number = ("--desk",), kiosk.SMALL, "staff-unlock", "staff-unlock", "key Tab"

    def to_pin(self):
        pass


if __name__ == "__main__":
    kiosk.main()
