#!/usr/bin/python3
"""A year of every shape of session, with its slots, courses, closures and moments, as src/rules/session.c reads it and
as python3-dateutil's rrule and the zone data of Europe/London do; and in several time zones of the machine.

usage: tests/rules/session_dates.py      DOORSTEP_BIN is the folder that has session_driver
"""
import datetime
import os
import random
import subprocess
import sys
import zoneinfo

from schedule_dates import BIN, DAYS, ORDINALS, ZONES, date_of, dates_by_rrule, some_date

LONDON = zoneinfo.ZoneInfo("Europe/London")
SCHEDULE_FIELDS = ("freq", "interval", "byday", "bymonthday", "start", "valid_from", "valid_to", "opens", "closes")
SESSION_FIELDS = ("kind", "slot", "release_days", "release_minute", "from", "until")
FROM, UNTIL = "2026-03-01", "2027-02-28"
CLOSED = (("2026-04-03", "2026-04-17"), ("2026-05-25", "2026-05-29"), ("2026-08-31", "2026-08-31"),
          ("2026-12-21", "2027-01-02"))
COURSE_DAYS_MAX = 60


def schedule(opens=600, closes=690, **known):
    return {"freq": "WEEKLY", "interval": "1", "opens": opens, "closes": closes} | known


def session(kind, *schedules, closures=CLOSED, **known):
    return {"kind": kind, "slot": 0, "release_days": 7, "release_minute": 540, "from": FROM, "until": UNTIL,
            "closures": closures, "schedules": schedules} | known


def shapes():
    """Every shape that a timetable has. Sundays are the days on which the clocks change."""
    term = {"valid_from": "2026-09-07", "valid_to": "2026-12-18"}
    yield from (schedule(byday=day) for day in DAYS)
    yield schedule(byday="MO,WE,TH")
    yield schedule(byday="MO", interval="2", start="2026-03-02")
    yield schedule(byday="SU", interval="2", start="2026-03-01")
    yield schedule(byday="TU,FR", interval="3", start="2026-02-24")
    yield schedule(byday="TH", **term)
    yield schedule(byday="TH", interval="2", **term)
    yield schedule(start="2026-05-06")
    yield from (schedule(freq="MONTHLY", byday=f"{ordinal}{day}") for ordinal in ORDINALS for day in ("SU", "WE"))
    yield schedule(freq="MONTHLY", byday="2TU,-1SU")
    yield schedule(freq="MONTHLY", byday="1SA", interval="2", start="2026-02-07")
    yield from (schedule(freq="MONTHLY", bymonthday=days) for days in ("1", "15", "29", "31", "-1", "1,15,-1"))
    yield schedule(freq="MONTHLY", bymonthday="13", byday="FR")
    yield schedule(freq="-", start="2026-10-25")
    yield from (schedule(byday="SU", opens=opens, closes=opens + 45) for opens in (0, 30, 45, 60, 75, 90, 120, 150, 1380))


def course_of(one, last):
    """The same as a course: it has a beginning and an end."""
    begins = one.get("start") or one.get("valid_from") or FROM
    return one | {"start": begins, "valid_to": min(one.get("valid_to", last), last)}


def plain_sessions():
    for one in shapes():
        for closures in ((), CLOSED):
            yield session("booked", one, closures=closures)
            yield session("ticket", one, closures=closures, release_days=0, release_minute=one["opens"])
            yield session("appointment", one, closures=closures, slot=20, release_days=1, release_minute=90)
            yield session("course", course_of(one, "2026-05-10"), closures=closures)
        yield session("drop-in", one)
        yield session("appointment", one, slot=7)
        yield session("appointment", one, slot=91)
        yield session("booked", one, schedule(byday="MO,SU", opens=540, closes=600), release_days=-1)
        yield session("course", course_of(one, "2026-04-20"), course_of(schedule(byday="SU", opens=60), "2026-04-13"))


def chance_schedule(chance):
    opens = chance.choice((0, 30, 60, 90, 120, 540, 600, 615, 780, 840))
    made = schedule(opens, opens + chance.choice((15, 60, 90, 100, 180)), freq=chance.choice(("WEEKLY", "MONTHLY")),
                    start=some_date(chance, "2025-11-01", 300), interval=str(chance.choice((1, 1, 1, 2, 3))))
    days = chance.sample(DAYS, chance.randint(1, 3))
    if made["freq"] == "MONTHLY":
        days = [f"{chance.choice(ORDINALS)}{day}" for day in days]
    made["byday"] = ",".join(days)
    if chance.random() < 0.5:
        made["valid_to"] = some_date(chance, "2026-06-01", 300)
    return made


