#!/usr/bin/python3
"""Staff's own screen, beside the kiosk on the same data folder: mouse, keyboard and scanner, no pages for families, nothing left
standing; one family's name for as long as its button is pressed. And a kiosk that is out of order says so.
"""

import os
import shutil
import subprocess

import desk
import kiosk
import pins
from desk import DAY
from family import Family, page
from test_forget import SIZE, Forgetting, patterns_of_all

NAME = "Aminazz Zzorba"  # no page says it by itself
IDLE_SECONDS = 60
FAMILY = ("home.", "lang.", "nav.language", "nav.leave", "nav.restart")
CARD = "staff.date.play.%s.1000" % DAY.isoformat()
MORNING = "date %sT09:30" % DAY.isoformat()


def png_size(path):
    with open(path, "rb") as file:
        head = file.read(24)
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


class DeskScreen(desk.DeskTest):
    def open(self, *options, programs=kiosk.BIN, size=kiosk.SMALL):
        """A centre with staff, and the desk's screen on the morning of its sessions."""
        self.here = self.centre(pack=desk.make_pack(os.path.join(self.folder(), "visit-tests")))
        pins.add_staff(self.here)
        self.desk = desk.Desk(self.here)
        self.addCleanup(self.desk.close)
        self.here.programs = programs
        self.here.start_keeper("--test-clock")
        self.glass = self.here.glass("--desk", *options, size=size)
        self.desk.set_clock(desk.at(9 * 60 + 30))
        self.glass.do(MORNING)
        return self.glass

    def unlock(self):
        self.glass.do("expect screen staff-unlock", "type staff.number %d" % pins.NUMBER, "key Tab",
                      "type staff.pin " + pins.PIN, "key Return", "expect screen staff", "expect " + CARD)

    def to_sign_up(self):
        booked = self.desk.book(NAME, desk.PLAY, phone="020 7946 0123")
        self.unlock()
        self.glass.do("tap " + CARD, "expect screen staff-date")
        self.check_gone()
        self.glass.do("tap staff.row." + booked["reference"], "expect screen staff-sign-up")
        self.check_gone()
        return booked["reference"]

    def check_gone(self):
        view = self.glass.look()
        self.assertNotIn(NAME, view.whole())
        self.assertNotIn("7946", view.whole())

    def focus(self, node, key="Tab"):
        for _ in range(40):
            self.glass.do("key " + key)
            if node in self.focused():
                return
        self.fail(node + " never gets the focus")

    def focused(self):
        return [node["id"] for node in self.glass.look().all if node["focused"]]


class Screen(DeskScreen):
    def test_it_begins_and_ends_at_the_pin(self):
        glass = self.open()
        self.assertFalse([name for name in glass.look().nodes if name.startswith(FAMILY) or name == "nav.back"])
        glass.do("scan DS:2BWM-VMN9", "expect screen staff-unlock")  # belongs nowhere here
        self.assertEqual(glass.look().text("staff.number"), "")
        reference = self.to_sign_up()
        glass.do("key Escape", "expect screen staff-date", "key Escape", "expect screen staff", "key Escape",
                 "expect screen staff")  # there is nothing to go back to
        glass.do("scan DS:" + reference, "expect screen staff", "tap staff.ticket", "scan DS:" + reference,
                 "expect staff.code " + reference)
        self.check_gone()
        glass.do("tap staff.lock", "expect screen staff-unlock", "absent staff.locked", "key Escape",
                 "expect screen staff-unlock")
        self.assertEqual(glass.look().text("staff.number"), "")

    def test_the_keyboard_goes_everywhere(self):
        glass = self.open()
        self.assertEqual(self.focused(), ["staff.number"])
        glass.do("key Tab")
        self.assertEqual(self.focused(), ["staff.pin"])
        glass.do("key Shift+Tab")
        self.assertEqual(self.focused(), ["staff.number"])
        self.unlock()
        self.focus("staff.ticket", "Shift+Tab")
        glass.do("key Return", "expect screen staff-ticket", "type staff.code 7A9X7", "key Left", "key Backspace")
        self.assertFalse([name for name in glass.look().nodes if name.startswith("key.")])
        self.assertEqual(glass.look().text("staff.code"), "7A97")
        glass.do("key Left", "key Delete", "key Delete", "key Delete")
        self.assertEqual(glass.look().text("staff.code"), "7A")
        glass.do("key Escape", "expect screen staff")
        self.focus("staff.how")
        glass.do("key Space", "expect screen staff-how", "key Escape", "expect screen staff")
        self.focus("nav.display")
        glass.do("key Return", "expect screen display", "key Escape", "expect screen staff")

    def test_parts_turn_both_ways(self):
        glass = self.open()
        self.unlock()
        glass.do("resize 900x640")
        first = glass.look().whole()
        self.assertIn("nav.more", glass.look().nodes)
        glass.do("key PageUp")
        self.assertEqual(glass.look().whole(), first)
        for on, back in (("key PageDown", "key PageUp"), ("wheel down", "wheel up")):
            glass.do(on)
            self.assertNotEqual(glass.look().whole(), first)
            glass.do(back)
            self.assertEqual(glass.look().whole(), first)
        glass.do(*["key PageDown"] * 9)
        last = glass.look().whole()
        glass.do("key PageDown")
        self.assertEqual(glass.look().whole(), last)  # not round to the first

    def test_a_window_may_have_any_size(self):
        glass = self.open()
        self.to_sign_up()
        for width, height in ((1920, 1080), (720, 640), (800, 1200), (1366, 768)):
            glass.do("resize %dx%d" % (width, height), "screenshot size.png")
            self.assertEqual(png_size(os.path.join(glass.folder, "size.png")), (width, height))
            for node in glass.look().all:
                left, top, wide, high = node["rect"]
                inside = left >= 0 and top >= 0 and left + wide <= width and top + high <= height
                self.assertTrue(inside, (node["id"], node["rect"], width, height))


