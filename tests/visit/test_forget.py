#!/usr/bin/python3
"""After a visit nothing that was typed is left: not in the data folder, not in the memory of the running glass.

Runs the programs as they ship, as root: the glass makes no core for anybody else.
"""

import os
import re
import subprocess
import unittest

import kiosk
from kiosk import short

ENGLISH_NAME = "Zubaydahx Quillfeather"
BENGALI_NAME = "ঝর্ণাধারা কুসুমকলি চৌধুরানী"
PHONE = "07700 900718"
WORRY = "Vexingly quixotic jackdaws jumble zephyrs."
LATIN_BYTES = 6
# The core holds the picture too: no larger than it must be.
SIZE = "720x1280"
# Pairs of Bengali letters stand in every Bengali word of the page, so a fragment is four letters there.
BENGALI_LETTERS = 4


def fragments(words, step):
    letters = LATIN_BYTES if words.isascii() else BENGALI_LETTERS
    return {words, *(words[at:at + letters] for at in range(0, len(words) - letters + 1, step))}


def patterns(words):
    """Every fragment as the program holds it, and many as ICU and HarfBuzz do."""
    return {(piece, coding): piece.encode(coding) for coding, step in (("utf-8", 1), ("utf-16-le", 2), ("utf-32-le", 2))
            for piece in fragments(words, step)}


def patterns_of_all(*texts):
    found = {}
    for words in texts:
        found.update(patterns(words))
    return found


def search(path, wanted):
    """Those of `wanted` that the file holds, and where. One pass finds where any of them begins; pieces overlap."""
    with open(path, "rb") as file:
        content = file.read()
    any_of_them = re.compile(b"|".join(re.escape(piece) for piece in wanted.values()))
    places = {}
    begins = any_of_them.search(content)
    while begins:
        for key, piece in wanted.items():
            if content.startswith(piece, begins.start()):
                places.setdefault(key, begins.start())
        begins = any_of_them.search(content, begins.start() + 1)
    return places


