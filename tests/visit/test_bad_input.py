#!/usr/bin/python3
"""What is broken or missing gives one clear line and a safe screen or the documented exit code, never a crash."""

import os
import re
import shutil
import subprocess
import tempfile

import kiosk
from kiosk import short

CALLED_WRONGLY = 2


class BadInputTest(kiosk.VisitTest):
    def run_program(self, centre, name, *arguments, seconds=60, **variables):
        done = subprocess.run([centre.program(name), *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=seconds, env=kiosk.environment(**variables))
        self.assertGreaterEqual(done.returncode, 0, "killed by a signal: " + done.stderr)
        self.assertNotRegex(done.stderr, kiosk.SANITIZER)
        return done

    def refused(self, centre, name, *arguments, code=CALLED_WRONGLY, **variables):
        """The program does not start, and says why in one line."""
        done = self.run_program(centre, name, *arguments, **variables)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assert_one_line(done.stderr, name)
        return done.stderr

    def glass_options(self, centre, *options):
        return ["--headless", "--data", centre.data, "--size", kiosk.SMALL, "--journey", os.devnull, *options]

    def copy_of_pack(self, centre):
        pack = os.path.join(centre.folder, "pack")
        shutil.copytree(kiosk.PACK, pack)
        return pack

    def assert_rests(self, glass, code):
        """The safe screen: kind, with a code for staff, and nothing on it that does not work."""
        view = glass.look()
        self.assertEqual(view.screen, "unavailable")
        self.assertIn(code, view.whole())
        words = kiosk.read_json(kiosk.ROOT + "/assets/locales/en.json")
        self.assertEqual(view.text("title"), words["unavailable.title"])
        glass.do("wait 3600", "expect screen unavailable")
        self.assertEqual(glass.quit(), 0)

    # --- the pack

    def break_pack(self, pack, name, old, new):
        path = os.path.join(pack, name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new, 1))
        return text[:text.index(old)].count("\n") + 1

    def check_broken_pack(self, name, old, new, wanted):
        centre = self.centre()
        pack = self.copy_of_pack(centre)
        line = self.break_pack(pack, name, old, new)
        current = os.readlink(centre.path("public/packs/current"))
        for command in (["centre", "check", pack], ["centre", "install", pack, "--data", centre.data]):
            done = self.run_program(centre, "doorstepctl", *command)
            self.assertEqual(done.returncode, 1, done.stderr)
            where = re.search(r"(?m)^doorstepctl: \S*%s:(\d+): .*" % re.escape(name), done.stderr)
            self.assertTrue(where, done.stderr)
            self.assertIn(int(where.group(1)) - line, (0, 1, 2), done.stderr)
            self.assertIn(wanted, done.stderr)
        self.assertEqual(os.readlink(centre.path("public/packs/current")), current)
        glass = centre.glass("--centre", pack)
        self.assert_rests(glass, "K4")
        self.assert_one_line(glass.log(), "doorstep", name)
        good = centre.glass()
        good.expect_screen("welcome")

    def test_pack_that_is_no_json(self):
        self.check_broken_pack("centre.json", '"features": ["refer"],', '"features": ["refer"', "")

    def test_pack_with_an_unknown_key(self):
        self.check_broken_pack("centre.json", '"idleSeconds": 60', '"idleSecond": 60', "idleSecond")

    def test_questionnaire_that_asks_about_nothing(self):
        self.check_broken_pack("questionnaires/self-referral.json", '"question": "second-child"',
                               '"question": "third-child"', "third-child")

    def test_strings_that_cannot_be_formatted(self):
        centre = self.centre()
        pack = self.copy_of_pack(centre)
        path = os.path.join(pack, "strings/en.json")
        words = kiosk.read_json(path)
        words["home.title"] = "What would you {like"
        kiosk.write_json(path, words)
        done = self.run_program(centre, "doorstepctl", "centre", "check", pack)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr, r"strings/en\.json:\d+: .*home\.title")
        self.assert_rests(centre.glass("--centre", pack), "K4")

    def test_installed_pack_broken_on_disk(self):
        """The glass rests; the keeper still takes what an earlier glass sends, and delivers once it is mended."""
        centre = self.centre()
        glass = centre.glass()
        glass.to_check(short())
        path = centre.path("public/packs/current/centre.json")
        with open(path, encoding="utf-8") as file:
            good = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(good[:len(good) // 2])
        self.assert_rests(centre.glass(), "K4")
        centre.start_keeper("--test-clock")
        glass.do("tap nav.next", "expect screen done")
        reference = glass.look().text("done.reference")
        self.assertIn("pack", centre.wait_for_state(reference, "deferred")["reason"])
        with open(path, "w", encoding="utf-8") as file:
            file.write(good)
        glass.do("tap nav.leave", "wait 7200")
        centre.wait_for_state(reference, "purged")
        self.assertEqual([letter.reference() for letter in centre.letters()], [reference])

    def test_no_pack(self):
        centre = self.centre()
        os.remove(centre.path("public/packs/current"))
        glass = centre.glass()
        self.assert_rests(glass, "K4")
        self.assert_one_line(glass.log(), "doorstep", "doorstepctl")

    # --- how it is called

    def test_called_wrongly(self):
        centre = self.centre()
        line = self.refused(centre, "doorstep", *self.glass_options(centre, "--locale", "tlh"))
        self.assertIn("tlh", line)
        line = self.refused(centre, "doorstep", *self.glass_options(centre, "--locale", "../../etc/passwd"))
        line = self.refused(centre, "doorstep", "--headless", "--data", centre.data, "--journey", "/nowhere.journey")
        self.assertIn("/nowhere.journey", line)
        for program, options in (("doorstep", ["--size", "10x10"]), ("doorstep", ["--date", "tomorrow"]),
                                 ("doorstep", ["--no-such"]), ("doorstep", ["word"]), ("doorstep", ["--data"]),
                                 ("doorstep-keeper", ["--no-such"]), ("doorstep-keeper", ["word"]),
                                 ("doorstepctl", []), ("doorstepctl", ["queue"]), ("doorstepctl", ["init", "--no-such"])):
            done = self.run_program(centre, program, *options)
            self.assertEqual(done.returncode, CALLED_WRONGLY, (program, options, done.stderr))
            self.assertNotEqual(done.stderr, "")

    def test_languages_that_are_not_there(self):
        centre = self.centre()
        for tag in ("en", "bn", "so", "ar"):
            done = self.run_program(centre, "doorstep", *self.glass_options(centre, "--locale", tag))
            self.assertEqual((done.returncode, done.stderr), (0, ""))
        glass = centre.glass()
        self.assertNotEqual(glass.attempt("language tlh"), "")
        glass.expect_screen("welcome")

    def test_no_display(self):
        centre = self.centre()
        done = self.run_program(centre, "doorstep", "--data", centre.data, DISPLAY="", WAYLAND_DISPLAY="",
                                SDL_VIDEODRIVER="", XDG_RUNTIME_DIR=centre.folder)
        self.assertEqual(done.returncode, CALLED_WRONGLY, done.stderr)
        self.assert_one_line(done.stderr, "doorstep", "--headless")

    def test_no_assets(self):
        centre = self.centre()
        with tempfile.TemporaryDirectory() as empty:
            line = self.refused(centre, "doorstep", *self.glass_options(centre), DOORSTEP_ROOT=empty)
            self.assertIn("DOORSTEP_ROOT", line)

    # --- the data folder

    def test_no_data_folder(self):
        centre = self.centre()
        nowhere = os.path.join(centre.folder, "nowhere")
        self.refused(centre, "doorstep-keeper", "--data", nowhere, "--once")
        self.refused(centre, "doorstep-keeper", "--data", nowhere)
        done = self.run_program(centre, "doorstepctl", "queue", "list", "--data", nowhere)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assert_one_line(done.stderr, "doorstepctl", "doorstepctl init")
        shutil.move(centre.data, nowhere)
        glass = centre.glass()
        self.assert_rests(glass, "K8")
        self.assert_one_line(glass.log(), "doorstep", "doorstepctl init")
        self.assertFalse(os.path.exists(centre.data))

    def test_no_public_key(self):
        centre = self.centre()
        centre.start_keeper()
        os.rename(centre.path("public/centre.pub"), centre.path("public/kept"))
        glass = centre.glass()
        glass.do("language en", "tap home.refer", "expect keeper-away K3", "tap nav.next")
        glass.answer_pages(short())
        glass.do("tap nav.next", "expect screen check", "expect error.send K3")
        self.assertEqual(centre.queue(), [])
        for line in glass.log().splitlines():
            self.assertRegex(line, "^doorstep: (keeper|submission): .*K3.*: look the code up in README.md$")
        # Put back, the same touch goes through.
        os.rename(centre.path("public/kept"), centre.path("public/centre.pub"))
        glass.do("tap nav.next", "expect screen done")
        self.assertEqual(len(centre.settled_letters()), 1)

    def test_public_key_of_another_centre(self):
        centre, other = self.centre(), self.centre()
        centre.start_keeper()
        shutil.copy(other.path("public/centre.pub"), centre.path("public/centre.pub"))
        glass = centre.glass()
        glass.do("language en", "tap home.refer", "expect keeper-away K3", "tap nav.next")
        glass.answer_pages(short())
        glass.do("tap nav.next", "expect error.send K3")
        self.assertEqual(centre.queue(), [])

    def test_garbage_in_place_of_keys(self):
        centre = self.centre()
        for name in ("public/centre.pub", "private/centre.key"):
            with open(centre.path(name), "wb") as file:
                file.write(b"\0\xff" * 500)
        self.refused(centre, "doorstep-keeper", "--data", centre.data)
        glass = centre.glass()
        glass.do("language en", "tap home.refer", "expect keeper-away")

    def test_no_secret_key(self):
        centre = self.centre()
        os.remove(centre.path("private/centre.key"))
        line = self.refused(centre, "doorstep-keeper", "--data", centre.data)
        self.assertIn("centre.key", line)
        self.refused(centre, "doorstep-keeper", "--data", centre.data, "--once")
        glass = centre.glass()
        glass.do("language en", "tap home.refer", "expect keeper-away K1", "tap nav.next", "expect screen question")

    def test_database_of_garbage(self):
        centre = self.centre()
        for name in os.listdir(centre.path("private")):
            if name.startswith("doorstep.db"):
                os.remove(centre.path("private", name))
        with open(centre.path("private/doorstep.db"), "wb") as file:
            file.write(os.urandom(64 * 1024))
        line = self.refused(centre, "doorstep-keeper", "--data", centre.data)
        self.assertIn("doorstep.db", line)
        self.refused(centre, "doorstep-keeper", "--data", centre.data, "--once")
        done = self.run_program(centre, "doorstepctl", "queue", "list", "--data", centre.data)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assert_one_line(done.stderr, "doorstepctl", "doorstep.db")
        # It may be what is left of somebody's requests: nobody throws it away.
        self.assertEqual(os.path.getsize(centre.path("private/doorstep.db")), 64 * 1024)

    def test_database_that_is_a_folder(self):
        centre = self.centre()
        for name in os.listdir(centre.path("private")):
            if name.startswith("doorstep.db"):
                os.remove(centre.path("private", name))
        os.mkdir(centre.path("private/doorstep.db"))
        line = self.refused(centre, "doorstep-keeper", "--data", centre.data)
        self.assertIn("doorstep.db", line)

    def test_broken_inbox_settings(self):
        centre = self.centre()
        with open(centre.path("private/inbox.json"), "w", encoding="utf-8") as file:
            file.write('{"url": "gopher://example.org"}')
        line = self.refused(centre, "doorstep-keeper", "--data", centre.data)
        self.assertIn("inbox.json", line)

    def test_a_second_keeper(self):
        centre = self.centre()
        centre.start_keeper()
        self.refused(centre, "doorstep-keeper", "--data", centre.data)
        self.refused(centre, "doorstep-keeper", "--data", centre.data, "--once")
        glass = centre.glass()
        glass.submit(short())
        self.assertEqual(len(centre.settled_letters()), 1)

    # --- the disk

    def full_disk(self, centre):
        """private/ on a small disk of its own; None where no disk may be mounted."""
        private = centre.path("private")
        kept = os.path.join(centre.folder, "private")
        os.rename(private, kept)
        os.mkdir(private, 0o700)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", private],
                              capture_output=True, text=True)
        if done.returncode != 0:
            self.skipTest("no disk may be mounted here, so none can be full: " + done.stderr.strip())
        self.addCleanup(subprocess.run, ["umount", "--lazy", private], check=True)
        shutil.copytree(kept, private, dirs_exist_ok=True)
        return private

    def fill(self, folder):
        path = os.path.join(folder, "filler")
        with open(path, "ab", buffering=0) as file:
            for size in (1 << 16, 1 << 12, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    pass
        return path

    def test_full_disk(self):
        centre = self.centre()
        private = self.full_disk(centre)
        centre.start_keeper()
        filler = self.fill(private)
        glass = centre.glass()
        words = kiosk.read_json(kiosk.ROOT + "/assets/locales/en.json")
        references = []
        for visit in range(40):
            glass.to_check(short(name="Full Disk"))
            glass.do("tap nav.next")
            view = glass.look()
            if view.screen == "check":
                break
            # What a keeper keeps in reserve lets some through, and each of them is stored.
            references.append(view.text("done.reference"))
            glass.do("tap nav.leave")
            self.fill(private)
        self.assertEqual(view.screen, "check")
        self.assertIn("K2", view.text("error.send"))
        self.assertIn(words["check.failed.full"].split(".")[0], view.text("error.send"))
        os.remove(filler)
        glass.do("tap nav.next", "expect screen done")
        references.append(glass.look().text("done.reference"))
        self.assertEqual(sorted(letter.reference() for letter in centre.settled_letters()), sorted(references))
        self.assertIn("FULL", centre.log("keeper").upper())
        self.assertEqual(centre.stop_keeper(), 0)


if __name__ == "__main__":
    kiosk.main()
