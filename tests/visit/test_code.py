#!/usr/bin/python3
"""The QR code of a service, read back from screenshots: any panel, script, text size and theme."""

import os
import subprocess

import kiosk

PACK = os.path.join(kiosk.ROOT, "tests/unit/screens/offer")
SERVICE = "service.play"
TO_THE_SERVICE = [
    "tap home.offer",
    "tap q.child-known[0]=about", "tap nav.next",
    "type q.child-age[0] 18", "tap q.child-age-unit[0]=months", "tap nav.next",
    "tap nav.next",
    "expect screen offer",
    "tap " + SERVICE,
    "expect screen service",
]
PANELS = ["1080x1920", "1920x1080", "1366x768"]
LANGUAGES = ["en", "bn", "ar"]


class CodeTest(kiosk.VisitTest):
    def read_back(self, picture):
        done = subprocess.run(["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture],
                              capture_output=True, text=True, timeout=kiosk.TIMEOUT_SECONDS)
        self.assertEqual(done.returncode, 0, "no code in %s: %s" % (picture, done.stderr))
        return done.stdout.rstrip("\n")

    def shown_code(self, glass):
        """What the page's code says, after turning to the part that it stands on."""
        for _ in range(20):
            node = glass.look().nodes.get("service.code")
            if node is not None:
                return node["code"]
            glass.do("tap nav.more")
        self.fail("no part of the page has the code")

    def check_code(self, glass, name):
        said = self.shown_code(glass)
        picture = os.path.join(glass.folder, name + ".png")
        glass.do("screenshot " + picture)
        self.assertEqual(self.read_back(picture), said)
        return said

    def walk(self, size):
        centre = self.centre(PACK)
        glass = centre.glass("--date", "2026-11-23T09:00", size=size)
        glass.do("language en", *TO_THE_SERVICE)
        for language in LANGUAGES:
            glass.do("tap nav.language", "tap lang." + language, "expect screen service")
            said = self.check_code(glass, language)
            self.assertIn("E2 0SN", said)
        glass.do("tap nav.display", "tap display.size.largest", "tap display.contrast.high", "tap nav.close")
        self.check_code(glass, "strong")

    def test_portrait(self):
        self.walk(PANELS[0])

    def test_landscape(self):
        self.walk(PANELS[1])

    def test_small_landscape(self):
        self.walk(PANELS[2])


if __name__ == "__main__":
    kiosk.main()
