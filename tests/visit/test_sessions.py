#!/usr/bin/python3
"""Sign-ups at the glass: two families race for the last place, a freed place goes on, visits are left in the middle, the
timetable changes under the hand, the keeper dies; and nobody sees another family's ticket, on the screen or on paper.

The moments of dying are drawn from a seed that is printed, so that a failure can be had again: DOORSTEP_SEED=N.
"""

import datetime
import os
import random
import time

import desk
import kiosk
import test_forget
import test_kill
from desk import PLAY, session
from family import Family, page

SEED = int(os.environ.get("DOORSTEP_SEED", time.time_ns() % 1000000))
KILLS = 30 if kiosk.LONG else 4
IDLE_SECONDS = 60
WARNING_SECONDS = 30
RESERVED_SECONDS = 5 * 60
WRONG_CODES = 10
CODE_WAIT_SECONDS = 6 * 60
HOLD_SECONDS = 2 * 60 * 60
LAST = dict(PLAY, session="last")
PARTY = dict(PLAY, session="party", minute=14 * 60)
TIMETABLE = [
    session("last", "booked", "10:00", "11:30", capacity={"families": 1}),
    session("party", "booked", "14:00", "15:00", capacity={"families": 3, "children": 3}, holdHours=2),
    session("roomy", "booked", "16:00", "17:00", capacity={"families": 50}),
    session("babies", "booked", "09:00", "09:45", capacity={"families": 5}, minimum_age=0, maximum_age=1),
    session("opens", "ticket", "12:00", "13:00", capacity={"families": 3}, release={"daysBefore": 1, "at": "09:00"}),
]
# Names that no page says by itself.
AMINA, BILQIS, CHIOMA = "Aminazz", "Bilqiszz", "Chiomazz"
PHONE = "07700 900718"


