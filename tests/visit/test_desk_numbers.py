#!/usr/bin/python3
"""How requests fare and what a month was like, asked of the keeper: in numbers and one word, with the network or the pack away
too; and parents' views, which are counted when they are sent, without who or what they wrote.
"""

import datetime
import json
import os
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "mail"))

import desk
import kiosk
import reception
from desk import DAY, PLAY
from reception import NAMES, key
from smtp_fixture import Authority, Inbox, confirm_route

VIEWS = os.path.join(kiosk.ROOT, "kiosk/centres/tower-hamlets-north-west/questionnaires/views.json")
MONTH = "%04d-%02d" % (DAY.year, DAY.month)
BUSY = dict(PLAY, session="busy", minute=12 * 60)
TYPED = "Quixotic jackdaws"
HOUR = 60 * 60 * 1000
QUIET = {"sentToday": 0, "waiting": 0, "held": 0, "setAside": 0, "oldestUtcMs": 0, "nextTryUtcMs": 0, "cause": "none",
         "diskIsFull": 0}


def response(kind, *items):
    plain = desk.submission("nobody", PLAY)
    del plain["signUp"]
    plain["response"]["item"] = list(items)
    return {**plain, "kind": kind}


def chosen(link, *codes):
    return {"linkId": link, "text": link, "answer": [{"valueCoding": {"code": code, "display": code}} for code in codes]}


def typed(link, words):
    return {"linkId": link, "text": link, "answer": [{"valueString": words}]}


class NumbersTest(reception.ReceptionTest):
    def submit(self, plain):
        return self.glass.ask("submit", key=key(), **self.glass.seal(plain))["reference"]

    def counts(self):
        return {row["what"]: row["count"] for row in
                self.glass.ask("count-list", admin=True, afterDay="", afterWhat="", limit=50)["items"]}

    def status(self):
        fields = self.unlocked().ask("status")
        self.assertGreater(fields.pop("diskFreeMb"), 0)
        return fields

    def wait_for_cause(self, cause):
        kiosk.wait_until(lambda: self.status()["cause"] == cause, cause)


class StatusTest(NumbersTest):
    @classmethod
    def setUpClass(cls):
        cls.folder_of_authority = tempfile.mkdtemp(prefix="doorstep-ca-")
        cls.authority = Authority(cls.folder_of_authority, "ours")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder_of_authority)

    def test_the_relay_is_away(self):
        server = Inbox("smtps", self.authority.server_context())
        glass = self.begin(inbox=server.url(), authority=self.authority.path)
        self.assertEqual(self.status(), QUIET)
        began = int(time.time() * 1000)
        reference = self.submit(response("self-referral", typed("name", NAMES["so"])))
        self.wait_for_cause("no-route")
        with server:
            confirm_route(lambda *arguments: self.here.ctl(*arguments, "--data", self.here.data), server, "self-referral")
            self.here.wait_for_state(reference, "purged")
        self.assertEqual(self.status(), {**QUIET, "sentToday": 1})
        second = self.submit(response("self-referral"))
        self.wait_for_cause("no-connection")
        found = self.status()
        self.assertEqual((found["sentToday"], found["waiting"], found["held"], found["setAside"]), (1, 1, 0, 0))
        self.assertTrue(began <= found["oldestUtcMs"] < found["nextTryUtcMs"], found)
        # It is told as well when nothing else can be.
        os.rename(self.here.path("public/packs/current"), self.here.path("public/packs/away"))
        self.assertEqual(self.status(), found)
        glass.set_clock(int(time.time() * 1000) + 3 * HOUR)
        self.wait_for_cause("no-pack")
        os.rename(self.here.path("public/packs/away"), self.here.path("public/packs/current"))
        with server:
            glass.set_clock(int(time.time() * 1000) + 6 * HOUR)
            self.here.wait_for_state(second, "purged")
        found = self.status()
        self.assertEqual((found["waiting"], found["oldestUtcMs"], found["cause"]), (0, 0, "none"))
        server.behaviour = ["550"]
        with server:
            self.here.wait_for_state(self.submit(response("self-referral")), "held")
        found = self.status()
        self.assertEqual((found["waiting"], found["held"], found["cause"]), (0, 1, "refused"))
        self.assertEqual(self.acts(), [])
        self.assert_tells_nobody(NAMES["so"])