class Alone(DeskScreen):
    def test_after_a_minute_it_is_locked_without_asking(self):
        glass = self.open()
        reference = self.to_sign_up()
        glass.do("wait %d" % (IDLE_SECONDS - 2), "expect screen staff-sign-up", "wait 3", "expect screen staff-unlock",
                 "expect staff.locked")
        self.assertNotIn(reference, glass.look().whole())
        glass.do("wait 600", "expect screen staff-unlock", "expect staff.locked")
        # Half a number does not stay either.
        glass.do("type staff.number 12", "wait %d" % (IDLE_SECONDS + 1), "expect screen staff-unlock")
        self.assertEqual(glass.look().text("staff.number"), "")
        self.assertIn("desk: nobody there, locked", glass.log())


class Names(DeskScreen):
    def test_a_name_shows_while_its_button_is_pressed(self):
        glass = self.open()
        self.to_sign_up()
        self.assertIn("nothing", glass.attempt("release"))
        glass.do("hold staff.name", "expect text " + NAME, "expect text 7946", "wait 10", "expect text " + NAME, "release")
        self.check_gone()
        glass.do("hold staff.name", "expect text " + NAME, "slide 0 -300")
        self.check_gone()
        glass.do("release")
        self.check_gone()
        self.focus("staff.name")
        for key in ("Space", "Return"):
            glass.do("hold key " + key, "expect text " + NAME, "release")
            self.check_gone()
        # What is not for holding is not held: sliding off leaves everything as it is.
        glass.do("hold staff.lock", "slide 0 -300", "release", "expect screen staff-sign-up")
        glass.do("hold staff.name", "expect text " + NAME, "wait %d" % (IDLE_SECONDS + 1), "expect screen staff-unlock")
        self.check_gone()
        glass.do("release", "expect screen staff-unlock")
        self.assertNotIn(NAME, glass.log() + self.here.log("keeper"))


class Forgotten(DeskScreen, Forgetting):
    """The programs as they ship."""

    def test_of_the_name_nothing_is_left_when_it_is_let_go(self):
        phone = "020 7946 0123"
        glass = self.open(programs=kiosk.RELEASE_BIN, size=SIZE)
        wanted = patterns_of_all(NAME, phone)
        known = self.search_core(glass, wanted)
        wanted = {key: piece for key, piece in wanted.items() if key not in known}
        self.to_sign_up()
        glass.do("hold staff.name", "expect text " + NAME)
        found = self.search_core(glass, wanted)
        for text in (NAME, phone):
            self.assertIn((text, "utf-8"), found)
        glass.do("release")
        self.assertEqual(self.search_core(glass, wanted), {}, "still in the memory of the glass")
        self.assertEqual(self.search_data(wanted), {}, "still in the data folder")


