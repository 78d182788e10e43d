#!/usr/bin/python3
"""Slips on their way to a receipt printer: the bytes, turned back into a picture by a decoder that knows nothing of
the program, are the preview dot for dot, in five scripts; and the QR codes on them say what was meant."""
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import slips

TAGS = ("en", "bn", "ur", "ar", "zh")
WIDTHS = {"80mm": 576, "58mm": 384}
BAND_ROWS_MAX = 128
BEGINS, ENDS = "20270303T100000Z", "20270303T113000Z"


class Decoder:
    """What a printer does with the bytes. Source: Epson's ESC/POS command reference."""

    def __init__(self, data):
        self.data, self.at = data, 0
        self.rows, self.bands, self.cuts, self.resets = [], [], [], 0
        while self.at < len(data):
            self.command()

    def take(self, count):
        piece = self.data[self.at:self.at + count]
        assert len(piece) == count, f"the bytes end within a command, at {self.at}"
        self.at += count
        return piece

    def command(self):
        start = self.at
        name = self.take(2)
        if name == b"\x1b@":
            self.resets += 1
        elif name == b"\x1dv":
            assert self.take(2) == b"0\0", f"not a raster of normal size, at {start}"
            self.raster(*(int.from_bytes(self.take(2), "little") for _ in range(2)))
        elif name == b"\x1dV":
            assert self.take(2) == b"\x42\0", f"not a feed and partial cut, at {start}"
            self.cuts.append(len(self.rows))
        else:
            raise AssertionError(f"{name!r} is no command that a slip needs, at {start}")

    def raster(self, row_bytes, rows):
        self.bands.append(rows)
        for _ in range(rows):
            bits = "".join(f"{byte:08b}" for byte in self.take(row_bytes))
            self.rows.append([bit == "1" for bit in bits])


def read_codes(picture):
    """What zbarimg reads in a picture, each code's text, an event of several lines as one."""
    done = subprocess.run(["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture],
                          capture_output=True, check=False)
    text = done.stdout.decode()
    event = re.compile(r"BEGIN:VCALENDAR\r\n.*?END:VCALENDAR\r\n", re.DOTALL)
    return event.findall(text) + event.sub("", text).split()


def read_event(text):
    """The lines of an iCalendar text, unfolded, as a dictionary."""
    lines = text.replace("\r\n", "\n").replace("\n ", "").strip("\n").split("\n")
    return dict(line.split(":", 1) for line in lines)


def unescape(value):
    return value.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


class Slips(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = slips.make_root(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def make(self, kind, tag, width, ending):
        path = Path(self.folder.name) / f"{kind}-{tag}-{width}.{ending}"
        return path if path.exists() else slips.preview(self.root, kind, tag, width, path)

    def check_bytes(self, kind, tag, width):
        printed = Decoder(self.make(kind, tag, width, "escpos").read_bytes())
        shown = slips.rows_of(self.make(kind, tag, width, "png"))
        self.assertEqual(len(shown[0]), WIDTHS[width])
        self.assertTrue(printed.rows == shown, "the printer draws another picture than the preview")
        self.assertTrue(all(rows <= BAND_ROWS_MAX for rows in printed.bands))
        self.assertEqual((printed.resets, printed.cuts), (1, [len(shown)]))
        edges = [row[0] or row[-1] for row in shown]
        self.assertFalse(any(edges), "ink at the very edge: something is cut")

    def test_the_printer_draws_the_preview(self):
        for tag in TAGS:
            with self.subTest(tag=tag):
                self.check_bytes("ticket", tag, "80mm")

    def test_on_narrow_paper_too(self):
        self.check_bytes("waiting", "ur", "58mm")

    def test_scripts_differ(self):
        pictures = [slips.rows_of(self.make("ticket", tag, "80mm", "png")) for tag in TAGS]
        for i, picture in enumerate(pictures):
            self.assertNotIn(picture, pictures[:i])

    def test_codes_say_what_was_meant(self):
        for tag in TAGS:
            with self.subTest(tag=tag):
                codes = read_codes(self.make("ticket", tag, "80mm", "png"))
                self.assertEqual(len(codes), 2)
                events = [code for code in codes if code.startswith("BEGIN:VCALENDAR")]
                self.assertEqual([code for code in codes if code not in events], ["DS:SAMP-2E22"])
                event = read_event(events[0])
                names = slips.read_json(self.root / slips.PACK / "strings" / f"{tag}.json")
                self.assertIn(unescape(event["SUMMARY"]), names.values())
                self.assertEqual((event["DTSTART"], event["DTEND"]), (BEGINS, ENDS))
                self.assertEqual(event["UID"], "SAMP-2E22@doorstep")
                self.assertIn("LOCATION", event)

    def test_who_waits_has_no_event(self):
        self.assertEqual(read_codes(self.make("waiting", "ur", "58mm", "png")), ["DS:SAMP-2E22"])

    def test_a_request_has_its_reference(self):
        self.assertEqual(read_codes(self.make("request", "ar", "80mm", "png")), ["DS:SAMP-2E22"])

    def test_a_service_can_be_taken_along(self):
        codes = read_codes(self.make("service", "bn", "58mm", "png"))
        self.assertEqual(len(codes), 1)
        self.assertTrue(codes[0].startswith("https://"), codes)

    def test_a_sheet_has_whole_pages(self):
        shown = slips.rows_of(self.make("ticket", "zh", "A6", "png"))
        self.assertEqual((len(shown[0]), len(shown) % 1748), (1240, 0))

    def refuse(self, code, *arguments):
        done = subprocess.run([slips.BIN / "doorstepctl", "print", "preview", *arguments], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def test_a_wrong_call_is_explained(self):
        picture = str(Path(self.folder.name) / "refused.png")
        self.assertIn("ticket, waiting, request", self.refuse(2, "letter", "--out", picture))
        self.assertIn("80mm, 58mm", self.refuse(2, "ticket", "--width", "81mm", "--out", picture))
        self.assertIn("--out", self.refuse(2, "ticket"))
        self.assertFalse(Path(picture).exists())


if __name__ == "__main__":
    unittest.main()
