"""The tasks of staff, each to be played at the panel and at the desk: test_tasks_panel.py, test_tasks_desk.py. What they did is
in the audit, and what families meet afterwards is looked at on the panel.
"""

import datetime
import os
import sys

import desk
import kiosk
import pins
from desk import DAY, PLAY
from family import Family, page
from kiosk import wait_until
from reception import NAMES
from tasks import BUSY, OPENS, PAIRS, SERVICES, UNLOCKED_SECONDS, card, row, what_date
from test_staff import codes_on, png_size

sys.path.insert(0, os.path.join(kiosk.ROOT, "tests/mail"))

from smtp_fixture import Authority, Inbox, confirm_route

A4 = (2480, 3508)
NOTICE = "আজ মাসাজ নেই।"


class Day:
    """The sessions of the day, and their paper."""

    def test_the_sessions_of_the_day_with_their_numbers(self):
        hands = self.open()
        busy = self.book_all(BUSY, children=2)
        play = [self.book(PLAY, number=10 + n) for n in range(4)]
        self.unlock()
        told = {name: node["text"].splitlines() for name, node in hands.look_at_all().nodes.items()
                if name.startswith("staff.date.")}
        self.assertEqual([name.split(".")[2] for name in told], ["early", "open-door", "play", "busy", "tickets", "pairs"])
        self.assertEqual(told[card(BUSY)][2:], ["6 of 12 families", "12 of 20 children", "6 of 14 adults"])
        self.assertEqual(told[card(PLAY)][2:], ["3 of 3 families", "3 of 6 children", "3 of 4 adults", "1 waiting"])
        self.assertEqual(told[card(PAIRS)][2:], ["No sign-ups yet"])
        self.assertEqual(told[card(dict(PLAY, session="open-door", minute=9 * 60))][2:], ["Families just come"])
        for date, families in ((BUSY, busy.values()), (PLAY, play)):
            hands.do("tap " + card(date), "expect screen staff-date")
            view = hands.look_at_all()
            rows = [name for name in view.nodes if name.startswith("staff.row.") and not name.endswith(".ticket")]
            self.assertEqual(rows, [row(family) for family in families])
            self.assertEqual(view.text("staff.numbers").splitlines(), told[card(date)][2:])
            self.back()
        hands.do("tap staff.day.next", "expect staff.no-dates No sessions on this day", "tap staff.day.before",
                 "expect " + card(PLAY))
        self.lock()

    def test_paper(self):
        hands = self.open()
        self.book_all(BUSY)
        family = [self.book(PLAY, tag, 10 + n) for n, tag in enumerate(["ar", "gu", "bn"])][2]
        self.unlock()
        hands.touches = 0
        hands.touch(card(PLAY), row(family) + ".ticket")
        self.assertEqual(hands.touches, 2)
        ticket, = self.wait_for_papers("ticket", 1)
        self.assertIn("DS:" + family["reference"], codes_on(ticket))
        hands.wait_for("print.state The ticket is printed")
        self.back(2)
        hands.touches = 0
        hands.touch(card(PLAY), "staff.register", "staff.print")
        self.assertEqual(hands.touches, 3)
        register, = self.wait_for_papers("register", 1)
        self.assertEqual(png_size(register), A4)
        hands.wait_for("staff.paper The register is printed")
        self.back(2)
        hands.do("tap staff.registers", "expect staff.what 6 registers for", "tap staff.print")
        hands.wait_for("staff.paper The registers are printed")
        self.assertEqual({png_size(path) for path in self.wait_for_papers("register", 7)}, {A4})
        self.back()
        hands.do("tap staff.how", "expect staff.how.printer", "tap staff.test")
        hands.wait_for("staff.paper The test page is printed")
        self.wait_for_papers("test", 1)
        self.lock()
        names = ("early", 390), ("open-door", 540), ("play", 600), ("busy", 720), ("tickets", 780), ("pairs", 840)
        self.assertEqual(self.acts("ticket-again", "register"),
                         [("ticket-again", family["reference"]), ("register", what_date(PLAY))] +
                         [("register", what_date(dict(PLAY, session=name, minute=minute))) for name, minute in names])


