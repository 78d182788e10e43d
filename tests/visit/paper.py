"""A centre with all that has slips, a glass, and a receipt printer that is pretended: what is asked for at the one, and what lies
at the other.
"""

import datetime
import os
import shutil
import sys
import tempfile

import desk
import kiosk
from desk import PLAY, session
from family import Family
from test_offer import TOWER_HAMLETS, key_of, letters_of

sys.path.insert(0, os.path.join(kiosk.ROOT, "tests/print"))

from escpos_test import read_codes, read_event
from PIL import Image
from receipt_printer import ReceiptPrinter

WIDTH = 576
IDLE_SECONDS, WARNING_SECONDS = 20, 20  # the least that a pack may have
SERVICES = ["stay-and-play", "active-stay-and-play", "dads-stay-and-play"]
TIMETABLE = [
    session("play", "booked", "10:00", "11:30", capacity={"families": 50}, service=SERVICES[0]),
    session("last", "booked", "14:00", "15:00", capacity={"families": 1}),
]
VITAMINS = {"mode": "both", "products": [{"id": "drops", "for": "children", "price": "£9.99"}]}
# Names that no page says by itself.
AMINA, BILQIS = "Aminazz", "Bilqiszz"


def has_ink(rows):
    return any(byte for row in rows for byte in row)


def words_of(language):
    return kiosk.read_json(os.path.join(kiosk.ROOT, "assets/locales/%s.json" % language))


def make_pack(folder):
    """All that has slips, in one centre."""
    pack = desk.make_pack(os.path.join(folder, "visit-tests"), timetable=TIMETABLE)
    path = os.path.join(pack, "centre.json")
    about = kiosk.read_json(path)
    about["features"] += ["offer", "vitamins"]
    kiosk.write_json(path, {**about, "vitamins": VITAMINS, "idleSeconds": IDLE_SECONDS,
                            "idleWarningSeconds": WARNING_SECONDS})
    services = kiosk.read_json(os.path.join(TOWER_HAMLETS, "services.json"))
    services["contents"] = [service for service in services["contents"] if key_of(service) in SERVICES]
    services["total_items"] = services["size"] = len(SERVICES)
    kiosk.write_json(os.path.join(pack, "services.json"), services)
    return pack


class PrintingTest(kiosk.VisitTest):
    """The tests have one keeper between them; each has a glass and a printer of its own."""

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            cls.here = kiosk.Centre(pack=make_pack(folder))
        cls.here.start_keeper()
        cls.desk = desk.Desk(cls.here)

    @classmethod
    def tearDownClass(cls):
        cls.desk.close()
        reports = cls.here.close()
        assert reports == [], reports

    def open(self, *settings, has_printer=True, **state):
        """A glass with a printer, if there is one, that is set up so and in such a state."""
        self.cable = os.path.join(self.folder(), "lp0")
        if has_printer:
            self.plug(**state)
            self.set_printer(*settings)
        elif os.path.exists(self.here.path("public/printer.json")):
            os.remove(self.here.path("public/printer.json"))
        return self.open_glass()

    def open_glass(self):
        glass = self.here.glass()
        self.addCleanup(lambda: self.assertEqual(glass.quit(), 0, glass.log()))
        glass.expect_screen("welcome")
        return glass

    def folder(self):
        made = tempfile.mkdtemp(prefix="doorstep-printing-")
        self.addCleanup(shutil.rmtree, made)
        return made

    def set_printer(self, *settings):
        done = self.here.ctl("printer", "set", "escpos", "--device", self.cable, "--data", self.here.data, *settings)
        self.assertEqual(done.returncode, 0, done.stderr)

    def plug(self, **state):
        """A printer, or another one, at the same cable."""
        self.printer = ReceiptPrinter(**state)
        self.addCleanup(self.printer.close)
        if os.path.lexists(self.cable):
            os.unlink(self.cable)
        os.symlink(self.printer.path, self.cable)

    # what is on the paper

    def pieces(self):
        """What lies there, from cut to cut. Nothing hangs out."""
        self.assertEqual(self.printer.unknown, b"")
        *pieces, rest = self.printer.tickets()
        self.assertEqual(len(rest), 0, "something hangs out")
        return pieces

    def all_pieces(self):
        """The same, once nothing more comes."""
        self.printer.idle()
        return self.pieces()

    def codes(self, rows):
        path = os.path.join(self.folder(), "slip.png")
        Image.frombytes("1", (WIDTH, len(rows)), b"".join(rows), "raw", "1;I").save(path)
        return read_codes(path)

    def assert_ticket(self, rows, family):
        """Hers: its reference, and the event that she has signed up for."""
        event, reference = sorted(self.codes(rows))
        self.assertEqual(reference, "DS:" + family.reference)
        begins = datetime.datetime.fromtimestamp(desk.at(PLAY["minute"]) / 1000, datetime.timezone.utc)
        event = read_event(event)
        self.assertEqual((event["DTSTART"], event["UID"]),
                         (begins.strftime("%Y%m%dT%H%M%SZ"), family.reference + "@doorstep"))

    def assert_same(self, rows, others):
        self.assertTrue(rows == others, "%d and %d rows are not the same" % (len(rows), len(others)))

    # what the page says

    def state_of(self, glass):
        return letters_of(glass.look().nodes.get("print.state", {"text": ""})["text"])

    def wait_for(self, glass, key, code="", language="en"):
        """Until the page says what became of the slip, in its language."""
        words = words_of(language)
        wanted = letters_of(words[key] + ("\n" + words["print.code"].replace("{code}", code) if code else ""))
        try:
            kiosk.wait_until(lambda: self.state_of(glass) == wanted, repr(wanted))
        except AssertionError as error:
            raise AssertionError("%s; it says %r" % (error, self.state_of(glass))) from error
        self.assertEqual(glass.look().nodes["print.state"]["lang"], language)

    def sign_up(self, glass, language="en", name=AMINA, where="play", button="session.sign-up"):
        """Up to the page of the ticket. It is read when the printer is done: the printer's time flies while a journey
        touches."""
        family = Family(glass, language).choose(where, button).fill_in(name)
        glass.do("tap nav.next", "expect screen done")
        return family

    def get_ticket(self, glass, language="en", **more):
        family = self.sign_up(glass, language, **more)
        self.wait_for(glass, "print.ticket.printed", language=language)
        return family.read_ticket()

    def wait_for_rows(self, count):
        kiosk.wait_until(lambda: len(self.printer.rows) >= count, "%d rows" % count)

    def assert_next_is_whole(self, glass, language="en"):
        """The next family gets its own ticket, and nothing else comes. What lay there before it."""
        before = len(self.printer.cuts)
        family = self.get_ticket(glass, language, name=BILQIS)
        *pieces, ticket = self.pieces()
        self.assert_ticket(ticket, family)
        # A printer that was left in the middle of something is first told to cut that off.
        self.assertFalse(has_ink([row for piece in pieces[before:] for row in piece]))
        glass.do("tap nav.leave", "expect screen welcome")
        self.assertFalse(has_ink(self.printer.tickets()[-1]))
        return pieces[:before]

    def states(self):
        return {row["reference"]: row["state"] for row in self.desk.rows("sign-up-list", **PLAY)}
