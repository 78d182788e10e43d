#!/usr/bin/python3
"""Nothing of a family leaves this machine before somebody at the other end has said that it arrives.

Runs doorstep-keeper and doorstepctl of the folder DOORSTEP_BIN against real SMTP servers with TLS on loopback.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

sys.dont_write_bytecode = True

import smtp_fixture
from smtp_fixture import CODE, Authority, Inbox, Safe, take_code, wait_until

TEST_ROOT = os.path.join(smtp_fixture.ROOT, "tests/unit/mail/data")
NAME = "Amina Unmistakable"
WORRY = "We have no heating since Friday."
ROUTE = {"kind": "self-referral", "name": "Referrals", "inbox": "referrals@example.org",
         "sender": "kiosk@kiosk.example.org"}
KIOSK = "Meath Gardens Children and Family Centre"
CENTRE = {"name": "pack", "title": KIOSK, "shortTitle": "Meath Gardens", "languages": ["en"], "features": ["refer"],
          "phones": [{"id": "emergency", "number": "999"}], "privacyVersion": "3"}
FORM = {"resourceType": "Questionnaire", "status": "active",
        "item": [{"linkId": "name", "type": "string", "text": "N", "required": True},
                 {"linkId": "worry", "type": "text", "text": "W"}]}
HOUR = 3600
NOT_CONFIRMED = "the route is not confirmed; run doorstepctl route confirm self-referral"
WRONG = "2222-2222"


def make_submission(kind="self-referral", **more):
    return {
        "version": 1, "id": str(uuid.uuid4()), "kind": kind, "centre": "pack", "pack": "", "language": "en",
        "privacy": "3", "created": "2026-11-22T09:30:00Z",
        "response": {"resourceType": "QuestionnaireResponse", "status": "completed",
                     "item": [{"linkId": "name", "text": "N", "answer": [{"valueString": NAME}]},
                              {"linkId": "worry", "text": "W", "answer": [{"valueString": WORRY}]}]},
        **more,
    }


def route(kind="self-referral", **more):
    return {**ROUTE, "kind": kind, **more}


class RoutesTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="doorstep-routes-")
        cls.authority = Authority(cls.folder, "ours")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def inbox(self, tls="smtps", **options):
        return Inbox(tls, self.authority.server_context(), **options)

    def pack(self, *routes):
        """A pack with these routes; each kind asks the same."""
        folder = tempfile.mkdtemp(dir=self.folder)
        files = {"centre.json": {**CENTRE, "routes": list(routes)}, "strings/en.json": {}}
        files.update({"questionnaires/%s.json" % kind: FORM for kind in {"self-referral", *(r["kind"] for r in routes)}})
        for name, content in files.items():
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            with open(os.path.join(folder, name), "w") as file:
                json.dump(content, file)
        return folder

    def way(self, inbox, **more):
        return {"url": inbox.url(), "caFile": self.authority.path, **more}

    def safe(self, inbox, *routes, **settings):
        safe = Safe(root=TEST_ROOT)
        self.addCleanup(safe.__exit__)
        safe.__enter__()
        safe.install_pack(self.pack(*(routes or [route()])))
        safe.set_inbox(**(self.way(inbox, **settings) if inbox is not None else settings))
        return safe

    def ctl(self, safe, *arguments, wanted=0):
        done = safe.ctl(*arguments)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+[;,] .+")
        return done

    def ask(self, safe, kind="self-referral", wanted=0):
        return self.ctl(safe, "route", "confirm", kind, wanted=wanted)

    def type_code(self, safe, code, kind="self-referral", wanted=0):
        return self.ctl(safe, "route", "confirm", kind, "--code", code, wanted=wanted)

    def routes(self, safe):
        rows = json.loads(self.ctl(safe, "route", "list", "--json").stdout)["items"]
        return {row["kind"]: row for row in rows}

    def state(self, safe, kind="self-referral"):
        return self.routes(safe)[kind]["state"]

    def counts(self, safe):
        rows = json.loads(self.ctl(safe, "count", "list", "--json").stdout)["items"]
        return {row["what"]: row["count"] for row in rows}

    def check_waits(self, safe, reference, reason=NOT_CONFIRMED):
        self.assertEqual(safe.wait_for_state(reference, "deferred")["reason"], reason)

    def test_nothing_leaves_before_it_is_confirmed_and_all_does_at_once_after(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            safe.start("--test-clock")
            references = [safe.submit(make_submission()) for _ in range(3)]
            for reference in references:
                self.check_waits(safe, reference)
            safe.let_pass(5 * HOUR)
            wait_until(lambda: safe.item(references[2])["tries"] == 2, 15, "the second try")
            self.check_waits(safe, references[0])
            self.assertEqual(inbox.connections, 0)
            self.assertIn(NOT_CONFIRMED, self.ctl(safe, "queue", "list").stdout)
            self.assertEqual(self.state(safe), "unconfirmed")
            self.ask(safe)
            self.assertEqual(inbox.connections, 1)
            self.type_code(safe, take_code(inbox))
            for reference in references:
                safe.wait_for_state(reference, "purged")
            self.assertEqual(len(inbox.received), 3)
            self.assertIn(NAME, inbox.received[0].text)
            listed = self.ctl(safe, "route", "list").stdout
        self.assertRegex(listed, r"^self-referral: confirmed on \d{4}-\d\d-\d\d\n")
        self.assertRegex(self.routes(safe)["self-referral"]["confirmed"], r"^\d{4}-\d\d-\d\d$")

    def test_once_sends_nothing_either(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            safe.start()
            reference = safe.submit(make_submission())
            self.check_waits(safe, reference)
            safe.stop()
            self.assertEqual(safe.once(), 1)
            self.assertEqual(inbox.connections, 0)
            safe.start()
            safe.confirm(inbox)
            safe.wait_for_state(reference, "purged")
            safe.stop()
            self.assertEqual(safe.once(), 0)

    def test_the_test_mail_says_what_it_is_and_nothing_of_anybody(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox, sender="relay@kiosk.example.org")
            safe.start()
            reference = safe.submit(make_submission())
            self.check_waits(safe, reference)
            asked = self.ask(safe)
            mail = inbox.received[0]
            code = take_code(inbox)
            self.assertEqual(mail.sender, "relay@kiosk.example.org")
            self.assertEqual(mail.recipients, ["referrals@example.org"])
            self.assertEqual(mail.message["Subject"],
                             "Doorstep test %s: please reply with the code" % KIOSK)
            self.assertEqual(mail.message.defects, [])
            self.assertEqual(mail.message["Auto-Submitted"], "auto-generated")
            self.assertEqual([one.addr_spec for one in mail.message["From"].addresses], [mail.sender])
            for words in (KIOSK, "referrals@example.org", "relay@kiosk.example.org", "self-referral", "24 hours"):
                self.assertIn(words, mail.text)
            self.assertEqual(len(CODE.findall(mail.text)), 1)
            head = mail.raw.split(b"\r\n\r\n")[0].decode()
            for words in (NAME, "Unmistakable", WORRY, "heating", reference):
                self.assertNotIn(words, mail.text + head)
            self.assertNotIn(code, head)
            self.assertEqual(mail.attachments, [])
            self.assertIn("250 2.0.0 kept", asked.stdout)
            self.type_code(safe, code)
            safe.stop()
        self.assertNotIn(code, asked.stdout + asked.stderr + safe.read_log())
        for name in os.listdir(safe.path("private")):
            with open(safe.path("private/" + name), "rb") as file:
                self.assertNotIn(code.encode(), file.read(), name)

    def test_a_code_may_be_typed_as_people_do(self):
        for change in (str.lower, lambda code: code.replace("-", ""), lambda code: " %s " % code.replace("-", " ")):
            with self.inbox() as inbox:
                safe = self.safe(inbox)
                safe.start()
                self.ask(safe)
                self.type_code(safe, change(take_code(inbox)))
                self.assertEqual(self.state(safe), "confirmed")
                safe.stop()

    def test_wrong_codes_are_counted(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            safe.start()
            self.assertIn("no test mail was sent", self.type_code(safe, WRONG, wanted=1).stderr)
            self.ask(safe)
            code = take_code(inbox)
            for left, wrong in zip(range(9, 0, -1), (WRONG, "nonsense", "XXXX-XXXX", code[:-1]) * 3):
                self.assertRegex(self.type_code(safe, wrong, wanted=1).stderr, r"\b%d (tries are|try is) left" % left)
            self.assertIn("no try is left", self.type_code(safe, WRONG, wanted=1).stderr)
            self.assertIn("too many", self.type_code(safe, WRONG, wanted=1).stderr)
            self.assertIn("too many", self.type_code(safe, code, wanted=1).stderr)
            self.assertEqual(self.state(safe), "unconfirmed")
            self.ask(safe)
            self.assertIn("9 tries are left", self.type_code(safe, code, wanted=1).stderr)
            self.type_code(safe, take_code(inbox))
            self.assertEqual(self.state(safe), "confirmed")

    def test_a_code_holds_for_a_day(self):
        for hours, holds in ((23.9, True), (24.1, False)):
            with self.subTest(hours), self.inbox() as inbox:
                safe = self.safe(inbox)
                safe.start("--test-clock")
                self.ask(safe)
                code = take_code(inbox)
                safe.let_pass(hours * HOUR)
                done = self.type_code(safe, code, wanted=0 if holds else 1)
                self.assertEqual(self.state(safe), "confirmed" if holds else "unconfirmed")
                if not holds:
                    self.assertIn("older than 24 hours", done.stderr)
                    safe.confirm(inbox)
                    self.assertEqual(self.state(safe), "confirmed")
                safe.stop()

    def test_what_changes_must_be_confirmed_again(self):
        with self.inbox() as inbox, self.inbox() as other:
            safe = self.safe(inbox, route())
            safe.start()
            safe.confirm(inbox)
            for changed in (route(inbox="elsewhere@example.org"), route(sender="other@kiosk.example.org")):
                safe.install_pack(self.pack(changed))
                self.assertEqual(self.state(safe), "unconfirmed")
            safe.install_pack(self.pack(route(name="Another name for the same")))
            self.assertEqual(self.state(safe), "confirmed")
            safe.stop()
            for settings, wanted in ((self.way(inbox, sender="relay@kiosk.example.org"), "unconfirmed"),
                                     (self.way(other), "unconfirmed"), (self.way(inbox), "confirmed")):
                safe.set_inbox(**settings)
                safe.start()
                self.assertEqual(self.state(safe), wanted)
                reference = safe.submit(make_submission())
                safe.wait_for_state(reference, "purged" if wanted == "confirmed" else "deferred")
                safe.stop()
            self.assertEqual(other.connections, 0)

    def test_a_code_is_for_the_inbox_that_it_was_sent_to(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox, route())
            safe.start()
            self.ask(safe)
            code = take_code(inbox)
            safe.install_pack(self.pack(route(inbox="elsewhere@example.org")))
            self.assertIn("no test mail was sent", self.type_code(safe, code, wanted=1).stderr)
            self.assertEqual(self.state(safe), "unconfirmed")

    def test_what_waited_for_a_wrong_inbox_goes_to_the_one_put_right(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox, route(inbox="misspelt@example.org"))
            wrong = os.readlink(safe.path("public/packs/current"))
            safe.start()
            reference = safe.submit(make_submission(pack=wrong))
            self.check_waits(safe, reference)
            safe.install_pack(self.pack(route(inbox="right@example.org")))
            safe.confirm(inbox)
            safe.wait_for_state(reference, "purged")
            self.assertEqual([one.recipients for one in inbox.received], [["right@example.org"]])

    def test_kinds_that_go_the_same_way_are_confirmed_together(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox, route(), route("asking"), route("views", inbox="views@example.org"))
            safe.start()
            references = [safe.submit(make_submission(kind)) for kind in ("self-referral", "asking", "views")]
            self.ask(safe, "asking")
            self.assertIn("self-referral, asking", inbox.received[0].text)
            self.assertNotIn("views", inbox.received[0].text)
            self.type_code(safe, take_code(inbox), "self-referral")
            self.assertEqual({kind: row["state"] for kind, row in self.routes(safe).items()},
                             {"self-referral": "confirmed", "asking": "confirmed", "views": "unconfirmed"})
            safe.wait_for_state(references[0], "purged")
            safe.wait_for_state(references[1], "purged")
            self.check_waits(safe, references[2], NOT_CONFIRMED.replace("self-referral", "views"))
            safe.confirm(inbox, "views")
            safe.wait_for_state(references[2], "purged")
            self.assertEqual(inbox.received[-1].recipients, ["views@example.org"])

    def test_two_relays_get_each_their_own(self):
        with self.inbox() as plain, self.inbox("starttls") as hub:
            routes = (route(), route("asking", relay="hub", inbox="hub@example.org"))
            safe = self.safe(plain, *routes, relays={"hub": self.way(hub, sender="kiosk@hub.example.org")})
            safe.start()
            references = [safe.submit(make_submission(kind)) for kind in ("self-referral", "asking")]
            safe.confirm(hub, "asking")
            safe.wait_for_state(references[1], "purged")
            self.check_waits(safe, references[0])
            self.assertEqual(plain.connections, 0)
            safe.confirm(plain)
            safe.wait_for_state(references[0], "purged")
            rows = self.routes(safe)
        self.assertEqual([(one.sender, one.recipients) for one in plain.received],
                         [("kiosk@kiosk.example.org", ["referrals@example.org"])])
        self.assertEqual([(one.sender, one.recipients) for one in hub.received],
                         [("kiosk@hub.example.org", ["hub@example.org"])])
        self.assertEqual((rows["asking"]["relay"], rows["asking"]["url"], rows["asking"]["sender"]),
                         ("hub", hub.url(), "kiosk@hub.example.org"))

    def test_a_relay_that_is_down_holds_up_its_own_route_only(self):
        down = self.inbox()
        with self.inbox() as plain:
            safe = self.safe(plain, route(), route("asking", relay="hub"), relays={"hub": self.way(down)})
            safe.start("--test-clock")
            safe.confirm(plain)
            with down:
                safe.confirm(down, "asking")
            waits, goes = [safe.submit(make_submission(kind)) for kind in ("asking", "self-referral")]
            safe.wait_for_state(goes, "purged")
            self.assertNotIn("confirm", safe.wait_for_state(waits, "deferred")["reason"])
            with down:
                safe.let_pass(2 * HOUR)
                safe.wait_for_state(waits, "purged")
            self.assertEqual((len(plain.received), len(down.received)), (1, 1))

    def test_an_unknown_relay_is_said_and_waits(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox, route(relay="hub"))
            safe.start("--test-clock")
            reference = safe.submit(make_submission())
            item = safe.wait_for_state(reference, "deferred")
            self.assertIn('no relay "hub"', item["reason"])
            self.assertEqual(self.state(safe), "no-relay")
            self.assertIn('no relay "hub"', self.ctl(safe, "route", "list").stdout)
            self.assertIn("relay", self.ask(safe, wanted=1).stderr)
            self.assertEqual(inbox.connections, 0)
            safe.stop()
            safe.set_inbox(url="maildir:/nowhere", relays={"hub": self.way(inbox)})
            safe.start("--test-clock")
            safe.confirm(inbox)
            safe.wait_for_state(reference, "purged")

    def test_a_maildir_needs_no_confirming(self):
        safe = self.safe(None)
        safe.set_inbox(url="maildir:" + safe.path("inbox"))
        safe.start()
        safe.wait_for_state(safe.submit(make_submission()), "purged")
        self.assertEqual(self.state(safe), "local")
        self.assertIn("needs no confirming", self.ctl(safe, "route", "list").stdout)
        done = safe.ctl("route", "confirm", "self-referral")
        self.assertEqual(done.returncode, 1)
        self.assertIn("needs no confirming", done.stderr)
        self.assertEqual(len(os.listdir(safe.path("inbox/new"))), 1)

    def test_a_keeper_started_again_knows_the_code_and_what_is_confirmed(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            safe.start()
            reference = safe.submit(make_submission())
            self.ask(safe)
            self.assertIn("9 tries", self.type_code(safe, WRONG, wanted=1).stderr)
            safe.kill()
            safe.start()
            self.assertIn("8 tries", self.type_code(safe, WRONG, wanted=1).stderr)
            self.type_code(safe, take_code(inbox))
            safe.wait_for_state(reference, "purged")
            safe.kill()
            safe.start()
            self.assertEqual(self.state(safe), "confirmed")
            safe.wait_for_state(safe.submit(make_submission()), "purged")
            self.assertEqual(len(inbox.received), 2)

    def test_killed_between_confirming_and_delivering(self):
        inbox = self.inbox()
        safe = self.safe(inbox)
        safe.start("--test-clock")
        with inbox:
            reference = safe.submit(make_submission())
            self.check_waits(safe, reference)
            self.ask(safe)
            code = take_code(inbox)
        self.type_code(safe, code)
        safe.kill()
        with inbox:
            safe.start("--test-clock")
            self.assertEqual(self.state(safe), "confirmed")
            safe.let_pass(2 * HOUR)
            safe.wait_for_state(reference, "purged")
            self.assertEqual(len(inbox.received), 1)

    def test_killed_while_the_first_is_being_delivered(self):
        with self.inbox(behaviour=["accept", "wait", "accept"]) as inbox:
            safe = self.safe(inbox)
            safe.start()
            reference = safe.submit(make_submission())
            self.ask(safe)
            code = take_code(inbox)
            self.type_code(safe, code)
            wait_until(inbox.stored.is_set, 15, "the message")
            safe.kill()
            inbox.released.set()
            safe.start()
            safe.wait_for_state(reference, "purged")
            self.assertEqual(len({one.id for one in inbox.received}), 1)
            self.assertEqual(self.counts(safe), {"sent-self-referral": 1})

    def test_the_servers_no_is_told(self):
        for behaviour, wanted in (("550", "550"), ("451", "451"), ("rcpt-550", "no such mailbox")):
            with self.subTest(behaviour), self.inbox(behaviour=[behaviour, "accept"]) as inbox:
                safe = self.safe(inbox)
                safe.start()
                self.assertIn(wanted, self.ask(safe, wanted=1).stderr)
                self.assertEqual(self.state(safe), "unconfirmed")
                safe.confirm(inbox)
                safe.stop()

    def test_a_server_that_is_not_there_is_told(self):
        safe = self.safe(self.inbox())
        safe.start()
        self.assertIn("did not take the test mail", self.ask(safe, wanted=1).stderr)

    def test_a_stranger_gets_no_test_mail(self):
        stranger = Authority(self.folder, "stranger")
        with Inbox("smtps", stranger.server_context()) as inbox:
            safe = self.safe(inbox)
            safe.start()
            self.assertRegex(self.ask(safe, wanted=1).stderr, "(?i)certificate|SSL")
            self.assertEqual(inbox.received, [])

    def test_a_mail_that_may_have_arrived_may_confirm(self):
        with self.inbox(behaviour=["drop", "accept"]) as inbox:
            safe = self.safe(inbox)
            safe.start()
            self.assertIn("if it did, its code works", self.ask(safe, wanted=1).stderr)
            self.type_code(safe, take_code(inbox))
            self.assertEqual(self.state(safe), "confirmed")

    def ask_beside(self, safe, kind="self-referral"):
        asking = subprocess.Popen([os.path.join(smtp_fixture.BIN, "doorstepctl"), "route", "confirm", kind, "--data",
                                   safe.folder], env=safe.environment, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end, asking)
        return asking

    @staticmethod
    def end(process):
        process.wait(30)
        process.stdout.close()
        process.stderr.close()

    def test_a_slow_server_keeps_nobody_waiting(self):
        with self.inbox(behaviour=["wait", "accept"]) as inbox:
            safe = self.safe(inbox)
            safe.start()
            asking = self.ask_beside(safe)
            wait_until(inbox.stored.is_set, 15, "the test mail")
            began = time.monotonic()
            reference = safe.submit(make_submission())
            self.assertEqual(self.state(safe), "unconfirmed")
            self.assertIn("another test mail is under way", self.ask(safe, wanted=1).stderr)
            self.assertLess(time.monotonic() - began, 5)
            self.assertIsNone(asking.poll())
            inbox.released.set()
            self.assertIn("250", asking.communicate(timeout=15)[0])
            self.type_code(safe, take_code(inbox))
            safe.wait_for_state(reference, "purged")

    def test_a_test_mail_waits_until_the_server_is_free(self):
        with self.inbox(behaviour=["wait", "accept"]) as inbox:
            safe = self.safe(inbox, route(), route("asking", inbox="asking@example.org"))
            safe.start()
            safe.confirm(inbox)
            reference = safe.submit(make_submission())
            wait_until(inbox.stored.is_set, 15, "the message")
            asking = self.ask_beside(safe, "asking")
            time.sleep(1)
            self.assertIsNone(asking.poll())
            self.assertEqual(len(inbox.received), 1)
            inbox.released.set()
            self.assertIn("250", asking.communicate(timeout=15)[0])
            self.assertEqual(asking.returncode, 0)
            safe.wait_for_state(reference, "purged")
            self.type_code(safe, take_code(inbox), "asking")

    def test_deliveries_wait_for_a_test_mail_and_then_go_on(self):
        with self.inbox(behaviour=["wait", "accept"]) as inbox:
            safe = self.safe(inbox, route(), route("asking", inbox="asking@example.org"))
            safe.start()
            safe.confirm(inbox)
            asking = self.ask_beside(safe, "asking")
            wait_until(inbox.stored.is_set, 15, "the test mail")
            reference = safe.submit(make_submission())
            self.assertEqual(safe.item(reference)["state"], "queued")
            before = self.processor_seconds(safe)
            time.sleep(1)
            self.assertLess(self.processor_seconds(safe) - before, 0.5, "it does not wait, it spins")
            inbox.released.set()
            self.assertEqual(asking.wait(15), 0)
            safe.wait_for_state(reference, "purged")

    def processor_seconds(self, safe):
        with open("/proc/%d/stat" % safe.keeper.pid) as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def test_a_keeper_that_stops_meanwhile_is_told(self):
        with self.inbox(behaviour="wait") as inbox:
            safe = self.safe(inbox)
            safe.start()
            asking = self.ask_beside(safe)
            wait_until(inbox.stored.is_set, 15, "the test mail")
            self.assertEqual(safe.stop(5), 0)
            self.assertRegex(asking.communicate(timeout=15)[1], "^doorstepctl: self-referral: .+; .+")
            self.assertEqual(asking.returncode, 1)

    def test_without_a_keeper_it_is_said_what_to_do(self):
        safe = self.safe(self.inbox())
        for arguments in (("list",), ("confirm", "self-referral"), ("confirm", "self-referral", "--code", WRONG)):
            done = self.ctl(safe, "route", *arguments, wanted=1)
            self.assertEqual(len(done.stderr.splitlines()), 1)
            self.assertIn("doorstep-keeper", done.stderr)

    def test_a_kind_that_is_not_there(self):
        safe = self.safe(self.inbox())
        safe.start()
        for kind in ("nothing", "", "self referral", "../..", "x" * 200):
            done = safe.ctl("route", "confirm", kind)
            self.assertEqual(done.returncode, 1, kind)
            self.assertRegex(done.stderr, "^doorstepctl: ")

    def test_the_glass_may_confirm_nothing(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            safe.start()
            self.ask(safe)
            code = take_code(inbox)
            for name, fields in (("route-confirm", {"kind": "self-referral", "code": code}),
                                 ("route-test", {"kind": "self-referral"}), ("route-list", {"after": 0}),
                                 ("count-list", {"afterDay": "", "afterWhat": "", "limit": 5})):
                with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as glass:
                    glass.connect(safe.path("run/keeper.sock"))
                    glass.send(json.dumps({"version": 1, "ask": name, "fields": fields}).encode())
                    self.assertEqual(json.loads(glass.recv(65536))["problem"], "denied", name)
            self.assertEqual(self.state(safe), "unconfirmed")

    def test_what_was_sent_is_counted_once(self):
        with self.inbox(behaviour=["451", "drop", "accept"]) as inbox:
            safe = self.safe(inbox, route(), route("asking"))
            safe.start("--test-clock")
            self.assertEqual(self.counts(safe), {})
            safe.confirm(inbox)
            first = safe.submit(make_submission())
            safe.wait_for_state(first, "deferred")
            self.assertEqual(self.counts(safe), {})
            safe.let_pass(2 * HOUR)
            safe.wait_for_state(first, "unknown")
            self.assertEqual(self.counts(safe), {})
            safe.let_pass(2 * HOUR)
            safe.wait_for_state(first, "purged")
            for kind in ("asking", "self-referral", "asking"):
                safe.wait_for_state(safe.submit(make_submission(kind)), "purged")
            self.assertEqual(self.counts(safe), {"sent-asking": 2, "sent-self-referral": 2})
            self.assertRegex(self.ctl(safe, "count", "list").stdout,
                             r"(?m)^\d{4}-\d\d-\d\d +2  sent-asking$")
            safe.stop()
            self.assertEqual(self.counts(safe), {"sent-asking": 2, "sent-self-referral": 2})

    def test_many_counts_and_routes_are_listed_whole(self):
        kinds = ["self-referral"] + ["kind-%02d" % number for number in range(20)]
        safe = self.safe(None, *(route(kind) for kind in kinds), url="maildir:/nowhere")
        safe.start("--test-clock")
        self.assertEqual(list(self.routes(safe)), kinds)
        for number in range(120):
            key = str(uuid.uuid4())
            with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as glass:
                glass.connect(safe.path("run/keeper.sock"))
                glass.send(json.dumps({"version": 1, "ask": "count",
                                       "fields": {"key": key, "what": "redirect-%03d" % number}}).encode())
                self.assertIn("answer", json.loads(glass.recv(65536)))
        self.assertEqual(self.counts(safe), {"redirect-%03d" % number: 1 for number in range(120)})
        safe.stop()
        self.assertEqual(len(self.counts(safe)), 120)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1).result
    failed = len(result.failures) + len(result.errors)
    print("%d passed, %d failed" % (result.testsRun - failed, failed))
    sys.exit(1 if failed or result.testsRun == 0 else 0)