def chance_session(chance):
    kind = chance.choice(("booked", "ticket", "appointment", "course"))
    schedules = [chance_schedule(chance) for _ in range(chance.randint(1, 3))]
    if kind == "course":
        last = some_date(chance, "2026-05-01", 60)
        schedules = [course_of(one, last) for one in schedules]
    closures = [(first, some_date(chance, first, 12)) for first in
                (some_date(chance, FROM, 365) for _ in range(chance.randint(0, 5)))]
    return session(kind, *schedules, closures=closures, slot=chance.choice((10, 25, 40)),
                   release_days=chance.choice((-1, 0, 1, 7, 30)), release_minute=chance.choice((0, 61, 90, 540, 1439)))


def moment(day, minute):
    """Seconds since 1970 when clocks in London show so many minutes after midnight."""
    on = date_of(day) + datetime.timedelta(days=minute // 1440, minutes=minute % 1440)
    return int(on.replace(tzinfo=LONDON).timestamp())


def is_closed(made, day):
    return any(first <= day <= last for first, last in made["closures"])


def days_of(one, first, last):
    return dates_by_rrule({"start": one.get("valid_from", first), "from": first, "until": last} | one)


def all_dates(made, first, last, slots=True):
    """(day, opens, closes), each day and minute once."""
    found = {}
    for one in made["schedules"]:
        length = one["closes"] - one["opens"]
        count = length // made["slot"] if slots and made["slot"] and length >= made["slot"] else 1
        for day in days_of(one, first, last):
            for number in range(count):
                opens = one["opens"] + number * made["slot"] if count > 1 else one["opens"]
                found.setdefault((day, opens), opens + made["slot"] if count > 1 else one["closes"])
    return [(day, opens, found[day, opens]) for day, opens in sorted(found)]


def written(made, date, begins, ends):
    day, opens, closes = date
    text = f"{day} {opens} {closes} {begins} {ends}"
    takes_sign_ups = made["kind"] != "drop-in"
    if not takes_sign_ups:
        return text
    # Without a release, a year and a day before, from its first minute on.
    days, minute = (366, 0) if made["release_days"] < 0 else (made["release_days"], made["release_minute"])
    release = moment(str(date_of(day).date() - datetime.timedelta(days)), minute)
    return f"{text} {release}"


def course_wanted(made):
    every = all_dates(made, "2025-01-01", "2028-12-31", slots=False)
    held = [date for date in every if not is_closed(made, date[0])]
    days = "".join(f" {day}" for day in sorted({date[0] for date in held}))
    if not any(FROM <= day <= UNTIL for day, _, _ in held):
        return days
    return written(made, every[0], moment(*held[0][:2]), moment(held[-1][0], held[-1][2])) + "|" + days


def wanted_of(made):
    if made["kind"] == "course":
        return course_wanted(made)
    dates = [date for date in all_dates(made, FROM, UNTIL, slots=made["kind"] == "appointment")
             if not is_closed(made, date[0])]
    return "".join(written(made, date, moment(*date[:2]), moment(date[0], date[2])) + "|" for date in dates)


def line_of(made):
    words = [made[field] for field in SESSION_FIELDS]
    words.append(",".join("/".join(closure) for closure in made["closures"]) or "-")
    for one in made["schedules"]:
        words += [one.get(field, "-") for field in SCHEDULE_FIELDS]
    return " ".join(map(str, words)) + "\n"


def read_by_driver(lines, zone):
    return subprocess.run([BIN / "session_driver"], input=lines, capture_output=True, text=True, check=True,
                          env=os.environ | {"TZ": zone}).stdout.splitlines()


def fits_course(made):
    return made["kind"] != "course" or len(all_dates(made, "2025-01-01", "2028-12-31", slots=False)) <= COURSE_DAYS_MAX


def main():
    chance = random.Random(2026)
    sessions = [*plain_sessions(), *(chance_session(chance) for _ in range(150))]
    sessions = [made for made in sessions if fits_course(made)]
    wanted = [wanted_of(made) for made in sessions]
    lines = "".join(map(line_of, sessions))
    passed, failed = 0, 0
    for zone in ZONES:
        read = read_by_driver(lines, zone)
        failed += abs(len(read) - len(wanted))
        for made, ours, theirs in zip(sessions, read, wanted):
            passed += ours == theirs
            failed += ours != theirs
            if ours != theirs:
                print(f"{zone}: {made}\n  ours  {ours}\n  wanted {theirs}", file=sys.stderr)
    if sum(text.count("|") for text in wanted) < 20 * len(wanted):
        print("the sessions have too few dates to show anything", file=sys.stderr)
        failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