class ViewsTest(NumbersTest):
    def begin_with_views(self, change=lambda form: None):
        pack = desk.make_pack(os.path.join(self.folder(), "visit-tests"))
        about = kiosk.read_json(os.path.join(pack, "centre.json"))
        about["routes"].append({**about["routes"][0], "kind": "views"})
        kiosk.write_json(os.path.join(pack, "centre.json"), about)
        form = kiosk.read_json(VIEWS)
        change(form)
        kiosk.write_json(os.path.join(pack, "questionnaires/views.json"), form)
        return self.begin(pack=pack)

    def send(self, *items):
        self.here.wait_for_state(self.submit(response("views", *items)), "purged")

    def test_views_are_counted_when_they_are_sent(self):
        glass = self.begin_with_views()
        with open(self.here.maildir, "w", encoding="utf-8"):
            pass  # no folder, so nothing can be sent
        reference = self.submit(response("views", chosen("helped", "groups", "home"), chosen("again", "yes"),
                                         typed("change", TYPED), chosen("elsewhere", "home")))
        kiosk.wait_until(lambda: self.here.item(reference)["state"] == "deferred", "the try")
        self.assertEqual(self.status()["cause"], "other")
        self.assertEqual(self.counts(), {})
        os.remove(self.here.maildir)
        glass.set_clock(int(time.time() * 1000) + 3 * HOUR)
        self.here.wait_for_state(reference, "purged")
        self.assertEqual(self.counts(), {"sent-views": 1, "views_helped_groups": 1, "views_helped_home": 1,
                                         "views_again_yes": 1})
        self.send(chosen("helped", "home", "home"), chosen("again", "no", TYPED))
        self.assertEqual(self.counts(), {"sent-views": 2, "views_helped_groups": 1, "views_helped_home": 2,
                                         "views_again_yes": 1, "views_again_no": 1})
        self.here.wait_for_state(self.submit(response("self-referral", chosen("help", "home"))), "purged")
        self.assertEqual(self.counts()["sent-self-referral"], 1)
        self.assertNotIn(TYPED, json.dumps(self.counts()))
        self.assert_tells_nobody(TYPED)

    def test_views_that_ask_who_somebody_is_are_not(self):
        self.begin_with_views(lambda form: form["item"][2].pop("extension"))
        self.send(chosen("helped", "groups"))
        self.assertEqual(self.counts(), {"sent-views": 1})

    def test_a_month(self):
        """What few families did is hidden, before it leaves the keeper."""
        glass = self.begin_with_views()
        booked = [glass.book("Family %d" % n, BUSY, children=1) for n in range(7)]
        few = [glass.book("Few %d" % n, PLAY) for n in range(2)]
        for row in booked[:6] + few[:1]:
            self.act(row, "arrive")
        for n in range(6):
            self.send(chosen("helped", "home"), *([chosen("again", "yes")] if n < 2 else []))
        # The keeper's own letters are counted as sent as well, and are nobody's request.
        self.glass.ask("count", key=key(), what="sent-session-list")
        self.assertEqual(self.counts()["sent-session-list"], 1)
        recorded = len(self.acts())
        admin = self.line(admin=True)
        rows = {(row["part"], row["what"]): (row["count"], row["isHidden"])
                for row in self.rows("report", admin, month=MONTH)}
        self.assertEqual(rows[("dates", "busy")], (1, 0))
        # Of two sessions one is hidden, so the other is too, or it could be worked out.
        for part in ("families", "children", "adults", "arrived"):
            self.assertEqual((rows[(part, "busy")], rows[(part, "play")]), ((0, 1), (0, 1)), part)
        sent = {what: found for (part, what), found in self.this_month().items() if part in ("sent", "views")}
        self.assertEqual(sent, {"views": (6, 0), "helped_home": (0, 1), "again_yes": (0, 1)})
        self.assertEqual(self.acts()[recorded:recorded + 1], [("report", MONTH)])
        for month in ("2026-13", "2026-1", "2026", "2026-11-01"):
            self.assert_refused("invalid", admin, "report", month=month, after=0)
        self.assert_refused("denied", self.staff, "report", month=MONTH, after=0)
        self.assertEqual(self.rows("report", admin, month="2020-01"), [])
        self.assertEqual([act for act, _ in self.acts()[recorded:]], ["report"] * 3)

    def this_month(self):
        month = datetime.datetime.now(desk.LONDON).strftime("%Y-%m")
        return {(row["part"], row["what"]): (row["count"], row["isHidden"])
                for row in self.rows("report", self.line(admin=True), month=month)}


if __name__ == "__main__":
    kiosk.main()