@unittest.skipUnless(os.geteuid() == 0, "only root may look into the glass: nothing was searched")
class Forgetting(kiosk.VisitTest):
    """Looks into the memory of a glass that runs, and into the data folder of `here`."""

    def core(self, glass, name):
        path = os.path.join(self.here.folder, name)
        done = subprocess.run(["gdb", "-nx", "-batch", "-p", str(glass.process.pid), "-ex",
                               "set dump-excluded-mappings on", "-ex", "gcore " + path],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        self.assertTrue(os.path.exists(path), done.stderr)
        return path

    def search_core(self, glass, wanted):
        """What the running glass holds. A core is large, so it goes at once, unless somebody wants to look at it."""
        path = self.core(glass, "core")
        found = search(path, wanted)
        kept = os.environ.get("DOORSTEP_KEEP_CORE")
        if kept and found:
            os.replace(path, os.path.join(kept, self.id() + ".core"))
        else:
            os.remove(path)
        return found

    def search_data(self, wanted):
        found = {}
        for folder in (self.here.data, self.here.logs):
            for here, _, names in os.walk(folder):
                for name in names:
                    path = os.path.join(here, name)
                    if os.path.isfile(path) and not os.path.islink(path):
                        found.update({(path, *key): place for key, place in search(path, wanted).items()})
        return found

    def begin(self, language, *texts, options=()):
        """A glass whose memory cannot be blamed for what it held before anybody typed."""
        glass = self.here.glass(*options, size=SIZE)
        glass.do("language %s" % language, "tap home.refer", "expect screen privacy", "tap nav.next",
                 "tap nav.leave", "expect screen welcome")
        wanted = patterns_of_all(*texts)
        there = self.search_core(glass, wanted)
        wanted = {key: piece for key, piece in wanted.items() if key not in there}
        for words in texts:
            self.assertIn((words, "utf-8"), wanted, "the glass knows these words already")
        self.assertGreater(len(wanted), 25)
        return glass, wanted

    def assert_held(self, glass, wanted, *texts):
        """While she is at it, her words are there: what follows can fail."""
        found = self.search_core(glass, wanted)
        for words in texts:
            self.assertIn((words, "utf-8"), found)

    def assert_forgotten(self, glass, wanted):
        glass.expect_screen("welcome")
        self.assertEqual(self.search_core(glass, wanted), {}, "still in the memory of the glass")
        self.assertEqual(self.search_data(wanted), {}, "still in the data folder")


class ForgetTest(Forgetting):
    def setUp(self):
        self.here = self.centre(programs=kiosk.RELEASE_BIN)
        self.here.start_keeper()

    def type_all(self, glass, name, language):
        glass.begin(language)
        glass.answer_pages(short(contact="phone", **{"phone-message": "no"}), until="worry")
        glass.do("type q.worry " + WORRY, "tap nav.next", "type q.name " + name)

    def finish(self, name, language):
        glass, wanted = self.begin(language, name, PHONE, WORRY)
        self.type_all(glass, name, language)
        self.assert_held(glass, wanted, name, WORRY)
        glass.do("tap nav.next")
        glass.answer_pages(short(contact="phone", phone=PHONE, **{"phone-message": "no"}))
        # Both are drawn once more, and the language changed under them.
        glass.do("expect answer.name " + name, "language ar", "expect answer.name", "language " + language)
        self.assert_held(glass, wanted, name, WORRY, PHONE)
        glass.do("tap nav.next", "expect screen done")
        self.assertRegex(glass.look().text("done.reference"), kiosk.REFERENCE)
        glass.do("tap nav.leave")
        self.here.settled_letters()
        self.assert_forgotten(glass, wanted)
        self.here.stop_keeper()
        self.assertEqual(self.search_data(wanted), {}, "still in the data folder")

    def test_finished_in_english(self):
        self.finish(ENGLISH_NAME, "en")

    def test_finished_in_bengali(self):
        self.finish(BENGALI_NAME, "bn")

    def test_left_in_the_middle(self):
        glass, wanted = self.begin("en", ENGLISH_NAME, WORRY)
        self.type_all(glass, ENGLISH_NAME, "en")
        self.assert_held(glass, wanted, ENGLISH_NAME, WORRY)
        glass.do("tap nav.leave")
        self.assert_forgotten(glass, wanted)

    def test_left_by_nobody_being_there(self):
        glass, wanted = self.begin("en", ENGLISH_NAME, WORRY)
        self.type_all(glass, ENGLISH_NAME, "en")
        glass.do("key backspace", "type q.name r")
        glass.do("wait 59", "expect screen question", "wait 31")
        self.assert_forgotten(glass, wanted)

    def test_rubbed_out_and_left(self):
        """What was deleted key by key had been drawn and measured all the same."""
        glass, wanted = self.begin("en", ENGLISH_NAME)
        glass.begin("en")
        glass.answer_pages(short(), until="name")
        glass.do("type q.name " + ENGLISH_NAME)
        self.assert_held(glass, wanted, ENGLISH_NAME)
        glass.do(*["key backspace"] * len(ENGLISH_NAME))
        glass.do("tap nav.leave")
        self.assert_forgotten(glass, wanted)

    def test_no_keeper_and_left(self):
        """Sealing was tried, and the answers waited on the glass until she left."""
        self.here.stop_keeper()
        glass, wanted = self.begin("en", ENGLISH_NAME, PHONE, WORRY)
        self.type_all(glass, ENGLISH_NAME, "en")
        glass.do("tap nav.next")
        glass.answer_pages(short(contact="phone", phone=PHONE, **{"phone-message": "no"}))
        glass.do("tap nav.next", "expect error.send K1")
        self.assert_held(glass, wanted, ENGLISH_NAME)
        glass.do("tap nav.leave")
        self.assert_forgotten(glass, wanted)


if __name__ == "__main__":
    kiosk.main()
