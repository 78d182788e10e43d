#!/usr/bin/python3
"""doorstepctl timetable import and check. What is imported must have exactly the dates that python-dateutil finds in
the spreadsheet or the calendar.

usage: tests/tools/timetable_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import datetime
import json
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import unittest
import zoneinfo

from dateutil import rrule

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CTL = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin")) / "doorstepctl"
TOWER_HAMLETS = ROOT / "kiosk/centres/tower-hamlets-north-west"
TODAY = "2026-09-01"
LONDON = zoneinfo.ZoneInfo("Europe/London")
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FIRST, LAST = datetime.datetime(2026, 9, 1), datetime.datetime(2029, 8, 31, 23, 59)

HEADING = ["name", "kind", "days", "date", "every", "starts", "ends", "place", "address", "from", "to"]


def day_of(text):
    return datetime.datetime.strptime(text, "%Y-%m-%d")


def weekdays(byday):
    found = []
    for part in byday.split(","):
        weekday = rrule.weekdays[DAYS.index(part[-2:])]
        found.append(weekday(int(part[:-2])) if part[:-2] else weekday)
    return found


def dates_of_schedule(schedule):
    """The beginnings between FIRST and LAST, as python-dateutil finds them."""
    start = day_of(schedule.get("dtstart", schedule.get("valid_from", "2026-08-03")))
    hour, minute = map(int, schedule["opens_at"].split(":"))
    at = datetime.timedelta(hours=hour, minutes=minute)
    if "freq" not in schedule:
        return [start + at]
    options = {"interval": schedule.get("interval", 1), "dtstart": start, "until": LAST}
    if "byday" in schedule:
        options["byweekday"] = weekdays(schedule["byday"])
    if "bymonthday" in schedule:
        options["bymonthday"] = [int(day) for day in schedule["bymonthday"].split(",")]
    days = rrule.rrule(getattr(rrule, schedule["freq"]), **options)
    first, last = schedule.get("valid_from", ""), schedule.get("valid_to", "9")
    return [day + at for day in days if first <= f"{day:%Y-%m-%d}" <= last]


def dates_of(session):
    """Beginning and length in minutes of all its dates."""
    found = []
    for schedule in session["schedules"]:
        opens, closes = (int(schedule[key][:2]) * 60 + int(schedule[key][3:]) for key in ("opens_at", "closes_at"))
        found += [(date, closes - opens) for date in dates_of_schedule(schedule) if FIRST <= date <= LAST]
    return sorted(found)


def event(uid, *lines):
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


def calendar(*events):
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *events, "END:VCALENDAR", ""])


class Timetable(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doorstep-timetable-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.pack = self.folder / "pack"
        shutil.copytree(TOWER_HAMLETS, self.pack, ignore=shutil.ignore_patterns("timetable*.json"))
        self.timetable = self.pack / "timetable.json"
        self.temporary = self.folder / "tmp"
        self.temporary.mkdir()
        self.change_centre(exampleTimetable=False, closures=[])

    def change_centre(self, **members):
        path = self.pack / "centre.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **members}))

    def run_ctl(self, *arguments, wanted=0):
        done = subprocess.run([CTL, *map(str, arguments)], capture_output=True, text=True, timeout=60, cwd=self.folder,
                              env=dict(os.environ, DOORSTEP_ROOT=str(ROOT), TMPDIR=str(self.temporary)))
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+")
        self.assertEqual(list(self.temporary.iterdir()), [])
        return done

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8", newline="")
        return path

    def run_import(self, path, *options, wanted=0):
        done = self.run_ctl("timetable", "import", path, "--centre", self.pack, "--date", TODAY, "--json", *options,
                            wanted=wanted)
        return json.loads(done.stdout)

    def sessions(self):
        content = json.loads(self.timetable.read_text(encoding="utf-8"))
        return {session["id"]: session for session in content["sessions"]}

    def import_all(self, name, content):
        """The sessions of a file that is imported into an empty timetable."""
        self.timetable.unlink(missing_ok=True)
        report = self.run_import(self.write(name, content), "--apply")
        self.assertTrue(report["applied"])
        return self.sessions()

    def refuse(self, name, content):
        """The faults of a file, which changes nothing."""
        before = self.timetable.read_bytes() if self.timetable.exists() else None
        report = self.run_import(self.write(name, content), "--apply", wanted=1)
        self.assertEqual(self.timetable.read_bytes() if self.timetable.exists() else None, before)
        return [(fault["line"], fault["text"]) for fault in report["refused"]]

    def assert_fault(self, faults, line, text):
        self.assertTrue(any(at == line and text in words for at, words in faults), f"{line}: {text} not in {faults}")

    # spreadsheets

    def csv(self, *rows, heading=HEADING, separator=","):
        return "\r\n".join(separator.join(f'"{cell}"' if set(cell) & set(',;"\n') else cell for cell in row)
                           for row in [heading, *rows]) + "\r\n"

    def row(self, **cells):
        whole = {"name": "Play", "kind": "drop-in", "starts": "10:00", "ends": "11:30", "place": "Hall", **cells}
        return [whole.get(column.replace(" ", "_"), "") for column in HEADING]

    def test_every_way_to_write_days(self):
        def weekly(days, interval=1, start="2026-08-31", end=None):
            until = day_of(end) if end else LAST
            return list(rrule.rrule(rrule.WEEKLY, interval=interval, byweekday=weekdays(days), dtstart=day_of(start),
                                    until=until))

        def monthly(days):
            return list(rrule.rrule(rrule.MONTHLY, byweekday=weekdays(days), dtstart=FIRST, until=LAST))

        rows = [
            ({"days": "Mon, Thu"}, weekly("MO,TH")),
            ({"days": "MO,TH"}, weekly("MO,TH")),
            ({"days": "thursdays and mondays"}, weekly("MO,TH")),
            ({"days": "Monday to Friday"}, weekly("MO,TU,WE,TH,FR")),
            ({"days": "Fri-Mon"}, weekly("FR,SA,SU,MO")),
            ({"days": "Tue", "every": "2", "from": "06/10/2026"}, weekly("TU", 2, "2026-10-06")),
            ({"days": "Tue", "every": "3", "from": "2026-10-08", "to": "1/3/2027"},
             weekly("TU", 3, "2026-10-08", "2027-03-01")),
            ({"days": "Wed", "from": "2026-10-07", "to": "2026-12-16"}, weekly("WE", 1, "2026-10-07", "2026-12-16")),
            ({"days": "1st Saturday"}, monthly("1SA")),
            ({"days": "first and third Saturday of the month"}, monthly("1SA,3SA")),
            ({"days": "last Friday"}, monthly("-1FR")),
            ({"days": "2nd Tue, 4th Wed"}, monthly("2TU,4WE")),
            ({"days": "5TH"}, monthly("5TH")),
            ({"date": "2026-11-23"}, [day_of("2026-11-23")]),
            ({"date": "23/11/2026"}, [day_of("2026-11-23")]),
            ({"date": "23/11/2026, 2027-01-04"}, [day_of("2026-11-23"), day_of("2027-01-04")]),
        ]
        found = self.import_all("t.csv", self.csv(*(self.row(name=f"Play {number}", **cells)
                                                    for number, (cells, _) in enumerate(rows))))
        self.assertEqual(len(found), len(rows))
        for number, (cells, wanted) in enumerate(rows):
            session = next(one for one in found.values() if one["name"] == f"Play {number}")
            with self.subTest(cells):
                at = datetime.timedelta(hours=10)
                self.assertEqual(dates_of(session), [(day + at, 90) for day in wanted if FIRST <= day + at <= LAST])
                self.assertTrue(wanted)

    def test_every_way_to_save_a_spreadsheet(self):
        rows = [self.row(name="Baby, sign", days="Mon", address="1 High Street, E1"),
                self.row(name='"Big" play', days="Tue")]
        text = self.csv(*rows).replace('"Big" play', '""Big"" play')
        wanted = self.import_all("t.csv", text)
        self.assertEqual([one["name"] for one in wanted.values()], ["Baby, sign", '"Big" play'])
        order = random.Random(1).sample(range(len(HEADING)), len(HEADING))
        shuffled = self.csv(*([row[i] for i in order] for row in rows), heading=[HEADING[i].upper() for i in order])
        for name, content in {
                "mark": "\ufeff" + text,
                "lines": text.replace("\r\n", "\n"),
                "no end": text.removesuffix("\r\n"),
                "semicolons": self.csv(*rows, separator=";").replace('"Big" play', '""Big"" play'),
                "told": "sep=;\r\n" + self.csv(*rows, separator=";").replace('"Big" play', '""Big"" play'),
                "tabs": self.csv(*rows, separator="\t").replace('"Big" play', '""Big"" play'),
                "order": shuffled.replace('"Big" play', '""Big"" play'),
                "blank": text + ",,,,,,,,,,\r\n\r\n",
                "notes": text.replace("\r\n", ",mine\r\n").replace("to,mine", "to,@ours"),
                "spaces": text.replace(",Hall,", ", Hall ,"),
        }.items():
            with self.subTest(name):
                self.assertEqual(self.import_all("t.csv", content), wanted)

    def test_every_column(self):
        heading = ["id", "service", "name", "kind", "days", "starts", "ends", "place", "families", "children", "adults",
                   "youngest", "oldest", "expecting", "release days", "Release_time", "slot minutes", "HOLD-HOURS",
                   "one a day"]
        row = ["one", "baby-massage", "Clinic", "Appointment", "Mon", "9am", "1.30pm", "Hall", "1", "2", "3",
               "6 months",
               "18 months", "too", "7", "9am", "20", "12", "yes"]
        self.assertEqual(self.import_all("t.csv", self.csv(row, heading=heading))["one"], {
            "id": "one", "service": "baby-massage", "name": "Clinic", "kind": "appointment", "place": {"name": "Hall"},
            "minimum_age": 0.5, "maximum_age": 1.5, "expecting": "too",
            "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "13:30"}],
            "capacity": {"families": 1, "children": 2, "adults": 3}, "release": {"daysBefore": 7, "at": "09:00"},
            "slotMinutes": 20, "holdHours": 12, "onePerDay": True})

    def test_every_bad_cell_is_named(self):
        heading = [*HEADING, "id", "service", "families", "youngest", "oldest", "expecting", "release days",
                   "release time", "slot minutes", "hold hours", "one a day"]
        rows = [
            ({"id": "Monday"}, "column id: is \"Monday\""),
            ({"id": "-x"}, "column id: is \"-x\""),
            ({"id": "x" * 61}, "column id: is"),
            ({"name": ""}, "column name: is missing"),
            ({"name": "x" * 201}, "column name: is longer than 200"),
            ({"name": "a\nb"}, "column name: has a line break"),
            ({"service": "play"}, "column service: is \"play\", which is no service"),
            ({"kind": ""}, "column kind: is missing"),
            ({"kind": "open"}, "column kind: is \"open\""),
            ({"days": ""}, "column days: is missing"),
            ({"days": "Monday-ish"}, "column days: is \"Monday-ish\""),
            ({"days": "1st Sat and Sun"}, "column days: is"),
            ({"days": "1st"}, "column days: is"),
            ({"days": "6th Mon"}, "column days: is"),
            ({"days": "every other Mon"}, "column days: is"),
            ({"date": "2026-10-05"}, "column days: is there, but so is date"),
            ({"days": "", "date": "2026-02-30"}, "column date: is \"2026-02-30\""),
            ({"days": "", "date": "10/13/2026"}, "column date: is"),
            ({"days": "", "date": "2026-10-05", "from": "2026-10-05"}, "column from: is there, but so is date"),
            ({"every": "0"}, "column every: is \"0\""),
            ({"every": "53"}, "column every: is \"53\""),
            ({"every": "two"}, "column every: is \"two\""),
            ({"every": "2"}, "column from: is missing"),
            ({"days": "1st Sat", "every": "2"}, "column every: counts weeks"),
            ({"starts": ""}, "column starts: is missing"),
            ({"starts": "25:00"}, "column starts: is \"25:00\""),
            ({"starts": "10"}, "column starts: is \"10\""),
            ({"starts": "1.30"}, "column starts: is \"1.30\", which is at night"),
            ({"starts": "05:59"}, "which is at night"),
            ({"ends": ""}, "column ends: is missing"),
            ({"ends": "10:00"}, "column ends: is \"10:00\", which is not after starts"),
            ({"ends": "1.30"}, "column ends: is \"1.30\", which is not after starts"),
            ({"place": "", "address": "Street"}, "column place: is missing"),
            ({"from": "soon"}, "column from: is \"soon\""),
            ({"from": "2026-10-05", "to": "2026-10-04"}, "column to: is before from"),
            ({"families": "8"}, "column families: is there, but nobody signs up for kind drop-in"),
            ({"kind": "booked", "families": "0"}, "column families: is \"0\""),
            ({"kind": "booked", "families": "1001"}, "column families: is \"1001\""),
            ({"kind": "booked", "families": "8.5"}, "column families: is"),
            ({"youngest": "two"}, "column youngest: is \"two\""),
            ({"youngest": "121"}, "column youngest: is \"121\""),
            ({"oldest": "12 months"}, "column oldest: is \"12 months\", and as whole years"),
            ({"youngest": "5", "oldest": "4"}, "column oldest: is below youngest"),
            ({"expecting": "yes"}, "column expecting: is \"yes\""),
            ({"kind": "booked", "families": "8", "release days": "7"}, "column release time: is missing"),
            ({"kind": "booked", "families": "8", "release time": "9am"}, "column release days: is missing"),
            ({"kind": "booked", "families": "8", "release days": "366", "release time": "9am"},
             "column release days: is \"366\""),
            ({"kind": "booked", "families": "8", "slot minutes": "20"}, "column slot minutes: is there, but only"),
            ({"kind": "appointment", "families": "1", "slot minutes": "4"}, "column slot minutes: is \"4\""),
            ({"kind": "booked", "families": "8", "hold hours": "169"}, "column hold hours: is \"169\""),
            ({"one a day": "maybe"}, "column one a day: is \"maybe\""),
        ]
        good = {"kind": "drop-in", "days": "Mon", "starts": "10:00", "ends": "11:30", "place": "Hall"}
        lines = [[{"name": f"Play {number}", **good, **cells}.get(column, "") for column in heading]
                 for number, (cells, _) in enumerate(rows)]
        faults = self.refuse("t.csv", self.csv(*lines, heading=heading))
        line = 2
        for cells, text in rows:
            with self.subTest(cells):
                self.assert_fault(faults, line, text)
                self.assertEqual(len([at for at, _ in faults if at == line]), 1, faults)
            line += 1 + ("\n" in cells.get("name", ""))
        self.assertEqual(len(faults), len(rows))

    def test_what_stands_at_a_boundary_is_taken(self):
        heading = [*HEADING, "oldest", "families", "release days", "release time"]
        rows = [{"starts": "6am", "ends": "6.01am"}, {"oldest": "11 months"}, {"oldest": "13 months"},
                {"oldest": "120"},
                {"kind": "booked", "families": "1000", "release days": "365", "release time": "00:00"},
                {"kind": "booked", "families": "1", "release days": "0", "release time": "09:59"}]
        lines = [[{"name": f"Play {number}", "kind": "drop-in", "days": "Mon", "starts": "10:00", "ends": "11:30",
                   **cells}.get(column, "") for column in heading] for number, cells in enumerate(rows)]
        found = self.import_all("t.csv", self.csv(*lines, heading=heading))
        self.assertEqual([one.get("maximum_age") for one in found.values()], [None, 0.92, 1.08, 120, None, None])

    def test_files_that_are_no_spreadsheet(self):
        good = self.csv(self.row(days="Mon"))
        for content, line, text in (
                (b"PK\x03\x04\x14\x00", 0, "is a workbook"),
                (good.encode("utf-16"), 0, "is UTF-16"),
                (good.replace("Play", "Caf\u00e9").encode("latin-1"), 2, "is not UTF-8"),
                ("", 0, "is empty"),
                (good.replace("kind", "kinds"), 1, "column \"kinds\" is not known"),
                (good.replace("place", "name"), 1, "column \"name\" is there twice"),
                (good.replace("starts", "@starts"), 1, "has no column starts"),
                (good.replace("days", "@days").replace("date", "@date"), 1, "has no column days or date"),
                (good.replace("Hall", '"Hall'), 2, "a quote is opened here and never closed"),
                (good.replace("Hall", '"Hall" x'), 2, "something stands behind a closing quote"),
                (good.replace("Hall,", "Hall, London,"), 2, "has more cells than there are columns"),
                (self.csv(*[self.row(name=f"P{number}", days="Mon") for number in range(2001)]), 2002,
                 "more than 2,000 rows")):
            with self.subTest(text):
                self.assert_fault(self.refuse("t.csv", content), line, text)
        self.assert_fault(self.refuse("t.txt", good), 0, "name a .csv, .ics or .json")
        done = self.run_ctl("timetable", "import", "no.csv", "--centre", self.pack, wanted=1)
        self.assertIn("no.csv: cannot be read", done.stderr)

    def test_ids_are_the_same_at_every_import(self):
        rows = [self.row(name="Dads' play!", days="Sat"),
                self.row(name="Dads' play!", days="Sat", starts="13:00", ends="14:00"),
                self.row(name="Dads' play!", days="Sat", place="Ocean"), self.row(name="Dads' play!", days="1st Sat"),
                self.row(name="Dads' play!", days="last Sun"), self.row(name="Dads' play!", date="2026-11-23"),
                self.row(name="Dads' play!", days="Sat", place="Ocean", starts="13:00", ends="14:00"),
                self.row(name="x" * 150, days="Mon to Sun")]
        wanted = self.import_all("t.csv", self.csv(*rows))
        self.assertEqual(list(wanted)[:7], ["dads-play-sat", "dads-play-sat-1300", "dads-play-sat-ocean",
                                            "dads-play-1sat",
                                            "dads-play-last-sun", "dads-play-2026-11-23", "dads-play-sat-1300-ocean"])
        self.assertTrue(all(len(one) <= 60 for one in wanted))
        for seed in range(3):
            random.Random(seed).shuffle(rows)
            self.assertEqual(self.import_all("t.csv", self.csv(*rows)), wanted)
        faults = self.refuse("t.csv", self.csv(self.row(days="Mon"), self.row(days="Mon")))
        self.assert_fault(faults, 3, "has the name, days, hour and place of line 2")
        self.assert_fault(self.refuse("t.csv", self.csv(self.row(name="\u0996\u09c7\u09b2\u09be", days="Mon"))), 2,
                          "no id can be made")

    def test_lines_of_one_id_are_one_session(self):
        heading = ["id", *HEADING]
        rows = [["club", *self.row(days="Mon")], ["club", *self.row(name="", days="Wed", place="")]]
        found = self.import_all("t.csv", self.csv(*rows, heading=heading))
        self.assertEqual([one["byday"] for one in found["club"]["schedules"]], ["MO", "WE"])
        rows[1] = ["club", *self.row(days="Wed", place="Ocean")]
        self.assert_fault(self.refuse("t.csv", self.csv(*rows, heading=heading)), 3,
                          "has the id of line 2 but another place")

    # calendars

    def random_event(self, rand, number):
        """An event, and its dates as python-dateutil finds them."""
        start = FIRST + datetime.timedelta(days=rand.randrange(200), hours=rand.randrange(8, 18),
                                           minutes=rand.choice([0, 15, 30]))
        minutes = rand.choice([30, 60, 90, 180])
        rule = rand.choice([
            f"FREQ=WEEKLY;BYDAY={','.join(rand.sample(DAYS, rand.randrange(1, 4)))}",
            f"FREQ=WEEKLY;INTERVAL={rand.randrange(2, 5)};BYDAY={','.join(rand.sample(DAYS, rand.randrange(1, 4)))}",
            "FREQ=WEEKLY", "FREQ=DAILY", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=DAILY;INTERVAL=14",
            f"FREQ=MONTHLY;BYDAY={rand.choice(['1', '2', '3', '4', '5', '-1', '-2'])}{rand.choice(DAYS)}",
            "FREQ=MONTHLY;BYDAY=1SA,3SA", f"FREQ=MONTHLY;BYDAY={rand.choice(DAYS)};BYSETPOS={rand.choice([1, 4, -1])}",
            "FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU",
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=1,2,3,4,5,6,7"])
        start = rrule.rrulestr(rule, dtstart=start)[0]
        until = start + datetime.timedelta(days=rand.randrange(1, 700))
        ending, limits = rand.choice([("", {}), ("count", {"count": rand.randrange(1, 50)}),
                                      ("until", {"until": until}),
                                      ("day", {"until": until.replace(hour=23, minute=59)})])
        utc = until.replace(tzinfo=LONDON).astimezone(datetime.timezone.utc)
        text = {"": "", "count": f";COUNT={limits.get('count')}", "day": f";UNTIL={until:%Y%m%d}",
                "until": f";UNTIL={utc:%Y%m%dT%H%M%SZ}"}[ending]
        rules = rrule.rrulestr(rule, dtstart=start).replace(**limits)
        first = list(rules.between(start, LAST, inc=True, count=30))
        out = rand.sample(first, min(len(first), rand.randrange(4)))
        more = [start + datetime.timedelta(days=rand.randrange(1, 400)) for _ in range(rand.randrange(3))]
        wanted = (set(rules.between(FIRST, LAST, inc=True)) | set(more)) - set(out)
        zone = rand.choice(["", ";TZID=Europe/London", ";TZID=GMT Standard Time"])
        lines = [f"SUMMARY:Event {number}", f"DTSTART{zone}:{start:%Y%m%dT%H%M%S}", rand.choice([
            f"DTEND{zone}:{start + datetime.timedelta(minutes=minutes):%Y%m%dT%H%M%S}", f"DURATION:PT{minutes}M"]),
            f"RRULE:{rule}{text}"]
        if out:
            lines.append(f"EXDATE{zone}:" + ",".join(f"{date:%Y%m%dT%H%M%S}" for date in out))
        lines += [f"RDATE{zone}:{date:%Y%m%dT%H%M%S}" for date in more]
        return event(number, *lines), sorted((date, minutes) for date in wanted)

    def test_many_calendars_against_python_dateutil(self):
        rand = random.Random(20260901)
        events, wanted = [], {}
        while len(wanted) < (3000 if os.environ.get("DOORSTEP_LONG") == "1" else 300):
            number = len(wanted)
            text, dates = self.random_event(rand, number)
            if dates:
                wanted[f"Event {number}"] = dates
                events.append(text)
        for part in range(0, len(events), 300):
            for session in self.import_all("t.ics", calendar(*events[part:part + 300])).values():
                self.assertEqual(dates_of(session), wanted.pop(session["name"]), events[int(session["name"][6:])])
        self.assertEqual(wanted, {})

    def one_event(self, *lines, **options):
        """The sessions of one event."""
        return self.import_all("t.ics", calendar(event(1, "SUMMARY:Play", *lines), *options.get("more", ())))

    def begin(self, zone=";TZID=Europe/London", start="20261005T100000", end="20261005T113000"):
        return [f"DTSTART{zone}:{start}", f"DTEND{zone}:{end}"]

    def test_an_event_becomes_a_session(self):
        found = self.one_event(*self.begin(), "RRULE:FREQ=WEEKLY", "LOCATION:Meath Gardens\\, Smart Street\\, E2 0SN",
                               "CATEGORIES:families,Booked", "X-DOORSTEP-FAMILIES:8", "X-DOORSTEP-OLDEST:4",
                               "X-DOORSTEP-Release-Days:7", "X-DOORSTEP-RELEASE-TIME:9am", "X-OTHER:1", "DESCRIPTION:")
        self.assertEqual(found, {"play-mon": {
            "id": "play-mon", "name": "Play", "kind": "booked",
            "place": {"name": "Meath Gardens", "address": "Smart Street, E2 0SN"}, "maximum_age": 4,
            "schedules": [{"freq": "WEEKLY", "byday": "MO", "dtstart": "2026-10-05", "opens_at": "10:00",
                           "closes_at": "11:30"}],
            "capacity": {"families": 8}, "release": {"daysBefore": 7, "at": "09:00"}}})

    def test_moved_dates(self):
        rule = "RRULE:FREQ=WEEKLY;COUNT=4"
        moved = event(1, "SUMMARY:Play", "RECURRENCE-ID;TZID=Europe/London:20261012T100000", *self.begin(
            start="20261013T140000", end="20261013T150000"))
        cancelled = event(1, "SUMMARY:Play", "RECURRENCE-ID;TZID=Europe/London:20261019T100000", "STATUS:CANCELLED",
                          *self.begin())
        elsewhere = event(1, "SUMMARY:Play", "LOCATION:Ocean", "RECURRENCE-ID;TZID=Europe/London:20261026T100000",
                          *self.begin(
            start="20261026T100000", end="20261026T113000"))
        found = self.one_event(*self.begin(), rule, more=(moved, cancelled, elsewhere))
        self.assertEqual(dates_of(found["play-mon"]),
                         [(datetime.datetime(2026, 10, 5, 10), 90), (datetime.datetime(2026, 10, 13, 14), 60)])
        self.assertEqual(dates_of(found["play-2026-10-26"]), [(datetime.datetime(2026, 10, 26, 10), 90)])
        self.assertEqual(found["play-2026-10-26"]["place"], {"name": "Ocean"})
        alone = event(2, "SUMMARY:Alone", "RECURRENCE-ID:20261012T100000", *self.begin())
        self.assertIn("alone-2026-10-05", self.one_event(*self.begin(), more=(alone,)))

    def test_the_wall_clock_counts(self):
        utc = self.begin("", "20261006T090000Z", "20261006T100000Z")
        paris = self.begin(";TZID=Europe/Paris", "20261006T110000", "20261006T120000")
        rows = ((utc, False), (paris, False), ([*utc, "RRULE:FREQ=WEEKLY;COUNT=3"], False),
                ([*utc, "RRULE:FREQ=WEEKLY;COUNT=4"], True), ([*paris, "RRULE:FREQ=WEEKLY;COUNT=30"], False))
        content = calendar(*(event(number, f"SUMMARY:Play {number}", *lines) for number, (lines, _) in enumerate(rows)))
        report = self.run_import(self.write("t.ics", content))
        remarks = [one["text"] for one in report["remarks"]]
        self.assertEqual([text.split(":")[0] for text in remarks if "taken as 10:00 all year" in text],
                         [f'"Play {number}"' for number, (_, drifts) in enumerate(rows) if drifts])
        for session in self.import_all("t.ics", content).values():
            for date, minutes in dates_of(session):
                self.assertEqual((date.hour, date.minute, minutes), (10, 0, 60), session)
        # A date that is out is told in the event's own time.
        found = self.one_event(*utc, "RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE:20261103T090000Z")
        self.assertEqual([date.day for date, _ in dates_of(found["play-tue"])], [6, 13, 20, 27])
        own = ["BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
               "TZOFFSETTO:+0300", "END:STANDARD", "END:VTIMEZONE"]
        lines = self.begin(";TZID=Ours", "20261206T130000", "20261206T140000")
        found = self.import_all("t.ics", calendar("\n".join(own), event(1, "SUMMARY:Play", *lines)))
        self.assertEqual(dates_of(found["play-2026-12-06"]), [(datetime.datetime(2026, 12, 6, 10), 60)])

    def test_rules_that_no_timetable_has_become_dates_or_are_refused(self):
        rules = ("FREQ=YEARLY", "FREQ=WEEKLY;BYMONTH=9,10", "FREQ=DAILY;INTERVAL=2",
                 "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3",
                 "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO", "FREQ=MONTHLY;BYMONTHDAY=5;BYDAY=MO;BYMONTH=10")
        start = datetime.datetime(2026, 10, 5, 10)
        found = self.import_all("t.ics", calendar(*(event(rule, f"SUMMARY:{rule}", *self.begin(),
                                                          f"RRULE:{rule};COUNT=3")
                                                    for rule in rules)))
        for session in found.values():
            with self.subTest(session["name"]):
                dates = rrule.rrulestr(f"{session['name']};COUNT=3", dtstart=start)
                self.assertEqual(dates_of(session), [(date, 90) for date in dates if date <= LAST])
        self.assertEqual(len(found), len(rules))
        faults = self.refuse("t.ics", calendar(*(event(rule, "SUMMARY:Play", *self.begin(),
                                                       f"RRULE:{rule}") for rule in rules)))
        self.assertEqual([line for line, _ in faults], [9 + 7 * number for number in range(len(rules))])
        for line, text in faults:
            self.assertIn('"Play": RRULE cannot be said in a timetable', text)

    def test_what_is_left_out_of_a_calendar_is_said(self):
        content = calendar(
            event(1, "SUMMARY:Half term", "DTSTART;VALUE=DATE:20261026", "DTEND;VALUE=DATE:20261031"),
            event(2, "SUMMARY:Secret", "CLASS:PRIVATE", *self.begin()),
            event(3, "SUMMARY:Off", "STATUS:CANCELLED", *self.begin()),
            event(4, "SUMMARY:Old", *self.begin(start="20260831T100000", end="20260831T110000")),
            event(5, "SUMMARY:Today", *self.begin(start="20260901T100000", end="20260901T110000")),
            event(6, "SUMMARY:Long ago", *self.begin(start="20200106T100000", end="20200106T110000"),
                  "RRULE:FREQ=WEEKLY;COUNT=9"),
            "BEGIN:VTODO\nUID:7\nSUMMARY:Buy paint\nEND:VTODO")
        report = self.run_import(self.write("t.ics", content))
        self.assertEqual([one["id"] for one in report["added"]], ["today-2026-09-01"])
        self.assertEqual([(one["line"], one["text"].split(";")[0]) for one in report["remarks"]], [
            (4, '"Half term": is a whole day, not a session: left out'), (10, "event: is marked private: left out"),
            (17, '"Off": is cancelled: left out'), (0, "2 events are over: left out"),
            (0, "1 entry is no event: left out")])
        self.assertNotIn("Secret", json.dumps(report))

    def test_every_fault_of_a_calendar_is_named(self):
        weekly = "RRULE:FREQ=WEEKLY"
        rows = [
            ((), "DTSTART is missing", 4),
            (("DTSTART:20261005T100000",), "DTSTART has neither DTEND nor DURATION", 7),
            (("DTSTART:20261005T100000", "DTEND:20261005T100000"), "DTEND is not after the beginning", 8),
            (("DTSTART:20261005T220000", "DTEND:20261006T000000"), "DTEND is not on the same day", 8),
            (("DTSTART:20261005T220000", "DURATION:PT2H"), "DURATION is not on the same day", 8),
            (("DTSTART:2026", "DURATION:PT1H"), "DTSTART cannot be read", 7),
            (("DTSTART:19691231T100000", "DURATION:PT1H"), "DTSTART is no date from 1970 to 2200", 7),
            (("DTSTART;TZID=Nowhere:20261005T100000", "DURATION:PT1H"), "DTSTART its TZID is not known", 7),
            ((*self.begin("", "20261005T233000Z", "20261005T234500Z"), weekly),
             "DTSTART is in a zone in which it is another day", 7),
            ((*self.begin(), "RRULE:FREQ=WEEKLY;BYDAY=TU"),
             "DTSTART is on no day of its RRULE; begin the event on one of them, such as 2026-10-06", 7),
            ((*self.begin(), "RRULE:FREQ=SOMETIMES"), "RRULE cannot be read", 9),
            ((*self.begin(), "RRULE:FREQ=HOURLY;COUNT=3"), "RRULE has several hours of a day", 9),
            ((*self.begin(), "RRULE:FREQ=WEEKLY;BYHOUR=9,10"), "RRULE has several hours of a day", 9),
            ((*self.begin(), weekly, weekly), "RRULE is not the only rule", 9),
            ((*self.begin(), weekly, "EXRULE:FREQ=MONTHLY"), "RRULE is not the only rule", 9),
            ((*self.begin(), weekly, "EXDATE;TZID=Europe/London:20261012T110000"),
             "EXDATE names 2026-10-12 at another time", 10),
            ((*self.begin(), "CATEGORIES:booked,course"), "CATEGORIES has two kinds", 9),
            ((*self.begin(), "X-DOORSTEP-KIND:open"), 'X-DOORSTEP-KIND: is "open"', 4),
            ((*self.begin(), "X-DOORSTEP-COLOUR:red"), "X-DOORSTEP-COLOUR is not known", 9),
            ((*self.begin(), "X-DOORSTEP-STARTS:9am"), "X-DOORSTEP-STARTS is not known", 9),
            ((*self.begin(), "CATEGORIES:drop-in", "X-DOORSTEP-FAMILIES:8"),
             "X-DOORSTEP-FAMILIES: is there, but nobody signs up", 4),
        ]
        events = [event(number, "SUMMARY:Play", *lines) for number, (lines, _, _) in enumerate(rows)]
        faults = self.refuse("t.ics", calendar(*events))
        first = 4
        for (lines, text, line), whole in zip(rows, events):
            with self.subTest(lines):
                self.assert_fault(faults, first + line - 4, f'"Play": {text}')
            first += len(whole.splitlines())
        self.assertEqual(len(faults), len(rows))
        moved = ["SUMMARY:Play", "RECURRENCE-ID{}:20261012T1{}0000", *self.begin()]
        for fields, text in (((";RANGE=THISANDFUTURE;TZID=Europe/London", 0), "RECURRENCE-ID changes all dates"),
                             ((";TZID=Europe/London", 1), "RECURRENCE-ID names no date of the event")):
            override = event(1, *(line.format(*fields) if "RECURRENCE" in line else line for line in moved))
            faults = self.refuse("t.ics", calendar(event(1, "SUMMARY:Play", *self.begin(), weekly), override))
            self.assert_fault(faults, 14, text)
        play = event(1, "SUMMARY:Play", *self.begin())
        self.assert_fault(self.refuse("t.ics", calendar(play, play)), 11, "UID is also that of line 4")
        self.assert_fault(self.refuse("t.ics", calendar(event(1, *self.begin()))), 4, "event: SUMMARY: is missing")
        self.assert_fault(self.refuse("t.ics", play), 0, "is no calendar")
        self.assert_fault(self.refuse("t.ics", calendar(play)[:-20]), 0, "ends in the middle")

    def test_many_free_days_are_cut_out_or_refused(self):
        mondays = [datetime.datetime(2025, 1, 6) + datetime.timedelta(days=14 * n) for n in range(60)]
        lines = [*self.begin(start="20250106T100000", end="20250106T113000"), "RRULE:FREQ=WEEKLY"]
        exdates = ["EXDATE;TZID=Europe/London:" + f"{day:%Y%m%d}T100000" for day in mondays]
        found = self.one_event(*lines, *exdates)["play-mon"]
        self.assertLessEqual(len(found["schedules"]), 32)
        every = rrule.rrule(rrule.WEEKLY, dtstart=datetime.datetime(2025, 1, 6), until=LAST)
        self.assertEqual([date for date, _ in dates_of(found)], [
            day + datetime.timedelta(hours=10) for day in every if day >= FIRST and day not in mondays])
        lines = [*self.begin(), "RRULE:FREQ=WEEKLY",
                 *("EXDATE;TZID=Europe/London:" + f"{day:%Y%m%d}T100000" for day in (
            datetime.datetime(2026, 10, 5) + datetime.timedelta(days=14 * n) for n in range(40)))]
        faults = self.refuse("t.ics", calendar(event(1, "SUMMARY:Play", *lines)))
        self.assert_fault(faults, 9, "write its free days as closures in centre.json")

    # JSON

    def test_times_of_open_referral_services(self):
        services = json.loads((self.pack / "services.json").read_text())["contents"]
        ids = {term["taxonomy_term"]["name"]: one["id"] for one in services for term in one["attributes"]
               if term["taxonomy_term"]["taxonomy"] == "urn:doorstep:key"}
        place, other = "6f2c9e1a-96f1-4ac4-a13f-1d4f8f1f9a10", "6f2c9e1a-96f1-4ac4-a13f-1d4f8f1f9a11"
        feed = [{"id": ids["stay-and-play"], "name": "Stay and play", "status": "active", "service_at_locations": [
                    {"id": place, "location": {"id": place, "location_type": "physical", "name": "Mowlem",
                                               "addresses": [
                        {"id": other, "address_1": "Mowlem Street", "city": "London", "state_province": "London",
                         "postal_code": "E2 9HE", "country": "GB", "address_type": "physical"}]}}],
                 "schedules": [{"id": place, "freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:30",
                                "service_at_location_id": place},
                               {"id": other, "freq": "MONTHLY", "byday": "1SA", "opens_at": "13:00",
                                "closes_at": "14:00"}]},
                {"id": ids["baby-massage"], "name": "Baby massage", "status": "active", "schedules": [
                    {"id": "6f2c9e1a-96f1-4ac4-a13f-1d4f8f1f9a12", "dtstart": "2026-10-05", "opens_at": "10:00",
                     "closes_at": "11:00"}]},
                {"id": other, "name": "Elsewhere", "status": "active", "schedules": [
                    {"id": "6f2c9e1a-96f1-4ac4-a13f-1d4f8f1f9a13", "dtstart": "2026-10-05", "opens_at": "10:00"}]}]
        path = self.write("feed.json", {"total_items": 3, "total_pages": 1, "page_number": 1, "size": 3,
                                        "contents": feed})
        report = self.run_import(path, "--apply")
        self.assertIn('"Elsewhere" is no service of this pack', " ".join(one["text"] for one in report["remarks"]))
        found = self.sessions()
        self.assertEqual(list(found), ["stay-and-play-mon", "stay-and-play-1sat", "baby-massage-2026-10-05"])
        self.assertEqual([one["kind"] for one in found.values()], ["drop-in", "drop-in", "ask"])
        self.assertEqual(found["stay-and-play-mon"]["place"]["name"], "Mowlem")
        self.assertEqual(found["stay-and-play-1sat"]["schedules"], [
            {"freq": "MONTHLY", "byday": "1SA", "opens_at": "13:00", "closes_at": "14:00"}])
        # A kind that was written by hand is not undone by the next import.
        text = self.timetable.read_text().replace('"kind": "ask"', '"kind": "invitation"')
        self.timetable.write_text(text)
        self.assertFalse(self.run_import(path, "--apply")["applied"])
        self.assertEqual(self.timetable.read_text(), text)

    def test_a_timetable_of_our_own(self):
        found = self.import_all("t.csv", self.csv(self.row(days="Mon"), self.row(days="1st Sat")))
        copy = self.write("copy.json", self.timetable.read_text())
        self.assertEqual(self.import_all("copy.json", copy.read_text()), found)
        good = json.loads(copy.read_text())
        rows = (({"id": "A"}, 'is "A"'), ({"kind": "open"}, "write drop-in, ticket"), ({"colour": 1}, "colour"),
                ({"schedules": []}, "has no schedules"),
                ({"schedules": [{"freq": "DAILY"}]}, "its freq cannot be read"),
                ({"schedules": [{"dtstart": "soon"}]}, "its dtstart cannot be read"),
                ({"name": None}, "has neither name nor service"),
                ({"id": "play-1sat"}, "which another session has"))
        whole = [good["sessions"][1]] + [{key: value for key,
                                          value in {**good["sessions"][0], "id": f"s{number}", **change}.items()
                                          if value is not None} for number, (change, _) in enumerate(rows)]
        faults = self.refuse("t.json", json.dumps({"sessions": whole}, indent=0))
        for number, (_, text) in enumerate(rows):
            self.assertTrue(any(f"/sessions/{number + 1}" in words and text in words and line > 1 for line,
                                words in faults), (text, faults))
        self.assertEqual(len(faults), len(rows))
        self.assertIn("cut off", self.refuse("t.json", "{")[0][1])
        self.assertTrue(self.refuse("t.json", {"sessions": 1}))

    # what changes

    def test_twice_changes_nothing(self):
        events = [event(1, "SUMMARY:Play", *self.begin(), "RRULE:FREQ=WEEKLY",
                        "EXDATE;TZID=Europe/London:20261012T100000")]
        for name, content in (("t.csv", self.csv(self.row(days="Mon"), self.row(days="1st Sat"))),
                              ("t.ics", calendar(*events))):
            with self.subTest(name):
                self.import_all(name, content)
                before = self.timetable.read_bytes(), self.timetable.stat().st_ino, self.timetable.stat().st_mtime_ns
                report = self.run_import(self.folder / name, "--apply", "--prune")
                self.assertEqual((report["added"], report["changed"], report["gone"], report["applied"]),
                                 ([], [], [], False))
                self.assertEqual((self.timetable.read_bytes(), self.timetable.stat().st_ino,
                                  self.timetable.stat().st_mtime_ns), before)

    def test_nothing_is_written_without_apply(self):
        path = self.write("t.csv", self.csv(self.row(days="Mon")))
        self.assertFalse(self.run_import(path)["applied"])
        self.assertFalse(self.timetable.exists())
        done = self.run_ctl("timetable", "import", path, "--centre", self.pack, "--date", TODAY)
        self.assertIn("  added: play-mon, Play\n  1 added, 0 changed, 0 gone, 0 kept as they are\nnothing is written",
                      done.stdout)

    def test_what_the_file_does_not_tell_stays(self):
        self.import_all("t.csv", self.csv(self.row(days="Mon"), self.row(name="Club", days="Tue")))
        content = json.loads(self.timetable.read_text())
        content["@note"] = "ours"
        content["sessions"][0] |= {"minimum_age": 1, "maximum_age": 4, "@why": "asked for", "address": None}
        del content["sessions"][0]["address"]
        content["sessions"].append({**content["sessions"][0], "id": "own"})
        self.timetable.write_text(json.dumps(content))
        report = self.run_import(self.write("t.csv", self.csv(self.row(days="Mon", starts="9am", place="Ocean"))),
                                 "--apply")
        self.assertEqual([(one["id"], one["fields"]) for one in report["changed"]], [("play-mon", "place, schedules")])
        self.assertEqual([one["id"] for one in report["gone"]], ["club-tue", "own"])
        self.assertEqual(report["kept"], 2)
        self.assertEqual(list(self.sessions()), ["play-mon", "club-tue", "own"])
        play = self.sessions()["play-mon"]
        self.assertEqual((play["minimum_age"], play["maximum_age"], play["@why"]), (1, 4, "asked for"))
        self.assertEqual(json.loads(self.timetable.read_text())["@note"], "ours")
        # A column that is there and empty takes out what it is the column of.
        row = [*self.row(days="Mon", starts="9am", place="Ocean"), "", "3"]
        report = self.run_import(self.write("t.csv", self.csv(row, heading=[*HEADING, "youngest", "oldest"])),
                                 "--apply", "--prune")
        self.assertEqual([(one["id"], one["fields"]) for one in report["changed"]],
                         [("play-mon", "minimum_age, maximum_age")])
        self.assertEqual(list(self.sessions()), ["play-mon"])
        self.assertEqual(self.sessions()["play-mon"]["maximum_age"], 3)
        self.assertNotIn("minimum_age", self.sessions()["play-mon"])

    def test_a_service_by_its_name(self):
        report = self.run_import(self.write("t.csv", self.csv(self.row(name="baby MASSAGE", days="Mon"))), "--apply")
        self.assertIn("is a service of the pack", report["remarks"][0]["text"])
        self.assertEqual(self.sessions()["baby-massage-mon"].get("name"), None)
        self.assertEqual(self.sessions()["baby-massage-mon"]["service"], "baby-massage")

    def test_the_layout(self):
        long = [[*self.row(name="\u00e9" * length, days="Mon"), f"a{length}"] for length in (60, 100)]
        self.import_all("t.csv", self.csv(*long, heading=[*HEADING, "id"]))
        text = self.timetable.read_text(encoding="utf-8")
        schedule = '{ "freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:30" }'
        self.assertIn(f'      "schedules": [{schedule}]\n', text)
        for line in text.splitlines():
            self.assertLessEqual(len(line), 120)
        wide = {"sessions": [], "@note": ["x" * 50, "y" * 52]}
        for length, lines in ((50, 1), (51, 4)):
            wide["@note"][1] = "y" * length
            self.timetable.write_text(json.dumps(wide))
            self.run_import(self.write("t.csv", self.csv(self.row(days="Mon"))), "--apply")
            note = self.timetable.read_text().split('"sessions"')[0]
            self.assertEqual(len(note.splitlines()) - 2, lines, note)

    def test_what_the_kiosk_would_refuse_is_not_written(self):
        heading = [*HEADING, "families"]
        for cells, text in (({"kind": "course"}, "session play-mon: schedules/0 does not say when the course begins"),
                            ({"kind": "ask"}, "session play-mon: is of the kind ask")):
            row = [*self.row(days="Mon", **cells), "8" if cells["kind"] == "course" else ""]
            for options in ([], ["--apply"]):
                path = self.write("t.csv", self.csv(row, heading=heading))
                done = self.run_ctl("timetable", "import", path, "--centre", self.pack, "--date", TODAY, *options,
                                    wanted=1)
                self.assertIn(text, done.stderr)
                self.assertIn("not imported", done.stderr)
            self.assertFalse(self.timetable.exists())

    def test_wrong_calls(self):
        self.run_ctl("timetable", "import", "--centre", self.pack, wanted=2)
        self.run_ctl("timetable", "import", "t.csv", "--centre", self.pack, "--date", "soon", wanted=2)
        self.run_ctl("timetable", "check", "--centre", self.pack, "--date", "2026-09", wanted=2)
        self.run_ctl("timetable", "check", "--centre", self.folder, wanted=1)
        installed = self.folder / "data/public/packs/x"
        shutil.copytree(self.pack, installed)
        done = self.run_ctl("timetable", "import", "t.csv", "--centre", installed, wanted=2)
        self.assertIn("is an installed pack", done.stderr)

    # check

    def check(self, *sessions, date=TODAY, wanted=1):
        whole = []
        for number, changes in enumerate(sessions):
            session = {"id": f"s{number}", "name": "Play", "kind": "drop-in", "place": {"name": f"Hall {number}"},
                       "minimum_age": 0,
                       "maximum_age": 4, "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00",
                                                        "closes_at": "11:30"}]}
            whole.append({key: value for key, value in {**session, **changes}.items() if value is not None})
        self.timetable.write_text(json.dumps({"sessions": whole}, indent=1))
        done = self.run_ctl("timetable", "check", "--centre", self.pack, "--date", date, "--json", wanted=wanted)
        report = json.loads(done.stdout)
        self.assertEqual(report["ok"], wanted == 0)
        return report

    def texts(self, report, key):
        """Of the faults those of the timetable: the pack's own services have times too."""
        return [fault["text"] for fault in report[key]
                if not fault["text"].startswith(("session active-stay-and-play", "session dads"))]

    def test_a_sound_timetable_has_no_faults(self):
        report = self.check({}, wanted=0)
        self.assertEqual((report["faults"], self.texts(report, "warnings")), ([], []))
        done = self.run_ctl("timetable", "check", "--centre", self.pack, "--date", TODAY)
        self.assertIn("no faults", done.stdout)

    def test_the_examples_of_tower_hamlets_clash_with_nothing(self):
        for date in ("2026-11-22", "2027-10-01"):
            done = self.run_ctl("timetable", "check", "--centre", TOWER_HAMLETS, "--date", date, "--json")
            warnings = json.loads(done.stdout)["warnings"]
            self.assertEqual([fault["file"] for fault in warnings], ["centre.json"], warnings)
            self.assertIn("exampleTimetable is true", warnings[0]["text"])

    def test_every_fault_of_a_timetable(self):
        def times(**changes):
            schedule = {"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:30", **changes}
            return {"schedules": [{key: value for key, value in schedule.items() if value is not None}]}

        once = times(freq=None, byday=None, dtstart="2026-08-31")
        rows = [
            (times(valid_to="2026-08-31"), "is past its end, 2026-08-31"),
            (times(valid_to="2026-09-06"), "is past its end, 2026-09-06"),
            (once, "is past its end, 2026-08-31"),
            (times(valid_from="2027-09-02"), "does not take place in the next 12 months, the next day is 2027-09-06"),
            ({"minimum_age": None, "maximum_age": None}, "has no ages"),
            ({"place": None}, "has no place"),
            (times(opens_at=None, closes_at=None), "does not say at what time it begins"),
            ({"schedules": times()["schedules"] + times(opens_at="11:00", closes_at="12:00")["schedules"]},
             "is there twice on 2026-09-07, at 10:00 and 11:00"),
        ]
        refused = [
            ({"kind": "booked"}, "does not say for how many there is room"),
            ({"kind": "booked", "capacity": {"families": 8}, "release": {"daysBefore": 0, "at": "10:00"}},
             "opens signing up when the session has begun"),
        ]

        def sees(*expected):
            report = self.check({}, *(changes for changes, _ in expected))
            self.assertEqual(len(report["faults"]), len(expected), report)
            for number, (fault, (_, text)) in enumerate(zip(report["faults"], expected), 1):
                self.assertRegex(fault["text"], rf"^(session s{number}:|/sessions/{number}[ /])")
                self.assertIn(text, fault["text"])
                self.assertEqual(fault["file"], "timetable.json")
                self.assertGreater(fault["line"], 20)

        sees(*rows)
        for row in refused:
            sees(row)
        self.check(times(valid_to="2026-09-07"), times(valid_from="2027-08-30"),
                   times(freq=None, byday=None, dtstart="2026-09-01"),
                   {"kind": "booked", "capacity": {"families": 8}, "release": {"daysBefore": 0, "at": "09:59"}},
                   wanted=0)

    def test_clashes(self):
        def at(opens, closes, place="Hall", **changes):
            return {"place": {"name": place}, "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": opens,
                                                             "closes_at": closes, **changes}]}

        report = self.check(at("10:00", "11:30"), at("11:29", "12:00", "hall", byday="MO,TU", valid_from="2026-10-08"))
        self.assertEqual([fault["text"].split(",")[0] for fault in report["faults"]],
                         ["sessions s0 and s1: both are at Hall on 2026-10-12"])
        self.check(at("10:00", "11:30", "A"), at("11:30", "12:00", "A"), at("10:00", "11:30", "B"),
                   at("10:00", "11:30", "B", byday="TU"),
                   at("10:00", "11:30", "C", byday="1MO", freq="MONTHLY"),
                   at("10:00", "11:30", "C", byday="2MO", freq="MONTHLY"), wanted=0)
        far = at("10:00", "11:30", freq=None, byday=None, dtstart="2027-10-04")
        far["schedules"][0] = {key: value for key, value in far["schedules"][0].items() if value}
        self.check(at("10:00", "11:30", valid_to="2027-12-31"), {**far, "minimum_age": 0}, wanted=1, date="2026-10-05")
        report = self.check(at("10:00", "13:00"), at("10:30", "11:00"), at("12:30", "14:00"))
        self.assertEqual(sorted(fault["text"][:22] for fault in report["faults"]),
                         ["sessions s0 and s1: bo", "sessions s0 and s2: bo"])
        # Two rooms that have the same name are not one when their addresses differ.
        rooms = [at("10:00", "11:30"), at("10:00", "11:30")]
        rooms[0]["place"]["address"], rooms[1]["place"]["address"] = "1 High Street", "2 Low Street"
        self.check(*rooms, wanted=0)

    def test_closures(self):
        self.change_centre(closures=[{"from": "2026-10-26", "to": "2026-10-30"}])
        once = {"schedules": [{"dtstart": "2026-10-26", "opens_at": "10:00", "closes_at": "11:30"},
                              {"dtstart": "2026-11-02", "opens_at": "10:00", "closes_at": "11:30"}]}
        course = {"kind": "course", "capacity": {"families": 8}, "schedules": [
            {"freq": "WEEKLY", "byday": "MO,TU", "valid_from": "2026-10-05", "valid_to": "2026-11-30",
             "opens_at": "10:00", "closes_at": "11:30"}]}
        report = self.check({}, once, course, wanted=0)
        self.assertEqual([text.split(";")[0] for text in self.texts(report, "warnings")], [
            "session s1: loses 1 day to closures of centre.json, 2026-10-26",
            "session s2: loses 2 days to closures of centre.json, the first 2026-10-26"])
        self.change_centre(closures=[{"from": "2026-09-02", "to": "2027-12-31"}])
        report = self.check({})
        self.assertIn("because closures of centre.json take all its days", report["faults"][0]["text"])
        # A clash on a day that is closed is none.
        self.change_centre(closures=[{"from": "2026-09-07", "to": "2026-09-07"}])
        place = {"place": {"name": "Hall"}}
        report = self.check(place, place)
        self.assertIn("on 2026-09-14", report["faults"][0]["text"])

    def test_examples_are_a_warning(self):
        example = {"id": "example", "name": "Play", "kind": "drop-in", "schedules": [
            {"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:30", "valid_to": "2026-08-31"}]}
        (self.pack / "timetable.example.json").write_text(json.dumps({"sessions": [example]}))
        self.change_centre(exampleTimetable=True)
        report = self.check({}, wanted=0)
        texts = self.texts(report, "warnings")
        self.assertTrue(any("exampleTimetable is true: 1 made-up session is shown" in text for text in texts), texts)
        self.assertTrue(any(text.startswith("session example: has no ages") for text in texts), texts)
        self.change_centre(exampleTimetable=False)
        self.assertEqual(self.texts(self.check({}, wanted=0), "warnings"), [])

    def test_a_broken_pack_is_said(self):
        self.timetable.write_text("{")
        report = json.loads(self.run_ctl("timetable", "check", "--centre", self.pack, "--json", wanted=1).stdout)
        self.assertEqual(report["faults"][0]["file"], "timetable.json")


if __name__ == "__main__":
    unittest.main()
