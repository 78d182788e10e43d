#!/usr/bin/python3
"""doorstepctl sign-ups as the desk meets it: the same lists from a living keeper and from the database, and no names.

usage: tests/tools/sign_ups_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "visit"))

import desk
import kiosk
from desk import DAY, PLAY

REFERENCE = "2222-2222"
PAIRS = dict(PLAY, session="pairs", minute=14 * 60)


class SignUpsTest(desk.DeskTest):
    def ctl(self, *arguments, wanted=0):
        done = self.centre_of.ctl("sign-ups", *arguments, "--data", self.centre_of.data)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+")
        for name in ("Amina", "Third", "07700"):
            self.assertNotIn(name, done.stdout + done.stderr)
        return done

    def items(self, *arguments, wanted=0):
        return json.loads(self.ctl(*arguments, "--json", wanted=wanted).stdout)["items"]

    def setUp(self):
        self.centre_of, glass = self.open_desk(keeper=())
        self.booked = glass.book("Amina Begum", PLAY, children=5, adults=1, phone="07700 900123")
        self.other = glass.book("Second", PLAY, children=1, adults=1)
        self.large = glass.book("Third", PLAY, children=4, adults=1)
        self.small = glass.book("Fourth", PLAY, children=1, adults=1)
        glass.book("Amina Begum", PAIRS)
        self.glass = glass

    def test_lists_with_and_without_a_keeper(self):
        self.ctl("cancel", self.other["reference"].lower().replace("-", " "))
        shown = [self.items("list"), self.items("show", "play", DAY.isoformat())]
        told = [self.ctl("list").stdout, self.ctl("show", "play", DAY.isoformat()).stdout]
        self.centre_of.stop_keeper()
        self.assertEqual(shown, [self.items("list"), self.items("show", "play", DAY.isoformat())])
        self.assertEqual(told, [self.ctl("list").stdout, self.ctl("show", "play", DAY.isoformat()).stdout])

    def test_what_is_shown(self):
        self.ctl("cancel", self.other["reference"])
        day = DAY.isoformat()
        self.assertEqual(self.items("list"), [
            {"session": "play", "day": day, "time": "10:00", "families": 1, "children": 5, "adults": 1, "offered": 1,
             "waiting": 1, "arrived": 0},
            {"session": "pairs", "day": day, "time": "14:00", "families": 1, "children": 1, "adults": 1, "offered": 0,
             "waiting": 0, "arrived": 0}])
        shown = self.items("show", "play", day)[0]
        rows = {row["reference"]: row for row in shown["signUps"]}
        self.assertEqual({reference: (row["state"], row["position"], row["children"], row["adults"])
                          for reference, row in rows.items()},
                         {self.booked["reference"]: ("booked", 0, 5, 1), self.other["reference"]: ("cancelled", 0, 1, 1),
                          self.large["reference"]: ("waiting", 1, 4, 1), self.small["reference"]: ("offered", 0, 1, 1)})
        self.assertEqual({row["heldUntil"] is None for row in rows.values()}, {True, False})
        self.assertIn((self.large["reference"], "too-few-for-children"),
                      [(row["reference"], row["why"]) for row in shown["passedOver"]])
        text = self.ctl("show", "play", day).stdout
        self.assertRegex(text, r"(?m)^%s  waiting +1 +4 +1  " % self.large["reference"])
        self.assertRegex(text, r"(?m)^%s  passed over .*too-few-for-children$" % self.large["reference"])
        self.assertRegex(self.ctl("list").stdout, r"(?m)^%s  10:00 +1 +5 +1 +1 +1 +0  play$" % day)
        for code in (self.booked["code"], self.small["code"]):
            self.assertNotIn(code, json.dumps(shown) + text)

    def test_long_lists_have_pages(self):
        timetable = [desk.session("play", "booked", "10:00", "11:30", capacity={"families": 2})]
        self.centre_of, glass = self.open_desk(keeper=(), timetable=timetable)
        made = [glass.book("Third", PLAY)["reference"] for _ in range(103)]
        shown = self.items("show", "play", DAY.isoformat())[0]
        self.assertEqual([row["reference"] for row in shown["signUps"]], made)
        self.assertEqual([row["position"] for row in shown["signUps"]], [0, 0, *range(1, 102)])

    def test_cancel(self):
        self.assertEqual(self.ctl("cancel", self.booked["reference"]).stdout, self.booked["reference"] + ": cancelled\n")
        self.ctl("cancel", self.booked["reference"])
        self.assertEqual(self.glass.look(self.large["code"])["verdict"], "offered")
        self.assertIn("no such sign-up", self.ctl("cancel", REFERENCE, wanted=1).stderr)
        self.centre_of.stop_keeper()
        self.assertIn("no keeper runs there", self.ctl("cancel", self.small["reference"], wanted=1).stderr)

    def test_wrong_calls(self):
        for arguments in (["cancel"], ["cancel", "2222-2223"], ["show"], ["show", "play"], ["show", "play", "tomorrow"],
                          ["show", "play", "2026-11"], ["show", "play", DAY.isoformat(), "x"], ["list", "play"]):
            with self.subTest(arguments):
                self.assertTrue(self.ctl(*arguments, wanted=2).stderr)
        self.assertIn("nobody has signed up", self.ctl("show", "early", DAY.isoformat(), wanted=1).stderr)
        self.assertEqual(self.items("show", "early", DAY.isoformat(), wanted=1), [])


if __name__ == "__main__":
    kiosk.main()
