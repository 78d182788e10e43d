"""Plays glass and desk in tests of sign-ups: a centre with a timetable of its own, and a client that speaks to the keeper's
sockets itself. Sessions lie some days ahead of today, so that no clock need be moved to sign up for them.
"""

import datetime
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
import zoneinfo

import kiosk

LONDON = zoneinfo.ZoneInfo("Europe/London")
DAY = datetime.datetime.now(LONDON).date() + datetime.timedelta(days=9)
WEEKDAY = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][DAY.weekday()]
PLAY = {"session": "play", "day": DAY.isoformat(), "minute": 10 * 60}
ANSWER_SECONDS = 30


def at(minute, day=DAY):
    """The moment at which clocks in London show so many minutes after midnight, in milliseconds."""
    wall = datetime.datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=LONDON)
    return int(wall.timestamp() * 1000)


def session(name, kind, opens, closes, **more):
    return {"id": name, "name": name.capitalize() + " time", "kind": kind, "place": {"name": "The big room"},
            "schedules": [{"freq": "WEEKLY", "byday": WEEKDAY, "opens_at": opens, "closes_at": closes}], **more}


TIMETABLE = [
    session("play", "booked", "10:00", "11:30", capacity={"families": 3, "children": 6, "adults": 4}, holdHours=2),
    session("pairs", "booked", "14:00", "15:00", capacity={"families": 2}),
    session("early", "booked", "06:30", "07:30", capacity={"families": 5}),
    session("tickets", "ticket", "13:00", "14:00", capacity={"families": 2}, release={"daysBefore": 1, "at": "09:00"}),
    session("open-door", "drop-in", "09:00", "16:00"),
    session("busy", "booked", "12:00", "13:00", capacity={"families": 12, "children": 20, "adults": 14}),
]


def make_pack(folder, sending=None, timetable=TIMETABLE):
    """The tests' pack with sessions; `sending` is how sign-ups go to the inbox, None: they stay."""
    shutil.copytree(kiosk.PACK, folder)
    path = os.path.join(folder, "centre.json")
    centre = kiosk.read_json(path)
    centre["features"] = ["sessions", "refer"]
    if sending:
        centre["routes"].append({"kind": "sign-up", "name": "Sessions", "inbox": "sessions@example.org",
                                 "sender": "doorstep@kiosk.invalid"})
        centre["signUps"] = {"send": sending}
    kiosk.write_json(path, centre)
    kiosk.write_json(os.path.join(folder, "timetable.json"), {"sessions": timetable})
    return folder


def submission(name, date, children=1, adults=1, may_wait=True, phone=None, language="bn"):
    """What the glass seals; all children were born on the same day."""
    def told(link, **value):
        return {"linkId": link, "text": link, "answer": [value]}

    born = (DAY - datetime.timedelta(days=800)).isoformat()
    child = {"linkId": "child", "text": "Which children are coming?",
             "item": [told("child-known", valueCoding={"code": "born", "display": "I know the date of birth"}),
                      told("child-born", valueDate=born)]}
    items = [child] * children + [told("adults", valueCoding={"code": str(adults), "display": "%d" % adults}),
                                  told("ticket-name", valueString=name)]
    if phone:
        items.append(told("ticket-phone", valueString=phone))
    return {"version": 1, "id": str(uuid.uuid4()), "kind": "sign-up", "centre": "visit-tests", "pack": "",
            "language": language, "privacy": "1", "created": "2026-11-22T09:30:00Z",
            "response": {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items},
            "signUp": {**date, "children": children, "adults": adults, "mayWait": may_wait}}


class Refused(Exception):
    pass


class Gone(Exception):
    """The keeper hung up before it answered."""


class Desk:
    """Asks a centre's keeper; connects anew when it was started again."""

    def __init__(self, centre):
        self.centre = centre
        self.sealer = subprocess.Popen([centre.program("mail_client"), "seal", centre.data], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, text=True, env=kiosk.environment())

    def ask(self, kind, admin=False, **fields):
        path = self.centre.path("run/admin.sock" if admin else "run/keeper.sock")
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as channel:
            channel.settimeout(ANSWER_SECONDS)
            try:
                channel.connect(path)
                channel.send(json.dumps({"version": 1, "ask": kind, "fields": fields}).encode())
                answer = channel.recv(1 << 17)
            except OSError as error:
                raise Gone(str(error)) from error
        if not answer:
            raise Gone("no answer")
        answer = json.loads(answer)
        if "problem" in answer:
            raise Refused("%s: %s" % (answer["problem"], answer["why"]))
        assert answer["answer"] == kind, answer
        return answer["fields"]

    def seal(self, plain):
        self.sealer.stdin.write(json.dumps(plain) + "\n")
        self.sealer.stdin.flush()
        key_id, sealed = self.sealer.stdout.readline().split()
        return {"sealed": sealed, "keyId": key_id}

    def places(self, *dates):
        return self.ask("places", pack="", dates=list(dates))["items"]

    def reserve(self, date, children=1, adults=1, reservation=None):
        return self.ask("reserve", reservation=reservation or str(uuid.uuid4()), pack="", children=children,
                        adults=adults, **date)

    def book_request(self, name, date, reservation="", **more):
        return {"key": str(uuid.uuid4()), "reservation": reservation, **self.seal(submission(name, date, **more))}

    def book(self, name, date, reservation="", **more):
        return self.ask("book", **self.book_request(name, date, reservation, **more))

    def look(self, code):
        return self.ask("ticket", code=code)

    def act(self, code, act):
        return self.ask("ticket-act", key=str(uuid.uuid4()), code=code, act=act)

    def rows(self, kind, **fields):
        """All pages of a list."""
        rows, after = [], 0
        while True:
            page = self.ask(kind, admin=True, after=after, **fields)
            rows += page["items"]
            after = page["next"]
            if after == 0:
                return rows

    def set_clock(self, utc_ms):
        """Both clocks of a keeper with --test-clock; the monotonic one only goes forward."""
        ahead = max(0, utc_ms - int(time.time() * 1000))
        self.ask("clock", utcMs=utc_ms, monotonicMs=int(time.monotonic() * 1000) + ahead)

    def close(self):
        self.sealer.stdin.close()
        self.sealer.stdout.close()
        self.sealer.wait()


class DeskTest(kiosk.VisitTest):
    """A test with a centre that has sessions, its keeper, and somebody who asks it."""

    def open_desk(self, sending=None, timetable=None, keeper=("--test-clock",)):
        folder = os.path.join(self.folder(), "visit-tests")
        centre = self.centre(pack=make_pack(folder, sending, timetable or TIMETABLE))
        centre.start_keeper(*keeper)
        desk = Desk(centre)
        self.addCleanup(desk.close)
        return centre, desk

    def folder(self):
        made = tempfile.mkdtemp(prefix="doorstep-desk-")
        self.addCleanup(shutil.rmtree, made)
        return made
