#!/usr/bin/python3
"""doorstepctl forms preview: a sheet of all pages of a form, and the email that it would make.

usage: tests/tools/forms_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import email
import email.policy
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CTL = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin")) / "doorstepctl"


def size_of(picture):
    data = picture.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", picture
    return struct.unpack(">II", data[16:24])


class Forms(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doorstep-forms-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def preview(self, *arguments, wanted=0):
        environment = dict(os.environ, DOORSTEP_ROOT=str(ROOT), HOME=str(self.folder))
        done = subprocess.run([CTL, "forms", "preview", *map(str, arguments), "--out", self.folder], env=environment,
                              capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        return done

    def test_a_sheet_and_an_email(self):
        done = self.preview("professional", "--locale", "ar", "--centre", ROOT / "kiosk/centres/hillingdon")
        width, height = size_of(self.folder / "professional-ar.png")
        self.assertEqual(width, 5 * 540 + 6 * 24)
        self.assertGreater(height, 3 * 960)
        raw = (self.folder / "professional-ar.eml").read_bytes()
        letter = email.message_from_bytes(raw, policy=email.policy.default)
        text = letter.get_body(("plain",)).get_content()
        self.assertIn("07700 900000", text)
        self.assertIn("sample@example.com", text)
        self.assertEqual(done.stderr, "")

    def test_a_form_that_stores_nothing_makes_no_email(self):
        self.preview("asking")
        self.assertTrue((self.folder / "asking-en.png").exists())
        self.assertFalse((self.folder / "asking-en.eml").exists())

    def test_the_sheet_is_in_the_language(self):
        self.preview("views")
        self.preview("views", "--locale", "bn")
        self.assertNotEqual((self.folder / "views-en.png").read_bytes(), (self.folder / "views-bn.png").read_bytes())

    def test_what_is_not_there_is_said(self):
        self.assertIn("there is no such form", self.preview("nothing", wanted=1).stderr)
        self.assertIn("no such language", self.preview("views", "--locale", "xx", wanted=1).stderr)
        self.assertNotEqual(self.preview("views", "--centre", self.folder, wanted=1).stderr, "")


if __name__ == "__main__":
    unittest.main()
