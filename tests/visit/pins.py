"""Staff in tests: a connection that stays, as the kiosk's does; staff numbers whose hashes cost next to nothing, since a real
one takes a second; a keeper's two clocks, each moved by itself; and a test that has all of them.
"""

import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import time

import desk
import kiosk
from desk import Gone, Refused

NUMBER = 12
PIN = "408263"
WRONG = "408264"
MINUTE = 60 * 1000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
LIST = {"from": "2026-11-22", "after": 0}  # what only staff may ask


class Line:
    """One connection to a keeper. `send` and `receive` apart, for what is answered later."""

    def __init__(self, centre, admin=False):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.socket.settimeout(desk.ANSWER_SECONDS)
        try:
            self.socket.connect(centre.path("run/admin.sock" if admin else "run/keeper.sock"))
        except OSError as error:
            self.close()
            raise Gone(str(error)) from error

    def send(self, ask, /, **fields):
        self.socket.send(json.dumps({"version": 1, "ask": ask, "fields": fields}).encode())

    def receive(self):
        try:
            answer = self.socket.recv(1 << 17)
        except OSError as error:
            raise Gone(str(error)) from error
        if not answer:
            raise Gone("no answer")
        answer = json.loads(answer)
        if "problem" in answer:
            raise Refused("%s: %s" % (answer["problem"], answer["why"]))
        return answer["fields"]

    def has_answer(self):
        self.socket.setblocking(False)
        try:
            return bool(self.socket.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return False
        finally:
            self.socket.settimeout(desk.ANSWER_SECONDS)

    def ask(self, ask, /, **fields):
        self.send(ask, **fields)
        return self.receive()

    def unlock(self, pin=PIN, staff=NUMBER):
        return self.ask("unlock", staff=staff, pin=pin)

    def close(self):
        self.socket.close()


def database(centre):
    """Of a keeper that was stopped or killed."""
    return contextlib.closing(sqlite3.connect(centre.path("private/doorstep.db")))


CHEAP, SLOW = 8, 128 * 1024  # KiB of memory: some microseconds, and a tenth of a second or two


def add_staff(centre, number=NUMBER, pin=PIN, cost=CHEAP):
    """With no keeper running."""
    hashed = subprocess.run([centre.program("mail_client"), "pin", centre.data, str(number), pin, str(cost)], check=True,
                            capture_output=True, text=True, env=kiosk.environment()).stdout.strip()
    with database(centre) as store, store:
        store.execute("INSERT INTO staff (number, pin, added_day) VALUES (?, ?, '2026-11-22')", (number, hashed))


class Clocks:
    """Both clocks of a keeper with --test-clock. Only what passes on the monotonic one has truly passed."""

    def __init__(self, centre):
        self.centre = centre
        self.behind_ms = int(time.time() * 1000) + DAY - self.machine_ms()
        self.ahead_ms = 0  # of the wall clock, when it is wrong
        self.shift_ms = 0

    @staticmethod
    def machine_ms():
        return int(time.monotonic() * 1000)

    def true_ms(self):
        return self.machine_ms() + self.behind_ms

    def tell(self):
        line = Line(self.centre)
        line.ask("clock", utcMs=self.true_ms() + self.ahead_ms, monotonicMs=self.machine_ms() + self.shift_ms)
        line.close()

    def restarted(self):
        """The keeper's monotonic clock is the machine's again."""
        self.shift_ms = 0
        self.tell()

    def pass_by(self, ms):
        self.behind_ms += ms
        self.shift_ms += ms
        self.tell()

    def set_wrong(self, ahead_ms):
        self.ahead_ms = ahead_ms
        self.tell()


class PinTest(desk.DeskTest):
    def begin(self, *staff, cost=CHEAP):
        self.centre_of = self.centre(pack=desk.make_pack(os.path.join(self.folder(), "visit-tests")))
        for number, pin in staff:
            add_staff(self.centre_of, number, pin, cost)
        self.centre_of.start_keeper("--test-clock")
        self.clocks = Clocks(self.centre_of)

    def open_glass(self):
        glass = desk.Desk(self.centre_of)
        self.addCleanup(glass.close)
        return glass

    def line(self, **options):
        made = Line(self.centre_of, **options)
        self.addCleanup(made.close)
        return made

    def audit(self):
        admin = self.line(admin=True)
        rows, after = [], 0
        while True:
            page = admin.ask("audit-list", after=after)
            rows += [(row["staff"], row["act"], row["what"]) for row in page["items"]]
            after = page["next"]
            if after == 0:
                return rows

    def add_by_command(self, act, number=NUMBER, pin=PIN):
        """With a hash that costs what it costs."""
        return self.line(admin=True).ask("staff-set", staff=number, act=act, pin=pin)["verdict"]

    def assert_locked(self, line):
        with self.assertRaisesRegex(Refused, "^denied: "):
            line.ask("sign-up-dates", **LIST)