class SessionsTest(desk.DeskTest):
    @classmethod
    def setUpClass(cls):
        print("seed %d" % SEED)

    def open(self, sending=None, keeper=("--test-clock",)):
        self.here, self.desk = self.open_desk(sending, TIMETABLE, keeper)
        return self.here

    def states(self, date):
        return {row["reference"]: row["state"] for row in self.desk.rows("sign-up-list", **date)}

    def left(self, date):
        return self.desk.places(date)[0]["families"]

    def install(self, timetable, **about):
        """Another pack for the centre that runs."""
        folder = desk.make_pack(os.path.join(self.folder(), "visit-tests"), timetable=timetable)
        path = os.path.join(folder, "centre.json")
        kiosk.write_json(path, dict(kiosk.read_json(path), **about))
        done = self.here.ctl("centre", "install", folder, "--data", self.here.data)
        self.assertEqual(done.returncode, 0, done.stderr)

    # the race for the last place

    def race(self, *glasses, line):
        """The same touch on each glass at the same moment. Returns the glass that was first, and the other."""
        for glass in glasses:
            glass.send(line)
        for glass in glasses:
            self.assertEqual(glass.answer(), "")
        views = [glass.look() for glass in glasses]
        lost = [glass for glass, view in zip(glasses, views) if "session.gone" in view.nodes]
        self.assertEqual(len(lost), 1, [view.screen for view in views])
        return [glass for glass in glasses if glass not in lost] + lost

    def test_two_touch_sign_up_for_the_last_place(self):
        glasses = [self.open().glass(), self.here.glass()]
        families = {glass: Family(glass).go_to("last") for glass in glasses}
        for glass in glasses:
            self.assertNotIn("session.wait", glass.look().nodes)
        first, second = self.race(*glasses, line="tap session.sign-up")
        # Nothing was typed yet; she sees what has happened, and may wait.
        second.do("expect screen session", "expect session.places", "tap session.wait", "expect screen privacy")
        families[second].fill_in(BILQIS).send()
        self.assertIn("1", families[second].title)
        families[first].fill_in(AMINA).send()
        self.assertEqual(self.states(LAST), {families[first].reference: "booked", families[second].reference: "waiting"})

    def test_two_send_for_the_last_place(self):
        """Both have typed so long that what was kept for them has lapsed."""
        glasses = [self.open(sending="each").glass(), self.here.glass()]
        names = dict(zip(glasses, (AMINA, BILQIS)))
        families = {}
        for turn, glass in enumerate(glasses):
            families[glass] = Family(glass).choose("last").fill_in(names[glass], PHONE)
            self.assertEqual(self.left(LAST), 0)
            self.desk.set_clock(int(time.time() * 1000) + (turn + 1) * (RESERVED_SECONDS + 5) * 1000)
            self.assertEqual(self.left(LAST), 1)
        first, second = self.race(*glasses, line="tap nav.next")
        families[first].read_ticket()
        view = second.look_at_all()
        self.assertEqual(view.screen, "check")
        self.assertNotIn("nav.next", view.nodes)
        for words in (names[second], PHONE):
            self.assertIn(words, view.whole())
        self.assertEqual(self.states(LAST), {families[first].reference: "booked"})
        second.do("tap session.wait")
        families[second].read_ticket()
        self.assertIn("1", families[second].title)
        self.assertEqual(self.states(LAST), {families[first].reference: "booked", families[second].reference: "waiting"})
        told = {letter.reference(): letter.response() for letter in self.here.settled_letters()}
        for glass in glasses:
            self.assertEqual(told[families[glass].reference]["ticket-name"], [names[glass]])
            self.assertEqual(told[families[glass].reference]["ticket-phone"], [PHONE])

    def test_what_she_changes_after_it_is_full_is_what_is_sent(self):
        glass = self.open(sending="each").glass()
        family = Family(glass, children=2).choose("last").fill_in(AMINA)
        self.desk.set_clock(int(time.time() * 1000) + (RESERVED_SECONDS + 5) * 1000)
        self.assertEqual(self.desk.book("Filler", LAST)["verdict"], "booked")
        # A trembling finger does not join a list that she has not read of.
        glass.do("double-tap nav.next", "expect screen check", "expect session.gone")
        self.assertEqual(list(self.states(LAST).values()), ["booked"])
        glass.do("tap change.ticket-name", "type q.ticket-name x", "tap nav.next", "expect screen check",
                 "expect session.gone", "tap session.wait")
        family.read_ticket()
        letter, = [letter for letter in self.here.settled_letters() if letter.reference() == family.reference]
        self.assertEqual(letter.response()["ticket-name"], [AMINA + "x"])

    def test_the_page_opens_by_itself(self):
        """She waits for nine o'clock with the page before her."""
        glass = self.open().glass()
        eve = desk.DAY - datetime.timedelta(days=1)
        glass.do("date %sT08:59" % eve)
        Family(glass).go_to("opens")
        glass.do("expect session.how", "absent session.sign-up", "wait 1", "absent session.sign-up",
                 "date %sT09:00" % eve, "wait 1", "absent session.how", "tap session.sign-up", "expect screen privacy")

    # the waiting list

    def test_a_freed_place_goes_on(self):
        """Amina gives her place back; Bilqis's family is too large for it, Chioma's is not. Then a larger place is freed."""
        glass = self.open().glass()
        filler = self.desk.book("Filler", PARTY, children=2)
        amina = Family(glass).sign_up("party", AMINA)
        bilqis = Family(glass, "bn", children=2).sign_up("party", BILQIS, button="session.wait")
        chioma = Family(glass, "so").sign_up("party", CHIOMA, button="session.wait")
        self.assertNotEqual(bilqis.title, chioma.title)
        for family, number in ((bilqis, "1"), (chioma, "2")):
            self.assertEqual(family.open_ticket().text("title"), family.title)
            glass.do("language en", "expect title number " + number, "tap nav.leave")
        self.give_back(amina)
        self.assertEqual([(row["reference"], row["why"]) for row in self.desk.rows("passed-list", **PARTY)],
                         [(bilqis.reference, "too-few-for-children")])
        self.assertEqual(bilqis.open_ticket().text("title"), bilqis.title)
        glass.do("absent ticket.take", "tap nav.leave")
        self.take(chioma)
        self.assertEqual(self.states(PARTY), {filler["reference"]: "booked", amina.reference: "cancelled",
                                              bilqis.reference: "waiting", chioma.reference: "booked"})
        self.lapse(filler, bilqis)

    def give_back(self, family):
        """First she thinks better of it, then she does."""
        glass = family.glass
        view = family.open_ticket()
        self.assertEqual(view.text("ticket.reference").splitlines()[0], family.reference)
        glass.do("tap ticket.cancel", "expect ticket.cancel.yes", "tap ticket.cancel.no", "expect ticket.cancel")
        self.assertEqual(self.states(PARTY)[family.reference], "booked")
        glass.do("tap ticket.cancel", "double-tap ticket.cancel.yes", "expect screen ticket", "absent ticket.cancel.yes",
                 "absent ticket.cancel", "tap nav.leave", "expect screen welcome")
        family.go_to_code()
        glass.do("type code " + family.code, "tap code.find", "expect screen ticket-code", "expect error.code",
                 "tap nav.leave")

    def take(self, family):
        glass = family.glass
        offered = family.open_ticket()
        self.assertNotEqual(offered.text("title"), family.title)
        glass.do("tap ticket.take", "expect screen ticket", "absent ticket.take", "tap nav.leave")
        booked = family.open_ticket()
        self.assertNotIn(booked.text("title"), (offered.text("title"), family.title))
        glass.do("tap nav.leave")

    def lapse(self, filler, family):
        """The place is kept for her, she does not come, and it goes to whoever waits next."""
        next_one = self.desk.book("Next", PARTY, children=2)
        self.assertEqual(self.desk.act(filler["code"], "cancel")["verdict"], "done")
        freed = int(time.time() * 1000)
        glass = family.glass
        family.open_ticket()
        glass.do("expect ticket.take")
        self.desk.set_clock(freed + (HOLD_SECONDS + 60) * 1000)
        glass.do("tap ticket.take", "expect screen ticket", "absent ticket.take", "absent ticket.cancel", "tap nav.leave")
        states = self.states(PARTY)
        self.assertEqual([states[family.reference], states[next_one["reference"]]], ["missed", "offered"])

    def test_wrong_codes(self):
        """Ten in a row, and from then on one in six minutes, whoever starts the keeper anew."""
        glass = self.open().glass()
        family = Family(glass).sign_up("roomy", AMINA)
        wrong = "%06d" % ((int(family.code) + 1) % 1000000)
        for _ in range(WRONG_CODES - 2):
            self.assertEqual(self.desk.look(wrong)["verdict"], "none")
        family.go_to_code()
        glass.do("type code 12", "tap code.find", "expect error.code", "key backspace", "key backspace", "type code " + wrong)
        for _ in range(2):
            glass.do("tap code.find", "expect error.code We did not find")
        glass.do("tap code.find", "expect error.code Try again in 6 minutes")
        self.here.kill_keeper()
        self.here.start_keeper("--test-clock")
        glass.do("tap code.find", "expect error.code Too many wrong codes", "tap nav.leave")
        # Hers does not open either, until it is time.
        family.go_to_code()
        glass.do("type code " + family.code, "tap code.find", "expect error.code Too many wrong codes")
        self.desk.set_clock(int(time.time() * 1000) + (CODE_WAIT_SECONDS + 5) * 1000)
        glass.do("tap code.find", "expect screen ticket", "expect ticket.reference " + family.reference)

    # a visit that is not finished

    def test_nobody_there_any_more(self):
        """The place is kept while she types, and no longer than she is there."""
        first, second = self.open().glass(), self.here.glass()
        Family(first).choose("last")
        first.do("tap nav.next", "tap nav.next", "answer q.adults 2", "tap nav.next", "type q.ticket-name " + AMINA)
        Family(second, "ar").go_to("last")
        second.do("absent session.sign-up", "expect session.wait", "tap nav.leave")
        first.do("wait %d" % (IDLE_SECONDS + 1), "expect screen leave-warning")
        self.assertEqual(self.left(LAST), 0)
        first.do("wait %d" % WARNING_SECONDS)
        self.assert_clean(first, AMINA)
        family = Family(second, "ar").sign_up("last", BILQIS)
        self.assertEqual(self.states(LAST), {family.reference: "booked"})

    def test_every_way_out_gives_the_place_back(self):
        glass = self.open().glass()
        for way in (["tap nav.back", "expect screen session", "expect session.sign-up"],
                    ["tap nav.leave", "expect screen welcome"],
                    ["tap nav.next", "tap nav.leave", "expect screen welcome"],
                    ["wait %d" % (IDLE_SECONDS + 1), "tap nav.restart", "expect screen welcome"]):
            Family(glass).choose("last")
            self.assertEqual(self.left(LAST), 0)
            glass.do(*way)
            self.assertEqual(self.left(LAST), 1, way)
            glass.do(*["tap nav.leave"] * (glass.look().screen != "welcome"))
        # Back as far as it goes, and once more on: she has her place again.
        Family(glass).choose("last")
        glass.do("tap nav.next", "tap nav.next", "tap nav.back", "tap nav.back", "expect screen privacy", "tap nav.back",
                 "tap session.sign-up", "expect screen privacy")
        self.assertEqual(self.left(LAST), 0)

    # another timetable

    def assert_chooses_again(self, glass, language, other):
        """She is told, in her language, with her children's ages, and can sign up for what there is."""
        view = glass.look_at_all()
        self.assertEqual(view.screen, "sessions")
        self.assertIn("sessions.changed", view.nodes)
        self.assertEqual(view.nodes["nav.leave"]["lang"], language)
        self.assertNotIn(page("last"), view.nodes)
        self.assertNotIn(page("babies"), view.nodes, "her child is two")
        glass.do("tap " + page(other), "tap session.sign-up")
        return Family(glass, language).fill_in(BILQIS).send()

    def test_the_timetable_changes_on_the_page_of_a_session(self):
        glass = self.open().glass()
        Family(glass, "bn").go_to("last")
        self.install(TIMETABLE[1:])
        glass.do("tap session.sign-up")
        family = self.assert_chooses_again(glass, "bn", "roomy")
        self.assertEqual(self.states(dict(PLAY, session="roomy", minute=16 * 60)), {family.reference: "booked"})

    def test_the_timetable_changes_on_the_check_page(self):
        glass = self.open().glass()
        Family(glass, "ar").choose("last").fill_in(AMINA)
        moved = session("roomy", "booked", "16:30", "17:30", capacity={"families": 50})
        self.install([TIMETABLE[1], moved, TIMETABLE[3]])
        glass.do("tap nav.next")
        family = self.assert_chooses_again(glass, "ar", "roomy")
        self.assertEqual(self.states(dict(PLAY, session="roomy", minute=16 * 60 + 30)), {family.reference: "booked"})
        self.assertEqual(self.states(LAST), {})

    def test_another_pack_with_the_same_session_disturbs_nobody(self):
        glass = self.open().glass()
        family = Family(glass).choose("last").fill_in(AMINA)
        self.install(TIMETABLE, languages=["en", "ar"])
        family.send()
        self.assertEqual(self.states(LAST), {family.reference: "booked"})
        glass.do("tap nav.leave", "expect lang.ar", "absent lang.bn")

    # the keeper dies

    def test_the_keeper_is_killed_while_she_signs_up(self):
        moves = random.Random(SEED)
        glass = self.open(keeper=()).glass()
        roomy = dict(PLAY, session="roomy", minute=16 * 60)
        known = {}
        for turn in range(KILLS):
            family = Family(glass).choose("roomy").fill_in(AMINA)
            glass.send("tap nav.next", "dump -")
            time.sleep(0.2 * moves.random() ** 2)
            self.here.kill_keeper()
            self.assertEqual(glass.answer(), "")
            view = glass.read_view()
            self.here.start_keeper()
            if view.screen == "check":
                self.assertIn("error.send", view.nodes)
                glass.do("tap nav.next")
            family.read_ticket()
            known[family.reference] = "booked"
            self.assertEqual(self.states(roomy), known)
            self.assertEqual(self.desk.look(family.code)["reference"], family.reference)
            glass.do("tap nav.leave")

    def test_a_lost_answer_is_one_ticket(self):
        """What was swallowed on the way is what she gets when she touches again; and paper comes with the answer only."""
        paper, between, glass = self.open_printing(intercepted=True)
        family = Family(glass).choose("last").fill_in(AMINA)
        between.swallow = 2
        for _ in range(2):
            glass.do("tap nav.next", "expect screen check", "expect error.send")
            self.here.kill_keeper()
            self.here.start_keeper("--test-clock")
        self.assertEqual(os.listdir(paper), [])
        family.send()
        for answer in between.swallowed:
            self.assertIn(family.reference.encode(), answer)
            self.assertIn(family.code.encode(), answer)
        self.assertEqual(len(set(between.submissions)), 1)
        self.assertEqual(self.states(LAST), {family.reference: "booked"})
        self.assert_slips(paper, 1)

    def test_no_keeper_and_then_one(self):
        glass = self.open().glass()
        self.here.kill_keeper()
        Family(glass).go_to_sessions()
        glass.do("expect keeper-away K1", "tap " + page("last"), "expect keeper-away K1", "absent session.sign-up",
                 "absent session.wait", "tap nav.back", "tap sessions.ticket", "type code 123456", "tap code.find",
                 "expect screen ticket-code", "expect keeper-away K1", "absent error.code", "tap nav.back")
        self.here.start_keeper("--test-clock")
        glass.do("tap " + page("last"), "absent keeper-away", "tap session.sign-up", "expect screen privacy")
        family = Family(glass).fill_in(AMINA)
        self.here.kill_keeper()
        glass.do("tap nav.next", "expect screen check", "expect error.send K1")
        self.here.start_keeper("--test-clock")
        family.send()
        self.assertEqual(self.states(LAST), {family.reference: "booked"})

    # nobody sees another family

    def test_the_next_family_sees_nothing_of_the_one_before(self):
        glass = self.open().glass()
        booked = Family(glass).sign_up("last", AMINA, PHONE)
        waiting = Family(glass).sign_up("last", BILQIS, PHONE, button="session.wait")
        secrets = [AMINA, BILQIS, "900718"]
        for family in (booked, waiting):
            secrets += [family.code, "%s\u00a0%s" % (family.code[:3], family.code[3:]), family.reference,
                        family.reference.replace("-", "")]
        wrong = next(code for code in ("111111", "222222", "333333") if code not in (booked.code, waiting.code))
        walk = ["expect screen welcome", "language en", "tap home.sessions", "answer q.child-known[0] about", "tap nav.next",
                "answer q.child-age[0] 2", "answer q.child-age-unit[0] years", "tap nav.next", "tap nav.next",
                "tap sessions.ticket", "type code " + wrong, "tap code.find", "expect error.code", "tap nav.back",
                "expect screen sessions", "tap sessions.all", "tap " + page("last"), "expect session.wait",
                "tap session.wait", "tap nav.next", "tap nav.next", "answer q.adults 1", "tap nav.next",
                "type q.ticket-name Danazz", "tap nav.next", "tap nav.next", "expect screen check", "tap nav.next"]
        screens = set()
        for line in walk:
            glass.do(line)
            view = glass.look()
            screens.add(view.screen)
            for node in view.all:
                for secret in secrets:
                    self.assertNotIn(secret, node["text"] + node["id"], (line, view.screen))
        self.assertLessEqual({"sessions", "session", "ticket-code", "privacy", "question", "check", "done"}, screens)
        # The page of a full session says how many wait, and nothing more of them.
        self.assertIn("number 2", glass.look().text("title"))
        log = self.here.log(glass.name) + self.here.log("keeper")
        for secret in (AMINA, BILQIS, "900718", booked.code, waiting.code):
            self.assertNotIn(secret, log)

    # paper

    def open_printing(self, intercepted=False):
        paper = self.folder()
        here = self.open()
        if not intercepted:
            return paper, None, here.glass("--print-to", paper)
        between = test_kill.Interceptor(os.path.join(here.folder, "between.sock"), here.path("run/keeper.sock"))
        self.addCleanup(between.close)
        return paper, between, here.glass("--print-to", paper, "--socket", between.path)

    def assert_slips(self, paper, count):
        kiosk.wait_until(lambda: len(os.listdir(paper)) >= count, "%d slips" % count)
        self.assertEqual(len(os.listdir(paper)), count)
        for name in os.listdir(paper):
            self.assertRegex(name, r"^[\w-]+\.png$")
            with open(os.path.join(paper, name), "rb") as file:
                self.assertEqual(file.read(8), b"\x89PNG\r\n\x1a\n")

    def test_one_ticket_a_sign_up(self):
        paper, between, glass = self.open_printing(intercepted=True)
        # Left before the answer came: somebody else stands there when it does.
        between.swallow = 1
        Family(glass).choose("roomy").fill_in(AMINA)
        glass.do("tap nav.next", "expect error.send", "tap nav.leave", "expect screen welcome")
        self.assertEqual(os.listdir(paper), [])
        Family(glass).choose("last").fill_in(AMINA)
        glass.do("double-tap nav.next", "expect screen done", "wait 5", "expect screen done")
        self.assert_slips(paper, 1)
        glass.do("language ar", "language en", "tap nav.leave")
        self.assertEqual(list(self.states(LAST).values()), ["booked"])
        Family(glass, "ar").sign_up("last", BILQIS, button="session.wait")
        self.assert_slips(paper, 2)