class Families:
    """Who comes, who does not, and whose place it is."""

    def test_a_family_walks_in_until_there_is_no_room(self):
        hands = self.open()
        self.book(PLAY)
        self.unlock()
        hands.do("tap " + card(PLAY), "tap staff.walk-in", "tap staff.children.more", "tap staff.new", "tap staff.add",
                 "expect staff.added 1 place left")
        first = kiosk.REFERENCE.search(hands.look().text("staff.added")).group()
        hands.do("tap staff.add", "expect staff.added No places left", "tap staff.add", "expect error.staff There is no room")
        self.back()
        hands.do("expect staff.numbers 3 of 3 families", "expect staff.numbers 4 of 6 children", "expect staff.numbers 2 arrived",
                 "tap staff.row." + first, "expect staff.walked-in", "absent staff.name", "absent staff.print-ticket",
                 "expect staff.state Arrived, first time here", "expect staff.party 2 children, 1 adult")
        self.lock()
        self.assertEqual(self.acts("walked-in"), [("walked-in", what_date(PLAY))] * 2)

    def test_a_family_comes_or_not(self):
        hands = self.open()
        first, second = self.book(PLAY, "ar", 1), self.book(PLAY, "zh", 2)
        self.unlock()
        hands.do("tap " + card(PLAY), "tap " + row(first), "expect staff.state Has a place", "tap staff.arrive",
                 "expect staff.state Arrived")
        self.back()
        hands.do("tap " + row(second), "tap staff.arrive-new", "expect staff.state Arrived, first time here")
        self.back()
        hands.do("expect staff.numbers 2 arrived", "tap " + row(second), "tap staff.not-arrived", "expect staff.state Has a place")
        self.back()
        hands.do("expect staff.numbers 1 arrived")
        self.back()
        hands.do("expect %s 1 arrived" % card(PLAY))
        self.lock()
        self.assertEqual(self.acts("arrived", "not-arrived"),
                         [("arrived", first["reference"]), ("arrived", second["reference"]), ("not-arrived", second["reference"])])

    def rings_next(self):
        return [name for name, node in self.hands.look().nodes.items() if "Ring next" in node["text"].splitlines()]

    def test_a_place_goes_on_to_who_waits(self):
        hands = self.open()
        first, _, third, fourth = [self.book(PAIRS, tag, n) for n, tag in enumerate(["bn", "so", "pl", "gu"])]
        self.unlock()
        hands.do("expect %s 2 waiting" % card(PAIRS), "tap " + card(PAIRS))
        self.assertEqual(self.rings_next(), [row(third)])
        hands.do("tap " + row(first), "tap staff.cancel", "expect staff.question Cancel this sign-up?", "tap staff.no",
                 "expect staff.state Has a place", "tap staff.cancel", "tap staff.yes", "expect staff.state Cancelled",
                 "absent staff.arrive", "absent staff.cancel", "absent staff.print-ticket")
        self.back()
        # It is kept for whoever waited longest, and theirs once they have said so.
        self.assertEqual(self.rings_next(), [row(third)])
        hands.do("expect staff.numbers 1 place kept", "tap " + row(third), "expect staff.state Place kept until", "tap staff.take",
                 "expect staff.state Has a place")
        self.back()
        self.assertEqual(self.rings_next(), [row(fourth)])
        hands.do("expect staff.numbers 2 of 2 families", "expect staff.rows.cancelled", "expect %s 1 child, 1 adult" % row(first))
        self.lock()
        self.assertEqual(self.acts("cancelled", "taken"), [("cancelled", first["reference"]), ("taken", third["reference"])])


class Names:
    def test_a_name_shows_while_it_is_pressed(self):
        hands = self.open()
        families = self.book_all(BUSY)
        self.unlock()
        hands.do("tap " + card(BUSY))
        for number, (tag, family) in enumerate(families.items()):
            hands.do("tap " + row(family))
            with hands.pressed() as view:
                shown = view.nodes["staff.who"]
                self.secrets.add(*shown["text"].splitlines())  # how it is read, too
                self.assertIn(NAMES[tag], shown["text"])
                self.assertIn("07700900%03d" % number, self.secrets.plain(shown["text"]))
                self.assertEqual(shown["lang"], tag)
                self.assertEqual(self.secrets.found_in(view.whole()), self.secrets.found_in(shown["text"]))
            hands.do("expect staff.who Name and phone number")
            self.back()
        self.lock()
        self.assertEqual(self.acts("opened"), [("opened", family["reference"]) for family in families.values()])

    def test_nobody_is_left_to_press_it(self):
        """Whoever holds it, and whoever has gone, sees no name when the time is over."""
        hands = self.open()
        family = self.book(PLAY)
        self.unlock()
        hands.do("tap " + card(PLAY), "tap " + row(family))
        hands.glass.do("hold staff.name", "expect text " + NAMES["bn"])
        hands.do("slide 0 -300", "expect staff.who Name and phone number", "release")
        hands.glass.do("hold staff.name", "expect text " + NAMES["bn"])
        hands.do("wait 95", "release")
        self.assertIn(hands.look().screen, ("welcome", "staff-unlock"))
        self.assertEqual(self.acts("opened"), [("opened", family["reference"])] * 2)


