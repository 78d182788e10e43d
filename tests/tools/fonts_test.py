#!/usr/bin/python3
"""doorstepctl fonts check: it holds for what ships, and finds a font that is not there, that is another file, that
no language may use, and a word that no font can show.

usage: tests/tools/fonts_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CTL = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin")) / "doorstepctl"
PACKS = sorted(path.parent for path in ROOT.glob("kiosk/centres/*/centre.json"))
HIEROGLYPH = "\U00013000"


class Fonts(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doorstep-fonts-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.root = self.folder / "root"
        shutil.copytree(ROOT / "assets/fonts", self.root / "assets/fonts")
        shutil.copytree(ROOT / "assets/locales", self.root / "assets/locales")
        self.fonts = self.root / "assets/fonts/fonts.json"
        self.data = self.folder / "data"

    def run_ctl(self, *arguments, wanted=0, root=None):
        environment = dict(os.environ, DOORSTEP_ROOT=str(root or self.root), HOME=str(self.folder))
        environment.pop("XDG_DATA_HOME", None)
        done = subprocess.run([CTL, *map(str, arguments)], env=environment, capture_output=True, text=True, timeout=120,
                              cwd=self.folder)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+")
        return done

    def check(self, *arguments, wanted=0):
        return self.run_ctl("fonts", "check", "--data", self.data, *arguments, wanted=wanted)

    def change_fonts(self, change):
        fonts = json.loads(self.fonts.read_text())
        change(fonts)
        self.fonts.write_text(json.dumps(fonts, indent=1))

    def say(self, path, text):
        """Puts a word at the end of a JSON object of words, on a line of its own; returns that line's number."""
        lines = path.read_text().rstrip().removesuffix("}").rstrip().splitlines()
        lines[-1] += ","
        path.write_text("\n".join([*lines, f'"zz.test": {json.dumps(text, ensure_ascii=False)}', "}"]))
        return len(lines) + 1

    def test_what_ships_holds(self):
        for pack in PACKS:
            with self.subTest(pack.name):
                done = self.run_ctl("fonts", "check", "--centre", pack, root=ROOT)
                self.assertRegex(done.stdout, r"^\d+ fonts, \d+ strings in \d+ files: no faults\n$")

    def test_json(self):
        report = json.loads(self.check("--json").stdout)
        self.assertEqual((report["ok"], report["faults"]), (True, []))
        self.assertEqual(report["fonts"], len(json.loads(self.fonts.read_text())["fonts"]))
        self.assertEqual(report["files"], len(list(self.root.glob("assets/locales/*.json"))))
        self.assertGreater(report["strings"], 500)

    def test_a_word_without_glyphs_is_found_with_its_line(self):
        for name in ("en.json", "ar.json"):
            line = self.say(self.root / "assets/locales" / name, f"hello {HIEROGLYPH} there")
            done = self.check(wanted=1)
            self.assertIn(f"doorstepctl: {name}:{line}: ", done.stderr)
            self.assertIn(HIEROGLYPH, done.stderr)
        report = json.loads(self.check("--json", wanted=1).stdout)
        self.assertFalse(report["ok"])
        self.assertEqual([fault["file"] for fault in report["faults"]], ["ar.json", "en.json"])

    def test_a_language_is_held_to_its_own_fonts(self):
        def only_latin(fonts):
            for stack in fonts["stacks"]:
                if "bn" in stack["languages"]:
                    stack["fonts"] = ["latin"]
        self.change_fonts(only_latin)
        done = self.check(wanted=1)
        self.assertIn("doorstepctl: bn.json:", done.stderr)
        self.assertNotIn("doorstepctl: ar.json:", done.stderr)

    def test_a_language_without_a_stack(self):
        shutil.copy(self.root / "assets/locales/en.json", self.root / "assets/locales/xx.json")
        self.assertRegex(self.check(wanted=1).stderr, r'doorstepctl: xx\.json: no stack of fonts\.json is for "xx"')

    def test_bold_must_show_it_too(self):
        def other_bold(fonts):
            for font in fonts["fonts"]:
                if (font["role"], font["weight"]) == ("bengali", "bold"):
                    other = next(f for f in fonts["fonts"] if (f["role"], f["weight"]) == ("tamil", "bold"))
                    font.update(file=other["file"], sha256=other["sha256"])
        self.change_fonts(other_bold)
        self.assertIn("doorstepctl: bn.json:", self.check(wanted=1).stderr)

    def test_another_file_of_the_same_name(self):
        def other(fonts):
            copy = self.folder / "Other.ttf"
            copy.write_bytes(pathlib.Path(fonts["fonts"][0]["file"]).read_bytes() + b"\0")
            fonts["fonts"][0]["file"] = str(copy)
        self.change_fonts(other)
        done = self.check(wanted=1)
        self.assertRegex(done.stderr, r"Other\.ttf: is not the file that was looked at .*[0-9a-f]{64}.*fonts-noto-core")

    def test_a_font_that_is_not_installed(self):
        self.change_fonts(lambda fonts: fonts["fonts"][-1].update(file="/nowhere/Font.ttc"))
        done = self.check(wanted=1)
        self.assertIn("/nowhere/Font.ttc cannot be read; install the Debian package fonts-noto-cjk", done.stderr)
        self.assertRegex(done.stderr, r"fonts\.json:\d+: ")

    def test_a_font_without_a_sum(self):
        self.change_fonts(lambda fonts: fonts["fonts"][0].pop("sha256"))
        self.assertIn("Noto Sans has no sha256", self.check(wanted=1).stderr)

    def test_the_pack_given_and_the_one_installed(self):
        pack = self.folder / "pack"
        shutil.copytree(PACKS[0], pack)
        self.run_ctl("init", "--data", self.data, "--centre", pack, root=ROOT)
        plain = json.loads(self.check("--json").stdout)["strings"]
        self.assertGreater(plain, json.loads(self.run_ctl("fonts", "check", "--json").stdout)["strings"])
        strings = next((pack / "strings").glob("bn.json"))
        line = self.say(strings, HIEROGLYPH)
        self.assertIn(f"doorstepctl: bn.json:{line}: ", self.check("--centre", pack, wanted=1).stderr)
        self.check()
        self.assertTrue(self.check("--centre", self.folder / "nothing", wanted=1).stderr)

    def test_wrong_calls(self):
        for arguments in (["fonts"], ["fonts", "chekc"], ["fonts", "check", "x"], ["fonts", "check", "--inbox", "y"]):
            with self.subTest(arguments):
                self.assertTrue(self.run_ctl(*arguments, wanted=2).stderr)
        self.assertIn("\n  fonts check ", self.run_ctl("help").stdout)


if __name__ == "__main__":
    unittest.main()