class Two(DeskScreen):
    """The kiosk and the desk at the same time, on one data folder."""

    def test_kiosk_and_desk_work_side_by_side(self):
        paper = self.folder()
        glass = self.open("--print-to", paper)
        panel = self.here.glass("--print-to", paper)
        panel.do(MORNING)
        family = Family(panel, "en").sign_up("play", NAME)
        kiosk.wait_until(lambda: len(os.listdir(paper)) == 1, "the family's ticket")
        self.unlock()
        glass.do("tap " + CARD, "tap staff.row.%s.ticket" % family.reference)
        kiosk.wait_until(lambda: len(os.listdir(paper)) == 2, "the copy")
        # Staff are at both, and one locks.
        panel.do("expect screen welcome", "language en", "tap home.staff",
                 "type staff.number %d" % pins.NUMBER, "key done", "type staff.pin " + pins.PIN, "key done",
                 "expect screen staff", "tap staff.lock", "expect screen welcome")
        glass.do("key Escape", "key Escape", "expect screen staff", "tap " + CARD, "tap staff.close", "tap staff.yes")
        glass.look()  # the keeper has answered
        panel.do("wait 60")  # it looks for changes by itself
        Family(panel, "en").go_to_sessions()
        self.assertNotIn(page("play"), panel.look_at_all().nodes)
        self.assertIn(page("pairs"), panel.look_at_all().nodes)


class OutOfOrder(kiosk.VisitTest):
    def test_it_says_so_until_it_is_in_order(self):
        here = self.centre()
        kiosk.write_json(here.path("public/kiosk.json"), {"name": "Reception, Bow"})
        current = os.readlink(here.path("public/packs/current"))
        os.unlink(here.path("public/packs/current"))
        for size in (kiosk.PORTRAIT, "1920x1080", kiosk.SMALL):
            view = here.glass(size=size).look()
            self.assertEqual(view.screen, "unavailable")
            self.assertEqual(view.text("unavailable.code"), "K4")
            self.assertEqual(view.text("unavailable.kiosk"), "Reception, Bow")
            self.assertLessEqual({"en", "ar", "bn", "so"}, {node["lang"] for node in view.all})
            self.assertGreater(view.nodes["unavailable.code"]["rect"][3], 80)  # to be read from afar
            wide, high = map(int, size.split("x"))
            for node in view.all:
                left, top, width, height = node["rect"]
                self.assertTrue(left >= 0 and top >= 0 and left + width <= wide and top + height <= high, node["id"])
        self.assertEqual(here.glass("--desk").look().screen, "staff-unlock")  # which needs no pack
        os.symlink(current, here.path("public/packs/current"))
        here.glass().expect_screen("welcome")

    def test_a_data_folder_that_is_not_there_has_a_code_of_its_own(self):
        here = self.centre()
        shutil.move(here.data, here.data + "-elsewhere")
        for options in ((), ("--desk",)):
            view = here.glass(*options).look()
            self.assertEqual((view.screen, view.text("unavailable.code")), ("unavailable", "K8"))
            self.assertNotIn("home.staff", view.nodes)
        self.assertIn("data folder", here.glasses[0].log())


class Options(kiosk.VisitTest):
    def start(self, *options, **settings):
        return subprocess.run([os.path.join(kiosk.BIN, "doorstep"), *options], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=kiosk.TIMEOUT_SECONDS, env=kiosk.environment(**settings))

    def test_displays_are_numbered(self):
        for wrong in ("0", "-1", "two", "1x", "99", ""):
            self.assertEqual(self.start("--display", wrong, "--headless").returncode, 2, wrong)
        missing = self.start("--headless", "--desk", "--display", "9", "--data", "/nowhere", "--journey", "/dev/null")
        self.assertEqual(missing.returncode, 2)
        self.assertIn("no display of that number", missing.stderr)
        kiosk_there = self.start("--headless", "--display", "9", "--data", "/nowhere", "--journey", "/dev/null")
        self.assertEqual(kiosk_there.returncode, 0, kiosk_there.stderr)
        self.assertIn("it stands on the first", kiosk_there.stderr)

    def test_without_words_or_fonts_it_ends_with_a_clear_line(self):
        root = os.path.join(self.centre().folder, "root")
        shutil.copytree(os.path.join(kiosk.ROOT, "assets/locales"), os.path.join(root, "assets/locales"))
        os.mkdir(os.path.join(root, "assets/fonts"))
        without_fonts = self.start("--headless", "--journey", "/dev/null", DOORSTEP_ROOT=root)
        self.assertEqual(without_fonts.returncode, 2)
        self.assertIn("doorstep: fonts: ", without_fonts.stderr)
        with open(os.path.join(root, "assets/locales/en.json"), "w", encoding="utf-8") as file:
            file.write("{")
        without_words = self.start("--headless", "--journey", "/dev/null", DOORSTEP_ROOT=root)
        self.assertEqual(without_words.returncode, 2)
        self.assertIn("assets/locales", without_words.stderr)


if __name__ == "__main__":
    kiosk.main()