class Minute:
    def test_after_a_minute_the_keeper_has_locked_it(self):
        hands = self.open()
        family = self.book(PLAY)
        self.unlock()
        hands.do("tap " + card(PLAY), "tap " + row(family))
        # The keeper's clock alone: to the program no time has passed.
        self.desk.set_clock(desk.at(OPENS) + (UNLOCKED_SECONDS + 1) * 1000)
        hands.do("tap staff.arrive", "expect screen staff-unlock", "expect staff.locked The screen was locked")
        self.assert_nothing_left(family)
        self.type_pin()
        hands.do("tap " + card(PLAY), "expect %s 1 child" % row(family), "wait 95")
        self.assertEqual(hands.look().screen, "staff-unlock" if self.is_desk else "welcome")
        self.assert_nothing_left(family)
        self.assertEqual(self.acts("arrived", "unlocked"), [("unlocked", "")] * 2)

    def assert_nothing_left(self, family):
        shown = self.hands.look().whole()
        for words in (family["reference"], "Play time", "families", str(pins.NUMBER)):
            self.assertNotIn(words, shown)


class Changes:
    """What staff set, and what families meet then at the panel."""

    def families_find(self, panel, *names):
        """Those of the day, and no others."""
        self.come_by(panel)
        Family(panel).go_to_sessions()
        found = [name for name in panel.look_at_all().nodes if name.endswith("." + DAY.isoformat())]
        self.assertEqual(sorted(found), sorted(page(name) for name in names))
        panel.do("tap nav.leave", "expect screen welcome")

    def ticket_says(self, panel, booked):
        self.come_by(panel)
        family = Family(panel)
        family.code = booked["code"]
        view = family.open_ticket()
        panel.do("tap nav.leave", "expect screen welcome")
        return view

    ALL = ("play", "pairs", "tickets", "open-door", "busy")

    def test_a_session_and_a_day_are_closed_and_opened_again(self):
        hands = self.open()
        panel = self.open_panel()
        booked = self.book(PLAY)
        self.families_find(panel, *self.ALL)
        self.unlock()
        hands.do("tap " + card(PLAY), "tap staff.close", "expect staff.question:about Ring them", "tap staff.no",
                 "absent staff.note", "tap staff.close", "tap staff.yes", "expect staff.result Done", "expect staff.note Closed",
                 "absent staff.walk-in", "expect " + row(booked))
        self.lock()
        self.families_find(panel, "pairs", "tickets", "open-door", "busy")
        self.assertIn("Ask at the desk", self.ticket_says(panel, booked).text("ticket.no-session"))
        self.unlock()
        hands.do("expect %s Closed" % card(PLAY), "tap " + card(PLAY), "tap staff.undo", "expect staff.result Done", "absent staff.note")
        self.back()
        hands.do("tap staff.edits", "expect staff.edits.none", "tap staff.close-day",
                 "expect staff.close-day.families 1 family has signed up", "tap staff.yes", "expect staff.edit.2 Closed all day")
        self.lock()
        self.families_find(panel)
        self.unlock()
        hands.do("expect %s Closed" % card(PLAY), "tap staff.edits", "tap staff.undo.2", "expect staff.edits.none")
        self.lock()
        self.families_find(panel, *self.ALL)
        self.assertEqual(self.ticket_says(panel, booked).text("title"), "You have a place")
        edits = ["close_%s_%s" % ("play", DAY.isoformat()), "close_" + DAY.isoformat()]
        self.assertEqual(self.acts("edited", "undone"), [(act, what) for what in edits for act in ("edited", "undone")])

    def test_the_places_of_a_session_are_others(self):
        hands = self.open()
        panel = self.open_panel()
        self.book(PAIRS, number=1)
        self.book(PAIRS, number=2)
        waits = self.book(PAIRS, number=3)
        self.unlock()
        hands.do("tap " + card(PAIRS), "tap staff.capacity", "expect staff.capacity.now Now: 2 families",
                 "tap staff.capacity.families.more", "tap staff.capacity.families.more", "tap staff.capacity.save",
                 "expect staff.capacity.now Now: 4 families")
        self.back()
        hands.do("expect staff.numbers 2 of 4 families", "expect staff.numbers 1 place kept",
                 "expect %s Ring next" % row(waits))
        self.lock()
        self.assertIn("A place is free for you", self.ticket_says(panel, waits).text("title"))
        self.come_by(panel)
        Family(panel).go_to("pairs")
        panel.do("expect session.sign-up", "tap nav.leave", "expect screen welcome")
        self.unlock()
        hands.do("tap " + card(PAIRS), "tap staff.capacity", "tap staff.capacity.undo", "expect staff.capacity.now Now: 2 families",
                 "absent staff.capacity.undo")
        self.lock()
        self.come_by(panel)
        Family(panel).go_to("pairs")
        panel.do("absent session.sign-up", "expect session.wait", "tap nav.leave", "expect screen welcome")
        self.assertEqual(self.acts("edited", "undone"), [("edited", "capacity_pairs"), ("undone", "capacity_pairs")])

    def test_a_service_and_a_notice(self):
        hands = self.open()
        panel = self.open_panel()
        self.unlock()
        hands.do("tap staff.how", "expect staff.how.services Nobody has checked 2 services", "tap staff.how.services",
                 "expect staff.service.%s Never checked" % SERVICES[0], "tap staff.checked." + SERVICES[0], "expect staff.result Done",
                 "absent staff.checked." + SERVICES[0], "tap staff.checked." + SERVICES[1], "expect staff.services.none")
        self.back()
        hands.do("expect staff.how.services All services were checked lately")
        self.back()
        hands.do("tap staff.edits", "expect staff.edit.2 Checked", "tap staff.notice", "tap staff.notice.bn",
                 "type staff.notice " + NOTICE, "tap staff.notice.put", "expect staff.result Done", "tap staff.notice.other",
                 "expect staff.notice.bn Has a notice")
        self.back()
        hands.do("expect staff.notices Bengali", "expect staff.edit.3 " + NOTICE)
        self.lock()
        self.come_by(panel)
        panel.do("expect notice.bn " + NOTICE)
        self.assertEqual(panel.look().nodes["notice.bn"]["lang"], "bn")
        self.unlock()
        hands.do("tap staff.edits", "tap staff.undo.3", "expect staff.notices None")
        self.lock()
        self.come_by(panel)
        panel.do("absent notice.bn")
        self.assertEqual(self.acts("edited", "undone"), [("edited", "checked_" + key) for key in SERVICES] +
                         [("edited", "notice_bn"), ("undone", "notice_bn")])


