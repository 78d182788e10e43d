#!/usr/bin/python3
"""A question added to a pack's JSON is asked, checked, sent and received, with nothing built again."""

import os
import shutil

import kiosk
from kiosk import short

FUNNEL = {
    "linkId": "heard",
    "text": "How did you hear about us?",
    "type": "choice",
    "required": True,
    "answerOption": [
        {"valueCoding": {"code": "friend", "display": "From a friend"}},
        {"valueCoding": {"code": "poster", "display": "From a poster"}},
    ],
}
POSTER = {
    "linkId": "poster.place",
    "text": "Where was the poster?",
    "type": "string",
    "maxLength": 80,
    "required": False,
    "enableWhen": [{"question": "heard", "operator": "=", "answerCoding": {"code": "poster"}}],
}
# As a node id has it: bytes other than letters, digits, _ and - are escaped.
POSTER_NODE = "poster%2Eplace"


class AddedQuestionTest(kiosk.VisitTest):
    def changed_pack(self, centre):
        pack = os.path.join(centre.folder, "changed")
        shutil.copytree(kiosk.PACK, pack)
        path = os.path.join(pack, "questionnaires/self-referral.json")
        form = kiosk.read_json(path)
        at = [item["linkId"] for item in form["item"]].index("agree")
        form["item"][at:at] = [FUNNEL, POSTER]
        kiosk.write_json(path, form)
        self.add_words(pack, "bn", "text", "আপনি আমাদের কথা কীভাবে জানলেন?")
        self.add_words(pack, "en", "option.friend", "A friend told me")
        return pack

    def add_words(self, pack, tag, what, words):
        path = os.path.join(pack, "strings/%s.json" % tag)
        strings = kiosk.read_json(path)
        strings["self-referral.heard." + what] = words
        kiosk.write_json(path, strings)

    def install(self, centre):
        pack = self.changed_pack(centre)
        before = os.readlink(centre.path("public/packs/current"))
        done = centre.ctl("centre", "check", pack)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = centre.ctl("centre", "install", pack, "--data", centre.data)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotEqual(os.readlink(centre.path("public/packs/current")), before)

    def test_from_page_to_inbox(self):
        centre = self.centre()
        centre.start_keeper()
        # The keeper runs on, as it does at a reception.
        self.install(centre)
        glass = centre.glass()
        glass.begin("en")
        glass.answer_pages(short(), until="heard")
        glass.do("expect q.heard How did you hear about us?", "expect q.heard=friend A friend told me",
                 "expect progress", "tap nav.next", "expect error.heard", "answer q.heard friend", "tap nav.next")
        self.assertNotIn(POSTER_NODE, glass.look().questions())
        glass.do("tap nav.back", "answer q.heard poster", "tap nav.next",
                 "expect text Where was the poster?", "answer q.%s Mowlem Library" % POSTER_NODE, "tap nav.next")
        glass.answer_pages(short())
        view = glass.look_at_all()
        self.assertIn("From a poster", view.text("answer.heard"))
        self.assertIn("Mowlem Library", view.text("answer." + POSTER_NODE))
        self.assertIn("change." + POSTER_NODE, view.nodes)
        glass.do("tap nav.next", "expect screen done")
        letter, = centre.settled_letters()
        for question, answer in (("How did you hear about us?", "From a poster"),
                                 ("Where was the poster?", "Mowlem Library")):
            self.assertEqual(letter.lines[letter.lines.index(question) + 1], "    " + answer)
        self.assertEqual(letter.response()["heard"], ["poster"])
        self.assertEqual(letter.response()["poster.place"], ["Mowlem Library"])

    def test_in_the_packs_own_words(self):
        """The pack's Bengali where it has some, else its English, marked as such."""
        centre = self.centre()
        self.install(centre)
        glass = centre.glass()
        glass.begin("bn")
        glass.answer_pages(short(name="আমিনা"), until="heard")
        nodes = glass.look().nodes
        self.assertEqual(nodes["q.heard"]["text"], "আপনি আমাদের কথা কীভাবে জানলেন?")
        self.assertEqual(nodes["q.heard"]["lang"], "bn")
        self.assertEqual(nodes["q.heard=friend"]["text"], "A friend told me")
        self.assertEqual(nodes["q.heard=friend"]["lang"], "en")

    def test_a_running_glass_turns_to_it_between_two_visits(self):
        centre = self.centre()
        centre.start_keeper()
        glass = centre.glass()
        glass.begin("en")
        self.install(centre)
        # Whoever is in the middle goes on with the questions that she began with.
        glass.answer_pages(short())
        self.assertNotIn("answer.heard", glass.look_at_all().nodes)
        glass.do("tap nav.next", "expect screen done", "tap nav.leave")
        reference = glass.submit(short(heard="friend"))
        old, new = sorted(centre.settled_letters(), key=lambda letter: letter.reference() == reference)
        self.assertNotIn("heard", old.response())
        self.assertEqual(new.response()["heard"], ["friend"])
        # The pack's own English is what staff read.
        self.assertEqual(new.lines[new.lines.index("How did you hear about us?") + 1], "    A friend told me")

    def test_a_resting_glass_turns_to_it_at_the_first_touch(self):
        centre = self.centre()
        glass = centre.glass()
        glass.expect_screen("welcome")
        self.install(centre)
        # The touch finds a page that it was not meant for, and need not do more than wake the glass.
        glass.attempt("tap lang.bn")
        glass.do("wait 91", "expect screen welcome")
        glass.begin("bn")
        glass.answer_pages(short(name="আমিনা"), until="heard")
        glass.do("expect q.heard আপনি আমাদের কথা কীভাবে জানলেন?")

    def test_the_last_good_pack_stands_when_a_newer_one_is_broken(self):
        centre = self.centre()
        glass = centre.glass()
        glass.expect_screen("welcome")
        good = os.path.realpath(centre.path("public/packs/current"))
        for name, words in (("a" * 64, '{"home.title": "What would you {like"}'), ("b" * 64, "{")):
            shutil.copytree(good, centre.path("public/packs", name))
            with open(centre.path("public/packs", name, "strings/en.json"), "w", encoding="utf-8") as file:
                file.write(words)
            os.symlink(name, centre.path("public/packs/next"))
            os.replace(centre.path("public/packs/next"), centre.path("public/packs/current"))
            glass.do("language en", "expect screen home", "expect title What would you like to do?",
                     "expect place Children and Family Centre", "tap home.refer", "tap nav.next",
                     "expect screen question", "tap nav.leave")
        self.assertRegex(glass.log(), r"strings/en\.json:\d+: .*home\.title")

    def test_another_centre_without_installing(self):
        """--centre shows a pack that is not installed."""
        centre = self.centre()
        glass = centre.glass("--centre", self.changed_pack(centre))
        glass.begin("en")
        glass.answer_pages(short(), until="heard")
        glass.do("expect q.heard")


if __name__ == "__main__":
    kiosk.main()
