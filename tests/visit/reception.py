"""Tests of what staff ask the keeper, behind their PIN, on a connection like the kiosk's; and what must never be seen of it: a
name in the log, in the audit, or in what is set over the pack.
"""

import contextlib
import json
import os
import uuid

import desk
import pins
from desk import Refused
from pins import Line

# As families type them: Bengali, Arabic, Somali, Gujarati, Chinese, Polish.
NAMES = {"bn": "ফাতেমা বেগম", "ar": "فاطمة الزهراء", "so": "Xaawo Cabdi-Nuur", "gu": "હેતલબેન પટેલ",
         "zh": "陈美玲", "pl": "Świętosława Żółć"}
UNKNOWN = "2222-2222"


def key():
    return str(uuid.uuid4())


class ReceptionTest(desk.DeskTest):
    def begin(self, sending=None, timetable=None, pack=None, **options):
        folder = pack or desk.make_pack(os.path.join(self.folder(), "visit-tests"), sending, timetable or desk.TIMETABLE)
        self.here = self.centre(pack=folder, **options)
        pins.add_staff(self.here)
        self.here.start_keeper("--test-clock")
        self.glass = desk.Desk(self.here)
        self.addCleanup(self.glass.close)
        self.staff = self.unlocked()
        return self.glass

    def line(self, **options):
        made = Line(self.here, **options)
        self.addCleanup(made.close)
        return made

    def unlocked(self):
        line = self.line()
        self.assertEqual(line.unlock()["verdict"], "open")
        return line

    def restart(self):
        self.here.stop_keeper()
        self.here.start_keeper("--test-clock")
        self.staff = self.unlocked()

    def change(self, *statements):
        """In the database of the keeper, which is stopped meanwhile."""
        self.here.stop_keeper()
        with pins.database(self.here) as store, store:
            for statement in statements:
                store.execute(statement)
        self.here.start_keeper("--test-clock")
        self.staff = self.unlocked()

    def read(self, sql):
        """Of a keeper that was killed."""
        with pins.database(self.here) as store:
            return store.execute(sql).fetchall()

    def pages(self, kind, line=None, **fields):
        """The rows of each page of a list, asked for over one connection."""
        found, after = [], 0
        while True:
            page = (line or self.staff).ask(kind, after=after, **fields)
            found.append(page["items"])
            after = page["next"]
            if after == 0:
                return found

    def rows(self, kind, line=None, **fields):
        return [row for page in self.pages(kind, line, **fields) for row in page]

    def acts(self):
        """What the audit says, without those who unlocked."""
        return [(row["act"], row["what"]) for row in self.glass.rows("audit-list") if row["act"] != "unlocked"]

    def act(self, booked, act):
        return self.staff.ask("sign-up-act", reference=booked["reference"], act=act)["verdict"]

    def edit(self, kind, subject="", day="", families=0, children=0, adults=0, text=""):
        return self.staff.ask("edit-put", kind=kind, subject=subject, day=day, families=families, children=children,
                              adults=adults, text=text)

    def undo(self, edit):
        return self.staff.ask("edit-undo", id=edit["id"])["verdict"]

    def install(self, timetable=None, sending=None):
        folder = desk.make_pack(os.path.join(self.folder(), "visit-tests"), sending, timetable or desk.TIMETABLE)
        done = self.here.ctl("centre", "install", folder, "--data", self.here.data)
        self.assertEqual(done.returncode, 0, done.stderr)

    def assert_refused(self, status, line, ask, /, **fields):
        with self.assertRaisesRegex(Refused, "^%s: " % status):
            line.ask(ask, **fields)

    def assert_tells_nobody(self, *secrets):
        """Neither the log, nor the audit, nor what is set over the pack."""
        told = self.here.log("keeper") + json.dumps(self.glass.rows("audit-list"), ensure_ascii=False)
        with contextlib.suppress(FileNotFoundError), open(self.here.path("public/edits.json"), encoding="utf-8") as file:
            told += file.read()
        for secret in secrets:
            self.assertNotIn(secret, told)