class Counter:
    """Vitamins."""

    def test_vitamins(self):
        hands = self.open()
        batches = [("B1", 3, DAY + datetime.timedelta(days=400)), ("OLD", 5, DAY - datetime.timedelta(days=1))]
        for batch, packs, expires in batches:
            self.ctl("vitamins", "receive", "drops", "--batch", batch, "--expires", expires.isoformat(), "--packs", str(packs))
        voucher = self.voucher(drops=2)
        self.unlock()
        hands.do("tap staff.stock", "expect staff.product[1] 3 packs can be given", "expect text 3 packs, batch B1",
                 "expect text 5 packs, batch OLD", "expect text Expired. The last day was", "expect staff.product[0] 0 packs",
                 "expect staff.low[0] Order more")
        self.back()
        hands.do("tap staff.vitamins", "scan DS:" + voucher, "expect staff.item[0] 2 ×", "tap staff.hand-over",
                 "expect error.staff card or letter", "tap staff.card", "tap staff.hand-over",
                 "expect staff.done 2 packs are taken off the stock")
        self.back()
        b1, old = ["staff.stock.drops.%s.%s" % (batch, expires) for batch, _, expires in batches]
        hands.do("tap staff.stock", "expect text 1 pack can be given", "tap " + b1, "expect staff.stock.count 1",
                 "tap staff.stock.count.more", "tap staff.stock.count.more", "tap staff.stock.count.less",
                 "double-tap staff.stock.save", "expect staff.result Done", "absent staff.stock.count",
                 "expect staff.product[1] 2 packs can be given", "tap " + old, "tap staff.stock.none", "tap staff.stock.save",
                 "expect staff.result Done", "absent " + old, "expect " + b1)
        self.lock()
        self.assertEqual([(row["staff"], row["what"]) for row in self.desk.rows("audit-list") if row["act"] == "stock"],
                         [(0, "drops_B1"), (0, "drops_OLD"), (pins.NUMBER, "drops_B1"), (pins.NUMBER, "drops_OLD")])
        self.assertEqual(self.acts("handed-over"), [("handed-over", voucher)])


class How:
    def test_how_the_kiosk_is_when_the_relay_is_away(self):
        authority = Authority(self.folder(), "ours")
        relay = Inbox("smtps", authority.server_context())
        with relay:
            hands = self.open(inbox=relay.url(), authority=authority.path)
            confirm_route(self.ctl, relay, "self-referral")
        panel = self.open_panel()
        reference = panel.submit(kiosk.short())
        self.secrets.add(kiosk.SHORT["name"])
        panel.do("tap nav.leave")
        wait_until(lambda: self.here.item(reference)["tries"] > 0, "a first try")
        self.unlock()
        hands.do("expect staff.how Requests are waiting", "tap staff.how", "expect staff.how.worries",
                 "expect staff.how.requests 0 sent today. 1 waiting since 9:30am: no connection.",
                 "expect staff.how.requests Nothing is lost", "expect staff.how.requests network cable")
        self.lock()
        with relay:
            hands.do("wait 3600")
            self.here.wait_for_state(reference, "purged")
        self.unlock()
        hands.do("tap staff.how", "expect staff.how.requests 1 was sent today. None is waiting.")
        self.lock()
