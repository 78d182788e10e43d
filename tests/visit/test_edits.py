#!/usr/bin/python3
"""What staff have set over the pack, as families meet it at the glass: it shows before the next visit, turns the page of whoever
has chosen what is there no more, and a file that cannot be read takes nothing away but itself.
"""

import os

import desk
import kiosk
from desk import DAY, PLAY
from family import Family, page

CLOSED = {"id": 1, "kind": "close", "subject": "play", "day": DAY.isoformat()}
CLOSED_CENTRE = {"id": 2, "kind": "close", "subject": "", "day": DAY.isoformat()}
NOTICE = {"id": 3, "kind": "notice", "subject": "en", "text": "Closed on Thursday: 020 7946 0123"}
BENGALI = {"id": 4, "kind": "notice", "subject": "bn", "text": "বৃহস্পতিবার বন্ধ"}
SMALLER = {"id": 5, "kind": "capacity", "subject": "play", "families": 1}


class EditsTest(desk.DeskTest):
    def open(self):
        self.here, self.desk = self.open_desk(None, desk.TIMETABLE, ("--test-clock",))
        return self.here

    def write(self, text):
        """In one piece, as the keeper does."""
        path = self.here.path("public/edits.json")
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.rename(path + ".new", path)

    def lay(self, *edits):
        path = self.here.path("public/edits.new")
        kiosk.write_json(path, {"lastId": 9, "edits": edits})
        os.rename(path, self.here.path("public/edits.json"))

    def touch(self, glass):
        """Somebody comes, and touches what no notice moves."""
        glass.do("tap nav.display", "expect screen display", "tap nav.close", "expect screen welcome")

    def test_a_notice_stands_there_for_the_next_family(self):
        glass = self.open().glass()
        glass.do("expect screen welcome", "absent notice.en")
        self.lay(NOTICE, BENGALI)
        self.touch(glass)
        nodes = glass.look().nodes
        self.assertEqual((nodes["notice.en"]["lang"], nodes["notice.bn"]["lang"]), ("en", "bn"))
        self.assertIn("020 7946 0123", nodes["notice.en"]["text"])
        # Her own, else the English one, and never somebody else's.
        for language, shown in (("bn", "bn"), ("ar", "en")):
            glass.do("language " + language, "expect screen home")
            notices = {id: node["lang"] for id, node in glass.look().nodes.items() if id.startswith("notice.")}
            self.assertEqual(notices, {"notice." + shown: shown})
            # What changes now does so when she has gone.
            self.lay(NOTICE, BENGALI)
            glass.do("expect notice." + shown, "tap nav.restart", "expect screen welcome")
        self.lay()
        self.touch(glass)
        glass.do("absent notice.en", "absent notice.bn")

    def test_a_closed_date_is_not_listed(self):
        glass = self.open().glass()
        self.lay(CLOSED)
        self.touch(glass)
        nodes = Family(glass).go_to_sessions().glass.look_at_all().nodes
        self.assertNotIn(page("play"), nodes)
        self.assertIn(page("pairs"), nodes)
        glass.do("tap nav.leave", "expect screen welcome")
        self.lay()
        self.touch(glass)
        Family(glass).go_to("play")

    def test_a_date_is_closed_while_she_looks_at_it(self):
        for edit, button in ((CLOSED, "session.sign-up"), (CLOSED_CENTRE, "session.sign-up")):
            with self.subTest(edit["subject"]):
                glass = self.open().glass()
                Family(glass, "bn").go_to("play")
                self.lay(edit)
                glass.do("tap " + button, "expect screen sessions", "expect sessions.changed")
                self.assertNotIn(page("play"), glass.look_at_all().nodes)

    def test_a_session_with_fewer_places_takes_no_more(self):
        glass = self.open().glass()
        self.assertEqual(self.desk.book("First", PLAY)["verdict"], "booked")
        self.lay(SMALLER)
        self.touch(glass)
        Family(glass).go_to("play")
        glass.do("absent session.sign-up", "expect session.wait")

    def test_a_file_that_cannot_be_read(self):
        here = self.open()
        here.stop_keeper()
        self.write('{"lastId": 1, "edits": [{"id"')
        here.start_keeper("--test-clock")
        glass = here.glass()
        glass.do("expect screen welcome", "expect lang.bn")
        for log in (here.log("keeper"), glass.log()):
            self.assertIn("public/edits.json:1: not valid JSON", log)
        self.assertIn("mend public/edits.json, or take it away", glass.log())
        Family(glass).go_to("play")
        glass.do("tap nav.leave", "expect screen welcome")
        # It is told once, and when it is mended it counts.
        self.assertEqual(glass.log().count("not valid JSON"), 1)
        self.lay(NOTICE)
        self.touch(glass)
        glass.do("expect notice.en")
        os.remove(here.path("public/edits.json"))
        self.touch(glass)
        glass.do("absent notice.en")
        self.assertEqual(glass.log().count("not valid JSON"), 1)


if __name__ == "__main__":
    kiosk.main()
