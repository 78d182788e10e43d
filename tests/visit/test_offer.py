#!/usr/bin/python3
"""What there is for a child: with no keeper, with nothing stored, by the day on the wall, as checked, and to take away.

Played with the pack of Tower Hamlets, or with a copy in which a service was changed.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
import unicodedata

import kiosk

TOWER_HAMLETS = os.path.join(kiosk.ROOT, "kiosk/centres/tower-hamlets-north-west")
MONDAY = "2026-11-23T10:00"
KEY = "urn:doorstep:key"


def files_of(folder):
    """Every file and a sum of what it holds."""
    found = {}
    for here, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(here, name)
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    found[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def rows_of(centre):
    """Every row of every table; the keeper must have been stopped."""
    with sqlite3.connect("file:%s?mode=ro" % centre.path("private/doorstep.db"), uri=True) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: database.execute("SELECT * FROM " + table).fetchall() for table in tables}


def key_of(service):
    return next(attribute["taxonomy_term"]["name"] for attribute in service["attributes"]
                if attribute["taxonomy_term"]["taxonomy"] == KEY)


def letters_of(text):
    """Without what only formats: no telephone shows it."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


class Offer:
    """Walks the pages of the offer on a glass."""

    def __init__(self, glass):
        self.glass = glass

    def tell_born(self, day, child=0):
        self.glass.do("answer q.child-known[%d] born" % child, "tap nav.next",
                      "answer q.child-born[%d] %s" % (child, day), "tap nav.next")

    def tell_about(self, age, unit, child=0):
        self.glass.do("answer q.child-known[%d] about" % child, "tap nav.next",
                      "answer q.child-age[%d] %d" % (child, age), "answer q.child-age-unit[%d] %s" % (child, unit),
                      "tap nav.next")

    def open(self, day="14 5 2024", language="en"):
        """The offer for one child."""
        self.glass.do("expect screen welcome", "language " + language, "tap home.offer")
        self.tell_born(day)
        self.glass.do("tap nav.next")
        return self.view()

    def view(self):
        """All parts of the page."""
        return self.glass.look_at_all()

    def leave(self):
        self.glass.do("tap nav.leave", "expect screen welcome")

    def open_service(self, key):
        self.glass.do("tap service." + key, "expect screen service")
        return self.view()


class OfferTest(kiosk.VisitTest):
    def offer(self, pack=TOWER_HAMLETS, date=MONDAY, keeper=False, size=kiosk.SMALL):
        self.here = self.centre(pack)
        if keeper:
            self.here.start_keeper("--test-clock")
        glass = self.here.glass(size=size)
        glass.do("date " + date)
        return Offer(glass)

    def changed_pack(self, changes, **settings):
        """A copy in which services, by their key, and settings of the centre are other ones."""
        folder = tempfile.mkdtemp(prefix="doorstep-pack-")
        self.addCleanup(shutil.rmtree, folder)
        pack = os.path.join(folder, "pack")
        shutil.copytree(TOWER_HAMLETS, pack)
        path = os.path.join(pack, "services.json")
        envelope = kiosk.read_json(path)
        for service in envelope["contents"]:
            service.update(changes.pop(key_of(service), {}))
        self.assertEqual(changes, {}, "no such services")
        kiosk.write_json(path, envelope)
        path = os.path.join(pack, "centre.json")
        kiosk.write_json(path, {**kiosk.read_json(path), **settings})
        return pack


class AloneTest(OfferTest):
    """The cable out, the keeper away, the database never made."""

    def test_with_nothing_but_the_pack(self):
        offer = self.offer()
        data = os.path.join(self.here.folder, "bare")
        os.makedirs(os.path.join(data, "public"))
        shutil.copytree(self.here.path("public/packs"), os.path.join(data, "public/packs"), symlinks=True)
        self.here.data = data
        before = files_of(data)
        offer = Offer(self.here.glass())
        offer.glass.do("date " + MONDAY)
        view = offer.open()
        self.assertEqual(view.screen, "offer")
        self.assertIn("service.stay-and-play", view.nodes)
        page = offer.open_service("active-stay-and-play")
        self.assertNotIn("keeper-away", page.nodes)
        self.assertIn("service.code", page.nodes)
        offer.glass.do("tap nav.back", "tap offer.cannot", "expect screen cannot", "tap nav.back",
                       "tap offer.find", "type find massage", "expect service.baby-massage", "tap nav.back")
        offer.open_service("little-talkers")
        # Only here does it matter, and staff can look the code up.
        offer.glass.do("tap service.ask", "expect screen privacy")
        self.assertRegex(offer.glass.look().text("keeper-away"), r"\bK1\b")
        offer.leave()
        self.assertEqual(files_of(data), before)

    def test_the_keeper_goes_away_in_the_middle(self):
        offer = self.offer(keeper=True)
        offer.open()
        self.here.kill_keeper()
        page = offer.open_service("little-talkers")
        self.assertIn("service.ask", page.nodes)
        offer.glass.do("tap nav.back", "expect screen offer")
        self.assertNotIn("keeper-away", offer.view().nodes)


