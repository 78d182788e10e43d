#!/usr/bin/python3
"""Vitamins from the voucher to the day's sheet, through a keeper and without one: a code counts once, stock falls only at the
hand-over, expired packs are never given, the totals are exact, and no name stands anywhere.

usage: tests/tools/vitamins_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import contextlib
import datetime
import json
import os
import shutil
import sqlite3
import sys
import uuid

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "visit"))

import desk
import kiosk
from desk import DAY, Refused, at

NOON = 12 * 60
SHEET = 17 * 60
UNKNOWN = "2222-2222"
TABLETS = {"id": "tablets", "for": "women"}
DROPS = {"id": "drops", "for": "children"}
GOOD = (DAY + datetime.timedelta(days=400)).isoformat()
SOON = (DAY + datetime.timedelta(days=60)).isoformat()
LATER = (DAY + datetime.timedelta(days=61)).isoformat()
YESTERDAY = (DAY - datetime.timedelta(days=1)).isoformat()
TRIES, REFILL_MS = 10, 6 * 60 * 1000


def item(product, count=1, terms="free"):
    return {"product": product, "terms": terms, "count": count}


class VitaminsTest(desk.DeskTest):
    def begin(self, mode="universal", route=True, keeper=("--test-clock",), **block):
        """A centre at noon of a day to come, which nobody's watch disturbs."""
        pack = shutil.copytree(kiosk.PACK, os.path.join(self.folder(), "visit-tests"))
        path = os.path.join(pack, "centre.json")
        about = kiosk.read_json(path)
        about["features"] = ["vitamins", "refer"]
        about["vitamins"] = {"mode": mode, "products": [TABLETS, DROPS], **block}
        if route:
            about["routes"].append({"kind": "vitamins", "name": "Vitamins", "inbox": "vitamins@example.org",
                                    "sender": "doorstep@kiosk.invalid"})
        kiosk.write_json(path, about)
        self.centre_of = self.centre(pack=pack)
        self.keeper_options = keeper
        self.centre_of.start_keeper(*keeper)
        self.glass = desk.Desk(self.centre_of)
        self.addCleanup(self.glass.close)
        self.set_clock(NOON)

    def set_clock(self, minute, day=DAY):
        self.now = at(minute, day)
        self.glass.set_clock(self.now)

    def restart(self):
        self.centre_of.stop_keeper()
        self.centre_of.start_keeper(*self.keeper_options)
        self.glass.set_clock(self.now)

    def run_ctl(self, *arguments, wanted=0):
        done = self.centre_of.ctl(*arguments, "--data", self.centre_of.data)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+")
        self.assertEqual(bool(done.stderr), wanted != 0 and "--json" not in arguments, done.stderr)
        return done

    def ctl(self, *arguments):
        return self.run_ctl(*arguments).stdout

    def refused(self, *arguments):
        return self.run_ctl(*arguments, wanted=1).stderr

    def json(self, *arguments, wanted=0):
        return json.loads(self.run_ctl(*arguments, "--json", wanted=wanted).stdout)

    def voucher(self, *items):
        return self.glass.ask("voucher", key=str(uuid.uuid4()), items=list(items))["reference"]

    def receive(self, product, packs, batch="B1", expires=GOOD, act="receive"):
        return self.ctl("vitamins", act, product, "--batch", batch, "--expires", expires, "--packs", str(packs))

    def hand_over(self, reference, *options):
        self.assertEqual(self.ctl("vouchers", "hand-over", reference, *options), reference + ": handed over\n")

    def stock(self):
        return {(row["product"], row["batch"], row["expires"]): row["count"]
                for row in self.json("vitamins", "stock")["items"]}

    def totals(self, day=DAY):
        rows = self.json("vitamins", "report", "--month", day.isoformat()[:7])["items"]
        return {(row["product"], row["terms"]): row["packs"] for row in rows}

    def sheets(self):
        return [letter for letter in self.centre_of.settled_letters() if "vitamins" in letter.subject]

    def wait_for_sheets(self, count):
        kiosk.wait_until(lambda: len(self.sheets()) >= count, "%d sheets" % count)
        return self.sheets()

    # the whole way

    def test_the_whole_way(self):
        self.begin()
        request = {"key": str(uuid.uuid4()), "items": [item("tablets"), item("drops", 2)]}
        made = self.glass.ask("voucher", **request)
        self.assertEqual(self.glass.ask("voucher", **request), made)
        code = made["reference"]
        until = (DAY + datetime.timedelta(days=28)).isoformat()
        self.assertEqual(made["until"], until)
        self.assertEqual(self.ctl("vouchers", "show", "ds:" + code.lower()), "%s: holds until %s\n"
                         "  1 x tablets: free\n  2 x drops: free\n" % (code, until))
        self.assertEqual(self.glass.ask("voucher-last", reference=code), {"verdict": "unknown", "day": ""})
        self.assertIn("drops, batch B1, expires %s: 30 received" % GOOD, self.receive("drops", 30))
        self.receive("tablets", 12)
        self.assertEqual(self.totals(), {})
        self.hand_over(code)
        self.assertEqual(self.stock(), {("drops", "B1", GOOD): 28, ("tablets", "B1", GOOD): 11})
        self.assertEqual(self.json("vouchers", "show", code)["verdict"], "used")
        self.assertIn("handed over already", self.ctl("vouchers", "show", code))
        self.assertIn("a code counts once", self.refused("vouchers", "hand-over", code))
        self.assertEqual(self.json("vouchers", "hand-over", code, wanted=1), {"verdict": "used", "product": ""})
        self.assertEqual(self.totals(), {("drops", "free"): 2, ("tablets", "free"): 1})
        self.assertEqual(self.glass.ask("voucher-last", reference=code),
                         {"verdict": "found", "day": DAY.isoformat()})
        self.assertRegex(self.ctl("vitamins", "report", "--month", DAY.isoformat()[:7]),
                         r"(?m)^drops +free +2\ntablets +free +1\nin all +3$")

    def test_the_sheet_goes_once(self):
        self.begin()
        self.receive("drops", 30)
        first, second = self.voucher(item("drops", 2)), self.voucher(item("drops"), item("tablets"))
        self.hand_over(first)
        self.set_clock(SHEET - 1)
        self.assertEqual(self.sheets(), [])
        self.set_clock(SHEET)
        sheet, = self.wait_for_sheets(1)
        self.assertEqual(sheet.message["To"].addresses[0].addr_spec, "vitamins@example.org")
        self.assertRegex("\n".join(sheet.lines), r"\(drops\), free: 2\nPacks in all: 2\n")
        self.assertNotIn(first, sheet.text)
        # What is handed over later that day waits for its end, then stands on a sheet of all of the day.
        self.set_clock(SHEET + 30)
        self.receive("tablets", 1)
        self.hand_over(second)
        self.assertEqual(len(self.sheets()), 1)
        next_day = DAY + datetime.timedelta(days=1)
        self.set_clock(0, next_day)
        sheets = self.wait_for_sheets(2)
        whole = "\n".join(max(sheets, key=lambda letter: len(letter.text)).lines)
        self.assertRegex(whole, r"\(drops\), free: 3\n.*\(tablets\), free: 1\nPacks in all: 4\n")
        # The keeper died before it could note that the sheet was made.
        self.centre_of.stop_keeper()
        with contextlib.closing(sqlite3.connect(self.centre_of.path("private/doorstep.db"))) as database, database:
            self.assertEqual(database.execute("SELECT * FROM sheet_owed").fetchall(), [])
            database.execute("INSERT INTO sheet_owed VALUES (?)", (DAY.isoformat(),))
        self.centre_of.start_keeper(*self.keeper_options)
        # The first of the next day comes after the hour of sheets.
        self.set_clock(SHEET + 1, next_day)
        self.assertEqual(len(self.sheets()), 2)
        self.hand_over(self.voucher(item("drops")))
        self.assertEqual(len({letter.id for letter in self.wait_for_sheets(3)}), 3)
        self.restart()
        self.assertEqual(len(self.sheets()), 3)

    def test_without_a_route_the_sheet_stays(self):
        self.begin(route=False)
        self.receive("drops", 5)
        self.hand_over(self.voucher(item("drops")))
        self.set_clock(SHEET)
        self.restart()
        self.assertEqual(self.centre_of.settled_letters(), [])
        self.assertEqual(self.totals(), {("drops", "free"): 1})

    # what is not given

    def test_old(self):
        self.begin(voucherDays=3)
        self.receive("drops", 5)
        code, other = self.voucher(item("drops")), self.voucher(item("drops"))
        last = DAY + datetime.timedelta(days=3)
        self.set_clock(24 * 60 - 1, last)
        self.hand_over(other)
        self.set_clock(0, last + datetime.timedelta(days=1))
        self.assertEqual(self.json("vouchers", "show", code)["verdict"], "old")
        self.assertIn("held until %s" % last.isoformat(), self.ctl("vouchers", "show", code))
        self.assertIn("holds no longer", self.refused("vouchers", "hand-over", code))
        self.assertEqual(self.stock(), {("drops", "B1", GOOD): 4})
        self.assertEqual(self.totals(last), {("drops", "free"): 1})

    def test_card(self):
        self.begin(mode="scheme")
        self.receive("drops", 5)
        code = self.voucher(item("drops", terms="card"))
        self.assertIn("card or letter seen", self.ctl("vouchers", "show", code))
        self.assertIn("--card-seen", self.refused("vouchers", "hand-over", code))
        self.assertEqual((self.stock(), self.totals()), ({("drops", "B1", GOOD): 5}, {}))
        self.hand_over(code, "--card-seen")
        self.assertEqual((self.stock(), self.totals()), ({("drops", "B1", GOOD): 4}, {("drops", "card"): 1}))

    def test_both(self):
        self.begin(mode="both")
        self.receive("drops", 5)
        self.hand_over(self.voucher(item("drops", 2, terms="card")), "--card-seen")
        paid = self.voucher(item("drops", terms="priced"))
        self.assertIn("to be paid for", self.ctl("vouchers", "show", paid))
        self.hand_over(paid)
        self.assertEqual(self.totals(), {("drops", "card"): 2, ("drops", "priced"): 1})
        self.set_clock(SHEET)
        lines = "\n".join(self.wait_for_sheets(1)[0].lines)
        self.assertRegex(lines, r"free with card or letter seen: 2\n.*\(drops\), sold: 1\nPacks in all: 3")

    def test_no_stock(self):
        self.begin()
        self.receive("drops", 5)
        code = self.voucher(item("drops", 2), item("tablets"))
        self.assertIn("tablets: there are too few packs", self.refused("vouchers", "hand-over", code))
        self.assertEqual(self.json("vouchers", "hand-over", code, wanted=1),
                         {"verdict": "no-stock", "product": "tablets"})
        self.assertEqual((self.stock(), self.totals()), ({("drops", "B1", GOOD): 5}, {}))
        # An expired batch is none; one that expires today is, and goes before the others.
        self.receive("tablets", 4, "T0", YESTERDAY)
        self.assertIn("too few packs", self.refused("vouchers", "hand-over", code))
        self.receive("tablets", 4, "T2", GOOD)
        self.receive("tablets", 1, "T1", DAY.isoformat())
        self.hand_over(code)
        self.assertEqual(self.stock(), {("drops", "B1", GOOD): 3, ("tablets", "T0", YESTERDAY): 4,
                                        ("tablets", "T2", GOOD): 4})

    def test_what_the_pack_does_not_give(self):
        wrong = [[], [item("syrup")], [item("drops", 0)], [item("drops", 7)], [item("drops", 3), item("drops", 4)],
                 [item("tablets", 2)], [item("drops", terms="needs-card")], [item("drops", terms="gratis")],
                 [item("drops"), item("drops", terms="priced")]]
        for mode, terms in (("universal", ["free"]), ("scheme", ["card"]), ("both", ["card", "priced"])):
            self.begin(mode=mode)
            for items in wrong + [[item("drops", terms=other)] for other in {"free", "card", "priced"} - set(terms)]:
                with self.subTest(mode=mode, items=items), self.assertRaisesRegex(Refused, "^invalid: "):
                    self.voucher(*items)
            for each in terms:
                self.voucher(item("drops", 6, terms=each), item("tablets", terms=each))

    def test_codes_cannot_be_guessed(self):
        self.begin()
        self.receive("drops", 1)
        code = self.voucher(item("drops"))
        self.hand_over(code)

        def look(reference):
            return self.glass.ask("voucher-last", reference=reference)["verdict"]

        self.assertEqual([look(UNKNOWN) for _ in range(TRIES)], ["unknown"] * TRIES)
        self.assertEqual([look(UNKNOWN), look(code)], ["too-many"] * 2)
        self.restart()
        self.assertEqual(look(code), "too-many")
        self.glass.set_clock(self.now + REFILL_MS + 1000)
        self.assertEqual([look(code), look(code), look(UNKNOWN), look(code)], ["found", "found", "unknown", "too-many"])
        self.assertIn("no such voucher", self.refused("vouchers", "show", UNKNOWN))
        self.assertIn("no such voucher", self.refused("vouchers", "hand-over", UNKNOWN))
        self.assertEqual(self.json("vouchers", "show", UNKNOWN, wanted=1),
                         {"verdict": "none", "until": "", "items": []})

    # the stock

    def test_stock(self):
        self.begin()
        self.receive("drops", 6, "B1", SOON)
        self.receive("drops", 3, "B2", LATER)
        self.receive("drops", 9, "B0", YESTERDAY)
        self.receive("tablets", 10, "T1", LATER)
        told = self.ctl("vitamins", "stock", "--date", DAY.isoformat())
        self.assertRegex(told, r"(?m)^drops +B0 +%s +9  expired: is not given any more, write it off$" % YESTERDAY)
        self.assertRegex(told, r"(?m)^drops +B1 +%s +6  expires soon$" % SOON)
        self.assertRegex(told, r"(?m)^drops +B2 +%s +3$" % LATER)
        self.assertIn("drops: 9 can be given; low stock, fewer than 10\n", told)
        self.assertIn("tablets: 10 can be given\n", told)
        rows = self.json("vitamins", "stock", "--date", DAY.isoformat())
        self.assertEqual([(row["batch"], row["state"]) for row in rows["items"]],
                         [("B0", "expired"), ("B1", "expires-soon"), ("B2", "good"), ("T1", "good")])
        self.assertEqual(rows["products"], [{"product": "tablets", "packs": 10, "low": False},
                                            {"product": "drops", "packs": 9, "low": True}])
        self.assertIn("9 written off", self.receive("drops", 9, "B0", YESTERDAY, "write-off"))
        self.assertIn("2 counted", self.receive("drops", 2, "B2", LATER, "count"))
        self.receive("drops", 0, "B1", SOON, "count")
        self.assertEqual(self.stock(), {("drops", "B2", LATER): 2, ("tablets", "T1", LATER): 10})
        batch = ("--batch", "B2", "--expires", LATER, "--packs", "3")
        self.assertIn("there are fewer than 3", self.refused("vitamins", "write-off", "drops", *batch))
        for act in ("receive", "count"):
            self.assertIn("no product of the pack", self.refused("vitamins", act, "syrup", *batch))
        self.assertEqual(self.json("vitamins", "receive", "syrup", *batch, wanted=1), {"verdict": "no-product"})
        self.assertEqual(self.json("vitamins", "receive", "drops", *batch), {"verdict": "done"})
        self.assertEqual(self.stock()["drops", "B2", LATER], 5)

    def test_long_lists_have_pages(self):
        self.begin()
        fields = {"change": "received", "product": "drops", "expires": GOOD, "count": 1, "staff": 0}
        names = ["B%03d" % number for number in range(103)]
        for name in names:
            self.glass.ask("stock-change", admin=True, key=str(uuid.uuid4()), batch=name, **fields)
        self.assertEqual([batch for _, batch, _ in self.stock()], names)
        self.assertEqual(self.json("vitamins", "stock")["products"][1]["packs"], 103)

    # without a keeper

    def test_without_a_keeper(self):
        today = datetime.datetime.now(desk.LONDON).date()
        self.begin(mode="scheme", keeper=("--test-clock",))
        self.glass.set_clock(at(NOON, today))
        self.receive("drops", 5)
        codes = [self.voucher(item("drops", count, "card")) for count in (2, 1, 3)]
        self.hand_over(codes[0], "--card-seen")
        calls = [("vitamins", "stock"), ("vitamins", "report", "--month", today.isoformat()[:7]),
                 *[("vouchers", "show", code) for code in codes]]
        told = [(self.ctl(*call), self.json(*call)) for call in calls]
        self.centre_of.stop_keeper()
        self.assertEqual(told, [(self.ctl(*call), self.json(*call)) for call in calls])
        self.assertIn("handed over already", self.refused("vouchers", "hand-over", codes[0], "--card-seen").replace(
            "was handed", "handed"))
        self.assertIn("--card-seen", self.refused("vouchers", "hand-over", codes[1]))
        self.hand_over(codes[1], "--card-seen")
        self.assertEqual(self.json("vouchers", "hand-over", codes[2], "--card-seen", wanted=1),
                         {"verdict": "no-stock", "product": "drops"})
        self.assertIn("no such voucher", self.refused("vouchers", "show", UNKNOWN))
        batch = ("--batch", "B1", "--expires", GOOD, "--packs", "3")
        self.assertIn("there are fewer than 3", self.refused("vitamins", "write-off", "drops", *batch))
        self.assertIn("no product", self.refused("vitamins", "receive", "syrup", *batch))
        self.receive("drops", 3)
        self.hand_over(codes[2], "--card-seen")
        self.receive("drops", 1, act="count")
        self.assertEqual((self.stock(), self.totals(today)), ({("drops", "B1", GOOD): 1}, {("drops", "card"): 6}))
        self.centre_of.start_keeper()
        self.assertEqual((self.stock(), self.totals(today)), ({("drops", "B1", GOOD): 1}, {("drops", "card"): 6}))

    def test_a_centre_that_gives_none(self):
        self.centre_of = self.centre()
        self.centre_of.start_keeper()
        self.glass = desk.Desk(self.centre_of)
        self.addCleanup(self.glass.close)
        with self.assertRaisesRegex(Refused, "^invalid: this centre gives no vitamins"):
            self.voucher(item("drops"))
        self.assertIn("gives no vitamins", self.refused("vitamins", "stock"))
        self.assertEqual(self.totals(), {})

    def test_wrong_calls(self):
        self.begin()
        batch = ["--batch", "B1", "--expires", GOOD, "--packs", "3"]
        for arguments in (["vouchers", "show"], ["vouchers", "show", "2222-2223"], ["vouchers", "hand-over", "x"],
                          ["vitamins", "receive", *batch], ["vitamins", "receive", "drops", *batch[2:]],
                          ["vitamins", "receive", "drops", *batch[:4]], ["vitamins", "receive", "drops", *batch[:2]],
                          ["vitamins", "receive", "drops", *batch[:4], "--packs", "0"],
                          ["vitamins", "receive", "drops", *batch[:4], "--packs", "100001"],
                          ["vitamins", "receive", "drops", *batch[:4], "--packs", "-1"],
                          ["vitamins", "receive", "drops", *batch[:4], "--packs", "two"],
                          ["vitamins", "receive", "drops", "--batch", "B/1", *batch[2:]],
                          ["vitamins", "receive", "drops", "--batch", "B" * 32, *batch[2:]],
                          ["vitamins", "receive", "drops", *batch[:2], "--expires", "2027-03", *batch[4:]],
                          ["vitamins", "receive", "drops", *batch[:2], "--expires", "2027-02-29", *batch[4:]],
                          ["vitamins", "stock", "drops"], ["vitamins", "stock", "--date", "tomorrow"],
                          ["vitamins", "report"], ["vitamins", "report", "--month", "2026-13"],
                          ["vitamins", "report", "--month", "2026-11-22"], ["vitamins", "report", "--month", "2026"]):
            with self.subTest(arguments):
                self.run_ctl(*arguments, wanted=2)
        self.assertEqual(self.stock(), {})


if __name__ == "__main__":
    kiosk.main()
