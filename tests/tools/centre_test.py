#!/usr/bin/python3
"""What doorstepctl says of a pack's services, places and people: faults, and notes of what wants somebody's eye.

usage: tests/tools/centre_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
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
GOOD = ROOT / "tests/unit/centre/data/good"
TEXTS = {"area": ["north-west", "south"], "cannot": ["clubs", "teenagers", "creche"], "handover": ["hub", "youth"]}
PARTS = {"area": ["title", "text"], "cannot": ["name", "about"], "handover": ["title", "text"]}
PLACES = ["area.north-west.place.mill", "area.north-west.place.garden", "area.south.place.quay"]
KEYS = [f"{kind}.{name}.{part}" for kind, names in TEXTS.items() for name in names for part in PARTS[kind]] + PLACES


class Centre(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doorstep-centre-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.pack = self.folder / "pack"
        shutil.copytree(GOOD, self.pack)
        self.write_words("en", KEYS)

    def write_words(self, language, keys):
        (self.pack / "strings").mkdir(exist_ok=True)
        (self.pack / f"strings/{language}.json").write_text(json.dumps({key: "Words" for key in keys}))

    def run_ctl(self, *arguments, wanted=0):
        environment = dict(os.environ, DOORSTEP_ROOT=str(ROOT), HOME=str(self.folder))
        done = subprocess.run([CTL, *map(str, arguments)], env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        return done

    def report(self, wanted=0):
        return json.loads(self.run_ctl("centre", "check", "--json", self.pack, wanted=wanted).stdout)

    def change_services(self, change):
        path = self.pack / "services.json"
        page = json.loads(path.read_text())
        for service in page["contents"]:
            change(service)
        path.write_text(json.dumps(page, indent=2))

    def note(self, file):
        return [note["text"] for note in self.report()["notes"] if note["file"] == file]

    def test_every_pack_of_ours_is_without_fault(self):
        packs = sorted(path.parent for path in ROOT.glob("kiosk/centres/*/centre.json"))
        self.assertGreaterEqual(len(packs), 5)
        for pack in packs:
            with self.subTest(pack=pack.name):
                self.assertIn(": no faults\n", self.run_ctl("centre", "check", pack).stdout)

    def test_words_that_have_no_english_elsewhere_are_faults(self):
        for key in KEYS:
            with self.subTest(key=key):
                self.write_words("en", [other for other in KEYS if other != key])
                faults = self.report(wanted=1)["faults"]
                self.assertEqual([fault["file"] for fault in faults], ["strings/en.json"])
                self.assertIn(f'has no "{key}"', faults[0]["text"])

    def test_notes_are_no_faults(self):
        done = self.run_ctl("centre", "check", self.pack)
        self.assertEqual(done.stderr, "")
        self.assertIn("  note: services.json: 4 of 5 services do not say when they were checked, first \"check-at-two\"",
                      done.stdout)

    def test_a_service_that_was_checked_long_ago_is_noted(self):
        self.change_services(lambda service: service.update(assured_date="2999-01-01"))
        self.assertEqual(self.note("services.json"), [])
        self.change_services(lambda service: service.update(assured_date="2001-01-01"))
        self.assertRegex(self.note("services.json")[0], r"^5 of 5 .*more than 18 months ago and are not shown")
        about = (self.pack / "centre.json").read_text()
        (self.pack / "centre.json").write_text(about.replace('"hiddenMonths": 18', '"hiddenMonths": 0'))
        self.assertRegex(self.note("services.json")[0], r"^5 of 5 .*more than 6 months ago and \"may have changed\"")

    def test_a_hand_over_without_a_phone_is_noted(self):
        self.assertEqual(self.note("centre.json"),
                         ["/handovers/1 (youth) has no phone; set it when the number is known"])

    def test_words_that_are_not_translated_are_counted(self):
        services = ["baby-massage", "check-at-two", "585abcf1-8385-52aa-af12-77f80ee8b9c8", "primary", "before-birth"]
        wanted = KEYS + [f"service.{key}.{part}" for key in services for part in ("name", "about")]
        self.assertRegex(self.note("strings/bn.json")[0], rf"^{len(wanted)} of {len(wanted)} words .*first \"area.north")
        self.write_words("bn", [key for key in wanted if key != "service.primary.about"])
        self.assertRegex(self.note("strings/bn.json")[0], rf"^1 of {len(wanted)} words .*\"service\.primary\.about\"")
        self.write_words("bn", wanted)
        self.assertEqual(self.note("strings/bn.json"), [])

    def test_install_takes_the_services_along(self):
        data = self.folder / "data"
        self.run_ctl("init", "--data", data)
        self.run_ctl("centre", "install", self.pack, "--data", data)
        current = data / "public/packs/current"
        before = os.readlink(current)
        self.assertEqual((current / "services.json").read_text(), (self.pack / "services.json").read_text())
        self.change_services(lambda service: service.update(fees="5 pounds"))
        self.run_ctl("centre", "install", self.pack, "--data", data)
        self.assertNotEqual(os.readlink(current), before)
        self.assertIn("5 pounds", (current / "services.json").read_text())


if __name__ == "__main__":
    unittest.main()
