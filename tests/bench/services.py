#!/usr/bin/python3
"""How long doorstepctl takes to import a feed of 5,000 services, every one of them faulty, as a multiple of the time that
Python's json.loads takes to read the same file in the same run; the pack is written and checked again in that time.

usage: tests/bench/services.py     DOORSTEP_RELEASE_BIN is the folder of the programs as they ship (build/release/bin)
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CTL = pathlib.Path(os.environ.get("DOORSTEP_RELEASE_BIN", ROOT / "build/release/bin")) / "doorstepctl"
EXAMPLE = ROOT / "tests/feed/schema/example-service_full.json"
SERVICES, MOST_TIMES = 5000, 40


def with_own_ids(value, number):
    if isinstance(value, dict):
        return {key: with_own_ids(member, number) for key, member in value.items()}
    if isinstance(value, list):
        return [with_own_ids(member, number) for member in value]
    if re.fullmatch(r"[0-9a-f-]{36}", str(value)):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{value}{number}"))
    return value


def make_feed(path):
    example = json.loads(EXAMPLE.read_text())
    del example["organization"]["organization_identifiers"], example["contacts"], example["funding"]
    services = [dict(with_own_ids(example, n), name=f"Service {n}", description=f"<p>Number {n}</p>", pc_id=n,
                     minimum_age=-1) for n in range(SERVICES)]
    path.write_text(json.dumps({"total_items": SERVICES, "total_pages": 1, "page_number": 1, "size": SERVICES,
                                "first_page": True, "last_page": True, "empty": False, "contents": services}))


def time_peer(path, rounds=5):
    begun = time.process_time()
    for _ in range(rounds):
        json.loads(path.read_text(encoding="utf-8"))
    return (time.process_time() - begun) / rounds


def run_import(feed, pack):
    """CPU seconds, and what it printed."""
    begun = os.times()
    done = subprocess.run([CTL, "services", "import", feed, "--centre", pack, "--apply"], capture_output=True, text=True,
                          env=dict(os.environ, DOORSTEP_ROOT=str(ROOT)), timeout=120)
    ended = os.times()
    return ended.children_user + ended.children_system - begun.children_user - begun.children_system, done


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="doorstep-bench-"))
    try:
        feed, pack = folder / "feed.json", folder / "pack"
        make_feed(feed)
        shutil.copytree(ROOT / "kiosk/centres/tower-hamlets-north-west", pack)
        (pack / "services.json").write_text("[]")
        centre = json.loads((pack / "centre.json").read_text())
        centre["features"].remove("sessions")  # a feed has more times than one centre has sessions
        centre["exampleTimetable"] = False
        (pack / "centre.json").write_text(json.dumps(centre))
        peer = time_peer(feed)
        ours, done = run_import(feed, pack)
        size = feed.stat().st_size / 1e6
    finally:
        shutil.rmtree(folder)
    times = ours / peer
    good = done.returncode == 0 and f"{SERVICES} added" in done.stdout and times < MOST_TIMES
    print(f"{SERVICES} services, {size:.1f} MB: {ours:.2f} s, {times:.0f} times json.loads (at most {MOST_TIMES})")
    if not good:
        print(done.stdout[-2000:] + done.stderr[-2000:], file=sys.stderr)
    print(f"{int(good)} passed, {int(not good)} failed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