class NothingKeptTest(OfferTest):
    def look_around(self, offer):
        """Everything that can be looked at, and nothing that is counted."""
        offer.glass.do("language en", "tap home.offer")
        offer.tell_born("14 5 2024")
        offer.glass.do("tap add.child")
        offer.tell_about(7, "years", child=1)
        offer.glass.do("tap nav.next", "expect screen area", "tap area.mowlem", "expect screen offer")
        offer.open_service("bullying")
        offer.glass.do("tap nav.back", "tap offer.cannot", "tap cannot.clubs", "expect screen handover", "tap nav.back",
                       "tap nav.back", "tap offer.find", "type find Zubaydahx")
        self.assertIn("Zubaydahx", offer.glass.look().text("find"))

    def test_nothing_is_stored(self):
        """But that a visit began in English: once, and under a random key that goes after a day."""
        offer = self.offer(keeper=True)
        before = files_of(self.here.data)
        self.look_around(offer)
        offer.leave()
        self.assertEqual({name for name, held in files_of(self.here.data).items() if before.get(name) != held},
                         {"private/doorstep.db-wal"})
        self.assertEqual(self.here.queue(), [])
        self.assertEqual(self.here.stop_keeper(), 0)
        rows = {table: rows for table, rows in rows_of(self.here).items() if rows}
        self.assertEqual([(what, count) for _, what, count in rows.pop("tally")], [("language-en", 1)])
        self.assertEqual([reference for _, reference, _ in rows.pop("act")], [""])
        self.assertEqual(rows, {})
        for name in ("keeper", offer.glass.name):
            for words in ("Zubaydahx", "2024", "bullying"):
                self.assertNotIn(words, self.here.log(name))

    def assert_nobody_before(self, offer):
        """No age, no place, no search of somebody else."""
        glass = offer.glass
        glass.do("expect screen welcome", "language en", "tap home.offer", "expect screen question")
        first = glass.look()
        self.assertIn("q.child-known[0]=born", first.nodes)
        self.assertFalse([node["id"] for node in first.all if node["selected"]])
        glass.do("answer q.child-known[0] born", "tap nav.next")
        for part in ("day", "month", "year"):
            self.assertEqual(glass.look().text("q.child-born[0]:" + part), "")
        glass.do("answer q.child-born[0] 14 5 2018", "tap nav.next")
        roster = glass.look()
        self.assertIn("answer.child[0]", roster.nodes)
        self.assertNotIn("answer.child[1]", roster.nodes)
        # The place was hers, not theirs.
        glass.do("tap nav.next", "expect screen area")
        self.assertFalse([node["id"] for node in glass.look().all if node["selected"]])
        glass.do("tap area.not-sure", "tap offer.find", "expect screen find")
        find = glass.look()
        self.assertEqual(find.text("find"), "")
        self.assertFalse([node for node in find.nodes if node.startswith("service.")])
        glass.do("tap nav.back", "tap offer.ask", "answer q.asking family", "tap nav.next", "tap nav.next",
                 "answer q.relationship parent", "tap nav.next", "tap nav.next", "expect answer.child[0] 2018")
        self.assertNotIn("answer.child[1]", glass.look().nodes)

    def test_the_next_one_finds_nothing_of_who_stopped(self):
        offer = self.offer()
        self.look_around(offer)
        offer.leave()
        self.assert_nobody_before(offer)

    def test_the_next_one_finds_nothing_of_who_went_away(self):
        offer = self.offer()
        self.look_around(offer)
        offer.glass.do("wait 61", "expect screen leave-warning")
        self.assertNotIn("Zubaydahx", offer.glass.look().whole())
        offer.glass.do("wait 40")
        self.assert_nobody_before(offer)

    def test_the_next_one_finds_nothing_of_a_form_left(self):
        """The ages went into a form that she did not send."""
        offer = self.offer(keeper=True)
        self.look_around(offer)
        offer.glass.do("tap nav.back", "tap service.little-talkers", "tap service.ask", "tap nav.next",
                       "answer q.relationship parent", "tap nav.next", "type q.child-name[0] Quillfeather", "tap nav.next",
                       "tap nav.next", "expect answer.child[0] Quillfeather", "expect answer.child[1] 7 years")
        offer.leave()
        self.assert_nobody_before(offer)
        self.assertNotIn("Quillfeather", offer.glass.look().whole())