class ForgetTicketTest(test_forget.Forgetting, desk.DeskTest):
    """Nothing of a ticket is left in the memory of the glass. On the disk its name is sealed; the code the keeper must know."""

    def setUp(self):
        pack = desk.make_pack(os.path.join(self.folder(), "visit-tests"), timetable=TIMETABLE)
        self.here = self.centre(pack=pack, programs=kiosk.RELEASE_BIN)
        self.here.start_keeper()

    def patterns_of_code(self, code, before):
        """As the program holds it and as it is shown; not what was there before anybody had it."""
        wanted = {(piece, coding): piece.encode(coding) for piece in (code, "%s\u00a0%s" % (code[:3], code[3:]))
                  for coding in ("utf-8", "utf-16-le", "utf-32-le")}
        there = test_forget.search(before, wanted)
        return {key: piece for key, piece in wanted.items() if key not in there}

    def test_a_ticket_is_forgotten(self):
        name = test_forget.ENGLISH_NAME
        glass, wanted = self.begin("en", name, PHONE, options=("--print-to", self.folder()))
        before = self.core(glass, "before")
        family = Family(glass).choose("roomy").fill_in(name, PHONE)
        self.assert_held(glass, wanted, name, PHONE)
        code = self.patterns_of_code(family.send().code, before)
        self.assertTrue(self.search_core(glass, code))
        glass.do("tap nav.leave", "expect screen welcome")
        self.assertEqual(self.search_core(glass, {**wanted, **code}), {}, "still in the memory of the glass")
        self.assertEqual(self.search_data(wanted), {}, "still in the data folder")
        # Typed again, looked at and printed, given back: the name is gone already, the code goes too.
        family.open_ticket()
        self.assertTrue(self.search_core(glass, code))
        glass.do("tap ticket.cancel", "tap ticket.cancel.yes", "tap nav.leave", "expect screen welcome")
        self.assertEqual(self.search_core(glass, {**wanted, **code}), {}, "still in the memory of the glass")
        self.here.stop_keeper()
        self.assertEqual(self.search_data(wanted), {}, "still in the data folder")


if __name__ == "__main__":
    kiosk.main()
