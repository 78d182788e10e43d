#!/usr/bin/python3
"""A visit ends clean: idle warning and end, the ways out, hasty fingers, and the language changed in the middle."""

import os

import kiosk
from kiosk import short

IDLE_SECONDS = 60
WARNING_SECONDS = kiosk.read_json(kiosk.PACK + "/centre.json")["idleWarningSeconds"]
# A node whose words are the same in every language, or somebody's own.
NOT_TRANSLATED = {"nav.language", "q.name", "safety"}


class IdleTest(kiosk.VisitTest):
    def glass_at_name(self, language="en", name="Ada Quick"):
        self.here = self.centre()
        glass = self.here.glass()
        glass.begin(language)
        glass.answer_pages(short(), until="name")
        glass.do("type q.name " + name)
        return glass

    def assert_gone(self, glass):
        self.assert_clean(glass, "Ada", "Quick")
        glass.do("language en", "tap home.refer", "tap nav.next", "expect screen question")
        self.assertFalse([node["id"] for node in glass.look().all if node["selected"]])
        glass.answer_pages(short(), until="name")
        self.assertEqual(glass.look().text("q.name"), "")

    def test_a_warning_in_her_language_and_then_all_is_cleared(self):
        self.assertGreaterEqual(WARNING_SECONDS, 20)
        glass = self.glass_at_name("bn", "আমিনা")
        glass.do("wait %d" % (IDLE_SECONDS - 1), "expect screen question", "wait 2", "expect screen leave-warning")
        warning = glass.look()
        words = kiosk.read_json(kiosk.ROOT + "/assets/locales/bn.json")
        self.assertEqual(warning.text("title"), words["leave-warning.title"])
        self.assertEqual(warning.nodes["title"]["lang"], "bn")
        self.assertNotIn("আমিনা", warning.whole())
        glass.do("wait %d" % (WARNING_SECONDS - 3))
        later = glass.look()
        self.assertEqual(later.screen, "leave-warning")
        self.assertNotEqual(later.text("leave-warning.text"), warning.text("leave-warning.text"))
        glass.do("wait 3")
        self.assert_clean(glass, "আমিনা")

    def test_at_least_twenty_seconds_of_warning(self):
        glass = self.glass_at_name()
        glass.do("wait %d" % (IDLE_SECONDS + 20), "expect screen leave-warning", "wait 30", "expect screen welcome")
        self.assert_gone(glass)

    def test_one_touch_goes_on(self):
        glass = self.glass_at_name()
        glass.do("wait %d" % (IDLE_SECONDS + 10), "expect screen leave-warning", "tap nav.stay",
                 "expect screen question", "expect q.name Ada Quick")
        self.assertEqual(glass.look().text("q.name"), "Ada Quick")
        # And the time begins again.
        glass.do("wait %d" % (IDLE_SECONDS - 1), "expect screen question", "wait 2", "expect screen leave-warning")

    def test_a_key_goes_on_and_is_not_typed(self):
        glass = self.glass_at_name()
        glass.do("wait %d" % (IDLE_SECONDS + 5), "expect screen leave-warning", "key Backspace",
                 "expect screen question")
        self.assertEqual(glass.look().text("q.name"), "Ada Quick")

    def test_every_touch_and_key_is_activity(self):
        glass = self.glass_at_name()
        for line in ("key a", "key Backspace", "key shift", "tap q.name", "tap nav.display", "tap nav.close"):
            glass.do("wait %d" % (IDLE_SECONDS - 5))
            self.assertNotEqual(glass.look().screen, "leave-warning", line)
            glass.do(line)
        glass.do("expect q.name Ada Quick", "wait %d" % (IDLE_SECONDS + 1), "expect screen leave-warning")

    def test_a_real_keyboard_is_activity(self):
        glass = self.glass_at_name()
        for _ in range(3):
            glass.do("wait %d" % (IDLE_SECONDS - 5), "expect screen question", "key Left")
        glass.do("expect q.name Ada Quick")

    def test_everywhere_but_on_the_welcome_page(self):
        here = self.centre()
        here.start_keeper()
        glass = here.glass()
        glass.do("wait 3600", "expect screen welcome")
        walks = {
            "home": ["language en"],
            "privacy": ["language en", "tap home.refer"],
            "display": ["language en", "tap nav.display"],
            "language": ["language en", "tap home.refer", "tap nav.next", "tap nav.language"],
        }
        for screen, walk in walks.items():
            glass.do("expect screen welcome", *walk, "expect screen " + screen, "wait %d" % (IDLE_SECONDS + 1),
                     "expect screen leave-warning", "wait %d" % WARNING_SECONDS, "expect screen welcome")
        reference = glass.submit(short())
        glass.do("wait %d" % (IDLE_SECONDS + 1), "expect screen leave-warning", "tap nav.stay", "expect screen done")
        self.assertEqual(glass.look().text("done.reference"), reference)
        glass.do("wait %d" % (IDLE_SECONDS + WARNING_SECONDS))
        self.assert_clean(glass, reference, "Ada")
        self.assertEqual(len(here.settled_letters()), 1)

    def test_on_the_check_page_nothing_is_sent(self):
        here = self.centre()
        here.start_keeper()
        glass = here.glass()
        glass.to_check(short())
        glass.do("wait %d" % (IDLE_SECONDS + WARNING_SECONDS + 1))
        self.assert_gone(glass)
        self.assertEqual(here.queue(), [])

    def test_leaving_clears_at_once(self):
        glass = self.glass_at_name()
        glass.do("tap nav.leave", "expect screen welcome")
        self.assert_gone(glass)

    def test_somebody_new_clears_at_once(self):
        glass = self.glass_at_name()
        glass.do("wait %d" % (IDLE_SECONDS + 1), "tap nav.restart", "expect screen welcome")
        self.assert_gone(glass)
        glass.do("tap nav.leave", "language so", "expect screen home", "tap nav.display",
                 "tap display.size.largest", "tap display.contrast.high", "tap nav.close", "tap nav.restart")
        view = glass.look()
        self.assertEqual(view.screen, "welcome")
        glass.do("language en", "tap nav.display")
        chosen = [node["id"] for node in glass.look_at_all().all if node["selected"]]
        self.assertEqual([node for node in chosen if "reach" not in node],
                         ["display.size.normal", "display.contrast.normal"])

    def test_not_a_pixel_is_left(self):
        glass = self.centre().glass()
        glass.do("expect screen welcome", "screenshot before.png")
        glass.begin("en")
        glass.answer_pages(short(), until="name")
        glass.do("type q.name Ada Quick", "screenshot name.png", "tap nav.leave", "screenshot after.png")
        pictures = []
        for name in ("before.png", "name.png", "after.png"):
            with open(os.path.join(glass.folder, name), "rb") as file:
                pictures.append(file.read())
        self.assertEqual(pictures[0], pictures[2])
        self.assertNotEqual(pictures[0], pictures[1])

    def test_a_double_tap_does_not_skip_a_page(self):
        """The second touch comes before the eye has seen the next page, and finds the button that was meant there."""
        glass = self.centre().glass()
        glass.begin("en")
        glass.answer_pages(short(), until="child-name")
        place = glass.look().nodes["nav.next"]["rect"]
        glass.do("double-tap nav.next")
        self.assertEqual(glass.look().questions(), ["second-child"])
        self.assertEqual(glass.look().nodes["nav.next"]["rect"], place)
        glass.do("double-tap nav.next")
        self.assertEqual(glass.look().questions(), ["help"])
        glass.do("double-tap nav.back")
        self.assertEqual(glass.look().questions(), ["second-child"])

    def test_another_language_in_the_middle(self):
        here = self.centre()
        here.start_keeper()
        glass = here.glass()
        glass.begin("en")
        glass.answer_pages(short(help="play,housing"), until="name")
        glass.do("tap nav.next", "expect error.name")
        words = {tag: kiosk.read_json("%s/strings/%s.json" % (kiosk.PACK, tag)) for tag in ("en", "bn", "so", "ar")}
        before = glass.look()
        for tag in ("bn", "ar", "so", "en"):
            glass.do("language " + tag)
            view = glass.look()
            self.assertEqual(view.screen, "question")
            self.assertEqual(view.text("q.name:label"), words[tag]["self-referral.name.text"])
            self.assertIn("error.name", view.nodes, tag)
            self.assertEqual({node["dir"] for node in view.all}, {"rtl" if tag == "ar" else "ltr"})
            for node in view.all:
                if node["id"].startswith("key.") or node["id"] in NOT_TRANSLATED or not node["text"]:
                    continue
                self.assertEqual(node["lang"], tag, node)
                if tag != "en":
                    self.assertNotEqual(node["text"], before.nodes.get(node["id"], {"text": ""})["text"], node["id"])
            self.assertIn({"bn": "key.ক", "ar": "key.ب"}.get(tag, "key.q"), {key.lower() for key in view.nodes})
        glass.do("language bn", "type q.name আমিনা", "language so")
        self.assertEqual(glass.look().text("q.name"), "আমিনা")
        glass.do("language en", "tap nav.next")
        glass.answer_pages(short())
        view = glass.look_at_all()
        self.assertIn("আমিনা", view.text("answer.name"))
        for code in ("play", "housing"):
            self.assertIn(words["en"]["self-referral.help.option." + code], view.text("answer.help"))
        glass.do("language ar")
        view = glass.look_at_all()
        for code in ("play", "housing"):
            self.assertIn(words["ar"]["self-referral.help.option." + code], view.text("answer.help"))
        glass.do("tap nav.next", "expect screen done")
        letter, = here.settled_letters()
        self.assertEqual(letter.response()["name"], ["আমিনা"])
        self.assertEqual(letter.response()["help"], ["play", "housing"])


if __name__ == "__main__":
    kiosk.main()