class DayTest(OfferTest):
    """The same child has another offer on the birthday than on the day before; the kiosk's own date says which it is."""

    def open(self, offer, day):
        """The pilot for children of 5 to 11 begins soon for each of these, so the place is asked."""
        self.assertEqual(offer.open(day).screen, "area")
        offer.glass.do("tap area.mowlem", "expect screen offer")
        return offer.view()

    def assert_under_five(self, offer, day):
        view = self.open(offer, day)
        self.assertIn("service.stay-and-play", view.nodes)
        self.assertIn("From", view.text("service.bullying"))
        offer.leave()

    def assert_five(self, offer, day):
        view = self.open(offer, day)
        self.assertNotIn("service.stay-and-play", set(view.nodes))
        self.assertNotIn("From", view.text("service.bullying"))
        offer.leave()

    def test_the_day_before_and_the_birthday(self):
        offer = self.offer(date="2026-11-23T12:00")
        self.assert_under_five(offer, "24 11 2021")
        offer.glass.do("date 2026-11-24T12:00")
        self.assert_five(offer, "24 11 2021")
        offer.glass.do("date 2026-11-23T12:00")
        self.assert_under_five(offer, "24 11 2021")

    def test_the_29th_of_february(self):
        offer = self.offer(date="2029-02-28T12:00")
        self.assert_under_five(offer, "29 2 2024")
        offer.glass.do("date 2029-03-01T12:00")
        self.assert_five(offer, "29 2 2024")

    def test_the_end_of_primary_school(self):
        """The 31 August on or after the 11th birthday."""
        offer = self.offer(date="2027-08-31T12:00")
        self.assertEqual(offer.open("31 8 2016").screen, "area")
        offer.leave()
        offer.glass.do("date 2027-09-01T12:00")
        view = offer.open("31 8 2016")
        self.assertEqual(view.screen, "offer")
        self.assertIn("offer.none", view.nodes)
        offer.leave()
        # A day younger, and a school year behind.
        self.assertEqual(offer.open("1 9 2016").screen, "area")

    def test_in_summer_the_day_begins_an_hour_before_utc(self):
        offer = self.offer(date="2026-07-14T22:59")
        self.assert_under_five(offer, "15 7 2021")
        offer.glass.do("date 2026-07-14T23:00")
        self.assert_five(offer, "15 7 2021")

    def test_a_kiosk_that_stood_overnight(self):
        """Nobody touched it between yesterday's last visit and this one."""
        offer = self.offer(date="2026-11-23T17:00")
        self.assert_under_five(offer, "24 11 2021")
        offer.glass.do("wait %d" % (16 * 3600))
        self.assert_five(offer, "24 11 2021")

    def test_next_session_is_from_today_on(self):
        """Mondays and Thursdays at ten, Wednesdays at one."""
        offer = self.offer(date="2026-11-23T09:00")
        offer.open()
        self.assertRegex(offer.open_service("active-stay-and-play").text("service.next"), "Today, 10am")
        offer.leave()
        offer.glass.do("date 2026-11-24T09:00")
        offer.open()
        self.assertRegex(offer.open_service("active-stay-and-play").text("service.next"), "Tomorrow, 1pm")


