"""A morning's work for staff, at the kiosk's panel or at their own screen: a centre that has all that they do, and hands at one
of the two that look at every page which stood there. No page, log or file may name a family but while its button is pressed.
"""

import contextlib
import datetime
import os
import re
import uuid

import desk
import kiosk
import pins
from desk import PLAY
from kiosk import wait_until
from reception import NAMES
from test_offer import TOWER_HAMLETS, key_of

SERVICES = ["stay-and-play", "vitamins"]  # no times of their own
VITAMINS = {"mode": "both", "products": [{"id": "tablets", "for": "women"}, {"id": "drops", "for": "children", "price": "£9.99"}]}
PAIRS = dict(PLAY, session="pairs", minute=14 * 60)
BUSY = dict(PLAY, session="busy", minute=12 * 60)
OPENS = 9 * 60 + 30
UNLOCKED_SECONDS = 60
WORD_LEAST = 4  # shorter ones may be part of any word
BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f-]+(?=\d)")


def card(date):
    return "staff.date.%s.%s.%02d%02d" % (date["session"], date["day"], date["minute"] // 60, date["minute"] % 60)


def what_date(date):
    """As the audit names it."""
    return "%s_%s_%02d%02d" % (date["session"], date["day"], date["minute"] // 60, date["minute"] % 60)


def row(booked):
    return "staff.row." + booked["reference"]


def make_pack(folder):
    """Sessions, vitamins, and services that nobody has looked at for long."""
    pack = desk.make_pack(os.path.join(folder, "visit-tests"))
    path = os.path.join(pack, "centre.json")
    about = kiosk.read_json(path)
    about["features"] += ["vitamins", "offer"]
    kiosk.write_json(path, dict(about, vitamins=VITAMINS))
    services = kiosk.read_json(os.path.join(TOWER_HAMLETS, "services.json"))
    services["contents"] = [service for service in services["contents"] if key_of(service) in SERVICES]
    services["total_items"] = services["size"] = len(SERVICES)
    kiosk.write_json(os.path.join(pack, "services.json"), services)
    return pack


class Secrets:
    """What tells who a family is: its name, each word of it and how staff read it, its telephone, its code."""

    def __init__(self):
        self.known = set()

    def add(self, *texts):
        for text in texts:
            self.known |= {self.plain(text)} | {word for word in re.split(r"[\s-]+", text) if len(word) >= WORD_LEAST}

    @staticmethod
    def plain(text):
        """With numbers in one piece, however they are grouped."""
        return BETWEEN_DIGITS.sub("", text)

    def found_in(self, text):
        plain = self.plain(text)
        return sorted(secret for secret in self.known if secret in plain)


class Hands:
    """Somebody of staff at a glass, which tells what stood on it after each line."""

    def __init__(self, glass):
        self.glass = glass
        self.seen = []  # what was done, and all that was there to read then
        self.touches = 0

    def look(self, after="look"):
        return self.note(after, self.glass.look())

    def look_at_all(self):
        """Every part of the page."""
        return self.note("all parts", self.glass.look_at_all())

    def note(self, after, view):
        self.seen.append((after, "\n".join([*view.texts(), *[node["code"] for node in view.all if "code" in node]])))
        return view

    def do(self, *lines):
        for line in lines:
            self.glass.do(line)
            self.look(line)

    def touch(self, *ids):
        """Counted, and only what is in sight: whoever turns to another part of the page touches once more."""
        for name in ids:
            if name not in self.look().nodes:
                raise AssertionError("%s is not in sight" % name)
            self.do("tap " + name)
            self.touches += 1

    def wait_for(self, expected):
        """What comes by itself: paper."""
        wait_until(lambda: not self.glass.attempt("expect " + expected), expected)
        self.look(expected)

    @contextlib.contextmanager
    def pressed(self, button="staff.name"):
        """What stands there as long as a button is pressed is in no other look."""
        self.glass.do("hold " + button)
        yield self.glass.look()
        self.do("release")


class TaskTest(desk.DeskTest):
    """Each place has its own glass, and its own way to a number and a PIN."""

    is_desk = False

    def open(self, *printer, prints=True, **centre):
        """Nobody has signed up yet; it is the morning of the sessions. `printer` is one that is set, else paper is pictures."""
        self.paper = self.folder()
        self.here = self.centre(pack=make_pack(self.folder()), **centre)
        pins.add_staff(self.here)
        self.here.start_keeper("--test-clock")
        self.desk = desk.Desk(self.here)
        self.addCleanup(self.desk.close)
        self.secrets = Secrets()
        if printer:
            self.ctl("printer", "set", *printer)
        self.begin(*(["--print-to", self.paper] if prints and not printer else []))
        self.addCleanup(self.assert_nobody_named)
        return self.hands

    def begin(self, *options):
        if self.is_desk:
            glass = self.here.glass("--desk", *options)
        else:
            glass = self.here.glass(*options, size=kiosk.PORTRAIT)
        self.hands = Hands(glass)
        self.set_morning(glass)

    @staticmethod
    def set_morning(glass):
        utc = datetime.datetime.fromtimestamp(desk.at(OPENS) / 1000, datetime.timezone.utc)
        glass.do("date " + utc.strftime("%Y-%m-%dT%H:%M"))

    def open_panel(self):
        """Where families are: at the desk it is another glass."""
        if not self.is_desk:
            return self.hands.glass
        panel = self.here.glass("--print-to", self.paper)
        self.set_morning(panel)
        return panel

    @staticmethod
    def come_by(panel):
        """The touch by which a panel finds that something was changed does nothing else."""
        panel.do("expect screen welcome", "tap nav.display")
        if panel.look().screen == "display":
            panel.do("tap nav.close")
        panel.do("expect screen welcome")

    def unlock(self):
        if not self.is_desk:
            self.hands.do("expect screen welcome", "language en", "tap home.staff")
        self.type_pin()
        return self.hands

    def type_pin(self):
        number, pin = "type staff.number %d" % pins.NUMBER, "type staff.pin " + pins.PIN
        after_number, after_pin = ("key Tab", "key Return") if self.is_desk else ("key done", "tap staff.unlock")
        self.hands.do("expect screen staff-unlock", number, after_number, pin, after_pin, "expect screen staff")

    def lock(self):
        self.hands.do("tap staff.lock", "expect screen " + ("staff-unlock" if self.is_desk else "welcome"))

    def back(self, times=1):
        self.hands.do(*["key Escape" if self.is_desk else "tap nav.back"] * times)

    def book(self, date, tag="bn", number=0, **more):
        phone = "07700 900%03d" % number
        booked = self.desk.book(NAMES[tag], date, phone=phone, language=tag, **more)
        self.secrets.add(NAMES[tag], phone, booked["code"])
        return booked

    def book_all(self, date, **more):
        """A family in each of the scripts, by its language."""
        return {tag: self.book(date, tag, number, **more) for number, tag in enumerate(NAMES)}

    def acts(self, *wanted):
        """What the audit has of these acts, each by the one who unlocked."""
        rows = [entry for entry in self.desk.rows("audit-list") if entry["act"] in wanted]
        self.assertLessEqual({entry["staff"] for entry in rows}, {pins.NUMBER})
        return [(entry["act"], entry["what"]) for entry in rows]

    def papers(self, kind):
        return sorted(name for name in os.listdir(self.paper) if name.startswith(kind + "-"))

    def wait_for_papers(self, kind, count):
        wait_until(lambda: len(self.papers(kind)) == count, "%d of %s" % (count, kind))
        return [os.path.join(self.paper, name) for name in self.papers(kind)]

    def assert_nobody_named(self):
        """On no page, in no log, in nothing that the keeper lays open."""
        told = [(self.hands.glass.name + ": " + line, text) for line, text in self.hands.seen]
        told += [("log of " + name, self.here.log(name)) for name in os.listdir(self.here.logs)]
        told += [("audit", entry["act"] + " " + entry["what"]) for entry in self.desk.rows("audit-list")]
        with contextlib.suppress(FileNotFoundError), open(self.here.path("public/edits.json"), encoding="utf-8") as file:
            told.append(("edits.json", file.read()))
        named = [(where, found) for where, text in told for found in [self.secrets.found_in(text)] if found]
        self.assertEqual(named, [])

    def ctl(self, *arguments):
        done = self.here.ctl(*arguments, "--data", self.here.data)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def voucher(self, **packs):
        items = [{"product": product, "terms": "card", "count": count} for product, count in packs.items()]
        return self.desk.ask("voucher", key=str(uuid.uuid4()), items=items)["reference"]
