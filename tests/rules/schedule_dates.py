#!/usr/bin/python3
"""A year of every shape of timetable, and hundreds made by chance, as src/rules/schedule.c and python3-dateutil's rrule
each read them; and in several time zones of the machine.

usage: tests/rules/schedule_dates.py      DOORSTEP_BIN is the folder that has schedule_driver
"""
import datetime
import os
import pathlib
import random
import subprocess
import sys

from dateutil import rrule

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BIN = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin"))
ZONES = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/London")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ORDINALS = (1, 2, 3, 4, 5, -1, -2, -3, -4, -5)
FIELDS = ("freq", "interval", "byday", "bymonthday", "start", "valid_from", "valid_to", "closed_from", "closed_to",
          "from", "until")
YEAR_FROM, YEAR_UNTIL = "2026-08-01", "2027-07-31"


def entry(**known):
    return {"freq": "WEEKLY", "interval": "1", "from": YEAR_FROM, "until": YEAR_UNTIL} | known


def plain_entries():
    """Every weekday, every n-th weekday, every day of the month, at the intervals that timetables have."""
    for start in ("2026-08-01", "2026-08-02", "2026-08-03", "2025-11-26", "2024-02-29"):
        for interval in (1, 2, 3, 4, 6):
            common = {"start": start, "interval": str(interval)}
            yield from (entry(byday=day, **common) for day in DAYS)
            yield entry(**common)
            yield entry(freq="MONTHLY", **common)
    for day in DAYS:
        yield from (entry(freq="MONTHLY", start="2026-01-31", byday=f"{ordinal}{day}") for ordinal in ORDINALS)
    for day in (*range(1, 32), *range(-31, 0)):
        yield entry(freq="MONTHLY", start="2026-02-01", bymonthday=str(day))


def odd_entries():
    """What feeds hold although RFC 5545 forbids it, and what leaves nothing."""
    yield entry(freq="-", start="2026-08-11")
    yield entry(freq="-", start="2026-08-11", closed_from="2026-08-11", closed_to="2026-08-11")
    yield entry(freq="-", start="2026-07-31")
    yield entry(start="2026-08-03", byday="MO", bymonthday="1,15")
    yield entry(start="2026-08-03", byday="2MO,-1FR")
    yield entry(freq="MONTHLY", start="2026-08-03", byday="FR", bymonthday="13")
    yield entry(freq="MONTHLY", start="2026-08-03", byday="1SA", bymonthday="1,2,3,4,5,6,7")
    yield entry(freq="MONTHLY", interval="12", start="2026-02-01", bymonthday="30")
    yield entry(start="2026-08-03", valid_to="2026-08-02")
    yield entry(start="2026-08-03", closed_from="2026-01-01", closed_to="2030-01-01")


def some_date(chance, first, days):
    return str(datetime.date.fromisoformat(first) + datetime.timedelta(chance.randrange(days)))


def chance_entry(chance):
    made = entry(freq=chance.choice(("WEEKLY", "MONTHLY")), interval=str(chance.choice((1, 1, 1, 2, 2, 3, 4, 5, 13))),
                 start=some_date(chance, "2024-01-01", 1200))
    if chance.random() < 0.8:
        days = chance.sample(DAYS, chance.randint(1, 4))
        if made["freq"] == "MONTHLY":
            days = [f"{chance.choice(ORDINALS) if chance.random() < 0.8 else ''}{day}" for day in days]
        made["byday"] = ",".join(days)
    if made["freq"] == "MONTHLY" and chance.random() < 0.5:
        numbers = chance.sample([*range(1, 32), *range(-31, 0)], chance.randint(1, 12))
        made["bymonthday"] = ",".join(map(str, numbers))
    if chance.random() < 0.4:
        made["valid_from"] = some_date(chance, "2026-06-01", 300)
    if chance.random() < 0.4:
        made["valid_to"] = some_date(chance, "2026-09-01", 400)
    if chance.random() < 0.4:
        made["closed_from"] = some_date(chance, "2026-08-01", 300)
        made["closed_to"] = some_date(chance, made["closed_from"], 60)
    return made


def date_of(text):
    return datetime.datetime.fromisoformat(text)


def byday_parts(byday):
    """The weekdays without an ordinal and those with one: rrule lets both hold together, RFC 5545 either of them."""
    plain, nth = [], []
    for word in byday.split(",") if byday else []:
        weekday = getattr(rrule, word[-2:])
        if word[:-2]:
            nth.append(weekday(int(word[:-2])))
        else:
            plain.append(weekday)
    return [part for part in (plain, nth) if part] or [None]


def dates_by_rrule(made):
    start = date_of(made["start"])
    if made["freq"] == "-":
        found = {start}
    else:
        weekly = made["freq"] == "WEEKLY"
        month_days = None if weekly or "bymonthday" not in made else [int(n) for n in made["bymonthday"].split(",")]
        found = set()
        for part in byday_parts(made.get("byday")):
            part = [rrule.weekdays[day.weekday] for day in part] if part and weekly else part
            rule = rrule.rrule(rrule.WEEKLY if weekly else rrule.MONTHLY, dtstart=start, wkst=rrule.MO,
                               interval=int(made["interval"]), byweekday=part, bymonthday=month_days,
                               until=date_of(made["until"]))
            found |= set(rule)
    first = max(date_of(made["from"]), date_of(made.get("valid_from", made["from"])))
    last = min(date_of(made["until"]), date_of(made.get("valid_to", made["until"])))
    closed = (date_of(made["closed_from"]), date_of(made["closed_to"])) if "closed_from" in made else None
    return [str(date.date()) for date in sorted(found)
            if first <= date <= last and not (closed and closed[0] <= date <= closed[1])]


def dates_by_driver(entries, zone):
    lines = "".join(" ".join(made.get(field, "-") for field in FIELDS) + "\n" for made in entries)
    answer = subprocess.run([BIN / "schedule_driver"], input=lines, capture_output=True, text=True, check=True,
                            env=os.environ | {"TZ": zone})
    return [line.split() for line in answer.stdout.splitlines()]


def main():
    chance = random.Random(2026)
    entries = [*plain_entries(), *odd_entries(), *(chance_entry(chance) for _ in range(600))]
    wanted = [dates_by_rrule(made) for made in entries]
    passed, failed = 0, 0
    for zone in ZONES:
        read = dates_by_driver(entries, zone)
        failed += abs(len(read) - len(wanted))
        for made, ours, theirs in zip(entries, read, wanted):
            passed += ours == theirs
            failed += ours != theirs
            if ours != theirs:
                print(f"{zone}: {made}\n  ours {ours}\n  rrule {theirs}", file=sys.stderr)
    if sum(map(len, wanted)) < 10 * len(wanted):
        print("the entries have too few dates to show anything", file=sys.stderr)
        failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