class CheckedTest(OfferTest):
    """Whether a service is on, and how long ago somebody made sure of it."""

    CHANGES = {
        "active-stay-and-play": {"status": "temporarily closed"},
        "dads-stay-and-play": {"alert": "This Saturday we meet in the park."},
        "little-talkers": {"assured_date": "2026-11-01"},
        "triple-p": {"assured_date": "2026-08-24"},
        "sfsc": {"assured_date": "2026-08-23"},
        "play-at-home": {"assured_date": "2024-11-24"},
        "small-groups": {"assured_date": "2024-11-23"},
        "two-year-review": {"status": "defunct"},
        "vitamins": {"status": "inactive"},
    }

    def setUp(self):
        # The made-up timetable has times of a service that is no more.
        pack = self.changed_pack(dict(self.CHANGES), staleMonths=3, hiddenMonths=24, exampleTimetable=False)
        self.there = self.offer(pack)
        self.page = self.there.open()

    def service(self, key):
        page = self.there.open_service(key)
        self.there.glass.do("tap nav.back")
        return page

    def test_closed_for_a_time(self):
        self.assertIn("Not on at the moment", self.page.text("service.active-stay-and-play"))
        page = self.service("active-stay-and-play")
        self.assertIn("service.paused", page.nodes)
        for times in ("service.when", "service.next"):
            self.assertNotIn(times, page.nodes)
        self.assertNotIn("10am", page.whole())
        self.assertNotIn("10am", page.nodes["service.code"]["code"])
        self.assertIn("Meath Gardens", page.nodes["service.code"]["code"])

    def test_an_alert(self):
        self.assertIn("May have changed", self.page.text("service.dads-stay-and-play"))
        page = self.service("dads-stay-and-play")
        self.assertEqual(page.text("service.alert"), "This Saturday we meet in the park.")
        self.assertIn("service.when", page.nodes)

    def test_checked_lately(self):
        self.assertNotIn("May have changed", self.page.text("service.little-talkers"))
        page = self.service("little-talkers")
        self.assertNotIn("service.stale", page.nodes)
        self.assertIn("1 November 2026", page.text("service.checked"))

    def test_the_last_day_before_it_may_have_changed(self):
        self.assertNotIn("May have changed", self.page.text("service.triple-p"))
        self.assertIn("May have changed", self.page.text("service.sfsc"))
        page = self.service("sfsc")
        self.assertIn("service.stale", page.nodes)
        self.assertIn("23 August 2026", page.text("service.checked"))

    def test_never_checked(self):
        page = self.service("stay-and-play")
        self.assertIn("service.stale", page.nodes)
        self.assertNotIn("service.checked", page.nodes)

    def test_too_old_to_be_shown(self):
        self.assertIn("service.play-at-home", self.page.nodes)
        self.assertNotIn("service.small-groups", self.page.nodes)
        self.there.glass.do("tap offer.find", "type find group")
        self.assertNotIn("service.small-groups", self.there.view().nodes)

    def test_what_there_is_no_more(self):
        for key in ("two-year-review", "vitamins"):
            self.assertNotIn("service." + key, self.page.nodes)
        self.there.glass.do("tap offer.find", "type find vitamins")
        self.assertNotIn("service.vitamins", self.there.view().nodes)


class TakeAwayTest(OfferTest):
    """The QR code on the glass says what the page says."""

    def read_back(self, glass, name):
        picture = os.path.join(glass.folder, name + ".png")
        glass.do("screenshot " + picture)
        done = subprocess.run(["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture],
                              capture_output=True, timeout=kiosk.TIMEOUT_SECONDS)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode().strip().split("\n")

    def check(self, glass, code, language):
        view = glass.look()
        read = self.read_back(glass, "%s-%s" % (code, language))
        self.assertEqual("\n".join(read), view.nodes[code]["code"])
        page = letters_of("\n".join(node["text"] for node in view.all))
        for line in read:
            # An address stands on the page with its commas, or in a sentence.
            self.assertIn(letters_of(line), page)
        return read

    def check_in(self, language):
        offer = self.offer(size=kiosk.PORTRAIT)
        glass = offer.glass
        offer.open(language=language)
        offer.open_service("active-stay-and-play")
        read = self.check(glass, "service.code", language)
        self.assertEqual(letters_of(read[0]), letters_of(glass.look().text("title")))
        self.assertIn("Meath Gardens", read)
        self.assertGreaterEqual(len(read), 5, "name, three times and a place")
        glass.do("tap nav.back", "tap nav.leave", "language " + language, "tap home.refer", "answer q.asking school",
                 "tap nav.next", "expect screen handover")
        read = self.check(glass, "handover.code", language)
        self.assertIn("020 7364 5006", "\n".join(read))
        self.assertIn("MAST@towerhamlets.gov.uk", "\n".join(read))

    def test_in_english(self):
        self.check_in("en")

    def test_in_bengali(self):
        self.check_in("bn")

    def test_in_arabic(self):
        self.check_in("ar")


if __name__ == "__main__":
    kiosk.main()
