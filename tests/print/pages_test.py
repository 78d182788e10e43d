#!/usr/bin/python3
"""The pages that staff print: a preview of a register and of a report, each page a picture of A4, and the printer for
them (doorstepctl printer --for pages), which must take A4.

usage: tests/print/pages_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CTL = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin")) / "doorstepctl"
A4 = (2480, 3508)


class Pages(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doorstep-pages-"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "public").mkdir()

    def ctl(self, *arguments, wanted=0):
        environment = dict(os.environ, DOORSTEP_ROOT=str(ROOT), HOME=str(self.folder))
        done = subprocess.run([CTL, *map(str, arguments)], env=environment, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        return done.stdout if wanted == 0 else done.stderr

    def printer(self, *arguments, wanted=0):
        return self.ctl("printer", *arguments, "--for", "pages", "--data", self.folder, wanted=wanted)

    def sizes(self):
        sizes = {}
        for path in sorted(self.folder.glob("**/*.png")):
            with Image.open(path) as picture:
                sizes[path.name] = picture.size
        return sizes

    def test_sixty_families_are_two_pages(self):
        self.ctl("print", "preview", "register", "--out", self.folder / "sample.png")
        self.assertEqual(self.sizes(), {"sample-1.png": A4, "sample-2.png": A4})

    def test_a_report_is_one_page(self):
        self.ctl("print", "preview", "report", "--out", self.folder / "sample.png")
        self.assertEqual(self.sizes(), {"sample.png": A4})

    def test_a_page_is_a_picture(self):
        self.assertIn("name one with --out FILE.png",
                      self.ctl("print", "preview", "report", "--out", self.folder / "sample.escpos", wanted=2))
        self.assertIn("no such paper", self.ctl("print", "preview", "diary", "--out", "sample.png", wanted=2))

    def test_the_printer_for_pages_is_another(self):
        self.printer("set", "folder", "--print-to", self.folder / "paper")
        said = json.loads(self.printer("show", "--json"))
        self.assertEqual(said, {"kind": "folder", "width": "A4", "folder": str(self.folder / "paper")})
        self.assertEqual([path.name for path in (self.folder / "public").iterdir()], ["pages-printer.json"])
        self.assertIn("There is no printer:", self.ctl("printer", "show", "--data", self.folder))
        self.assertIn("is ready", self.printer("check"))
        self.printer("test")
        self.assertEqual(list(self.sizes()), ["test-0001.png"])
        self.printer("set", "none")
        self.assertIn("There is no printer of pages", self.printer("test"))

    def test_the_printer_for_pages_takes_a4(self):
        for words, wanted in ((["cups", "--queue", "office", "--width", "A6"], "is too small for a register"),
                              (["escpos", "--device", "/dev/usb/lp0"], "is a receipt printer, which has no A4"),
                              (["cups"], 'has no "queue"')):
            self.assertIn(wanted, self.printer("set", *words, wanted=2))
        self.assertIn("write slips or pages", self.ctl("printer", "show", "--for", "labels", "--data", self.folder,
                                                       wanted=2))
        self.assertEqual(list((self.folder / "public").iterdir()), [])


if __name__ == "__main__":
    unittest.main()
