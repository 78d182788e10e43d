#!/usr/bin/python3
"""What a parent sent reaches the inbox, once, whole and unaltered, whatever the mail server does.

Runs doorstep-keeper of the folder DOORSTEP_BIN against real SMTP servers on loopback.
"""

import json
import os
import re
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
from smtp_fixture import Authority, Delivered, Inbox, Safe, SilentServer, wait_until

# Words and a pack of the tests' own, so that a better text for the parents breaks nothing here.
TEST_ROOT = os.path.join(smtp_fixture.ROOT, "tests/unit/mail/data")
PACK = os.path.join(TEST_ROOT, "pack")
NAME = "আমিনা বেগম"
WORRY = "আমি ঘুমাতে পারি না।\nDo not tell my husband.\n\n  — A."
SMUGGLED = "x\n.\r\nMAIL FROM:<evil@example.org>\r\nRCPT TO:<evil@example.org>\r\nDATA\r\nSubject: evil\r\n\r\nevil\r\n.\r\n"


def coding(code, display):
    return {"valueCoding": {"code": code, "display": display}}


def make_submission(name=NAME, worry=WORRY, **more):
    answers = [
        ("name", "N", [{"valueString": name}]),
        ("help", "H", [coding("play", "Play of the pack"), coding("money", "Money of the pack")]),
        ("worry", "W", [{"valueString": worry}]),
        ("due", "D", [{"valueDate": "2027-03"}]),
        ("children", "How many children?", [{"valueInteger": 3}]),
        ("voice", "V", [{"valueBoolean": False}]),
        ("best-time", "When is a good time?", [coding("morning", "Morning"), {"valueString": "শুক্রবার না"}]),
        ("interpreter", "Do you need an interpreter?", [coding("yes", "Yes")]),
        ("from-a-later-pack", "Is this kept?", [{"valueString": "it is"}]),
    ]
    submission = {
        "version": 1, "id": str(uuid.uuid4()), "kind": "self-referral", "centre": "pack", "pack": "",
        "language": "bn", "privacy": "3", "created": "2026-11-22T09:30:00Z",
        "response": {
            "resourceType": "QuestionnaireResponse", "status": "completed",
            "item": [{"linkId": link, "text": text, "answer": answer} for link, text, answer in answers],
        },
    }
    submission.update(more)
    return submission


# Question as staff must read it, and the lines of its answer.
WANTED = [
    ("What is your full name?", [NAME]),
    ("What would help?", ["Playing together", "Money of the pack"]),
    ("Is there anything you want to tell us?", WORRY.split("\n")),
    ("When is your baby due?", ["March 2027"]),
    ("How many children?", ["3"]),
    ("When is a good time?", ["Morning", "শুক্রবার না"]),
    ("Do you need an interpreter?", ["Yes"]),
    ("Is this kept?", ["it is"]),
]


def fill_disk(path):
    with open(path, "wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while file.write(b"x" * size) == size:
                    pass
            except OSError:
                pass
    return path


class DeliveryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="doorstep-ca-")
        cls.authority = Authority(cls.folder, "ours")
        cls.stranger = Authority(cls.folder, "stranger")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def inbox(self, tls="smtps", **options):
        context = options.pop("context", None) or (self.authority.server_context() if tls != "plain" else None)
        return Inbox(tls, context, **options)

    def safe(self, inbox, pack=PACK, confirmed=True, **settings):
        safe = Safe(root=TEST_ROOT)
        self.addCleanup(safe.__exit__)
        safe.__enter__()
        if pack is not None:
            safe.install_pack(pack)
        if inbox is not None:
            settings = {"url": inbox.url(), "caFile": self.authority.path, **settings}
        safe.set_inbox(**settings)
        if confirmed and inbox is not None and pack is not None:
            self.confirm(safe, inbox)
        return safe

    def confirm(self, safe, inbox):
        """Before a test begins; the server may be one that is not there yet."""
        safe.start()
        if inbox.is_open:
            safe.confirm(inbox)
        else:
            with inbox:
                safe.confirm(inbox)
        safe.stop()

    def check_whole(self, delivered, submission, reference):
        """Every answer is there under its English question, and nothing personal outside the base64."""
        lines = delivered.text.splitlines()
        for question, answers in WANTED:
            at = lines.index(question)
            self.assertEqual(lines[at + 1:at + 1 + len(answers)], ["    " + answer for answer in answers])
        self.assertEqual(lines[2 if delivered.message["X-Doorstep-Possible-Copy"] else 0], "HOW TO CONTACT SAFELY")
        self.assertIn("Is it safe to leave a voice message? NO", lines)
        self.assertIn("Language on the screen: Bengali (bn)", lines)
        self.assertRegex(delivered.text, r"(?m)^In Latin letters: [A-Za-z' ]+")
        self.assertIn("Reference: " + reference, lines)
        self.assertEqual(delivered.response(), submission["response"])
        self.assertEqual([part.get_content_type() for part in delivered.message.walk()],
                         ["multipart/mixed", "multipart/alternative", "text/plain", "text/html",
                          "application/fhir+json"])
        self.assertEqual(delivered.attachments[0].get_filename(), reference + ".json")
        self.assertEqual(delivered.message["Subject"], "Doorstep self-referral " + reference)
        self.assertEqual(delivered.id, "<%s@kiosk.example.org>" % submission["id"])
        self.assertEqual(delivered.message["Auto-Submitted"], "auto-generated")
        self.assertEqual([address.addr_spec for address in delivered.message["To"].addresses],
                         ["referrals@example.org"])
        self.assertEqual(delivered.message.defects, [])
        self.assertNotIn(b"husband", delivered.raw)

    def check_database_forgot(self, safe):
        for name in os.listdir(safe.path("private")):
            with open(safe.path("private/" + name), "rb") as file:
                self.assertFalse(re.search(rb"[A-Za-z0-9+/]{400}", file.read()), name)

    def check_log_is_silent(self, safe):
        log = safe.read_log()
        for word in (NAME, "husband", "শুক্রবার", "March 2027"):
            self.assertNotIn(word, log)

    def test_smtps(self):
        submission = make_submission()
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            safe.start()
            reference = safe.submit(submission)
            delivered = inbox.wait_for(1)[0]
            safe.wait_for_state(reference, "purged")
        self.assertEqual(delivered.sender, "kiosk@kiosk.example.org")
        self.assertEqual(delivered.recipients, ["referrals@example.org"])
        self.assertIsNone(delivered.message["X-Doorstep-Possible-Copy"])
        self.check_whole(delivered, submission, reference)
        self.assertEqual(safe.stop(), 0)
        self.check_database_forgot(safe)
        self.check_log_is_silent(safe)

    def test_starttls_and_other_sender(self):
        submission = make_submission()
        with self.inbox("starttls") as inbox:
            safe = self.safe(inbox, sender="relay@kiosk.example.org")
            safe.start()
            reference = safe.submit(submission)
            delivered = inbox.wait_for(1)[0]
        self.assertEqual(delivered.sender, "relay@kiosk.example.org")
        self.check_whole(delivered, submission, reference)

    def test_plain_only_when_told_to(self):
        with self.inbox("plain") as inbox:
            safe = self.safe(None, url=inbox.url(), tls="none")
            self.confirm(safe, inbox)
            safe.set_inbox(url=inbox.url())
            safe.start()
            reference = safe.submit(make_submission())
            self.assertNotIn("confirm", safe.wait_for_state(reference, "deferred")["reason"])
            safe.stop()
            self.assertEqual(inbox.received, [])
            safe.set_inbox(url=inbox.url(), tls="none")
            safe.start("--test-clock")
            safe.let_pass(3600)
            inbox.wait_for(1)

    def test_a_stranger_gets_nothing(self):
        for context in (self.stranger.server_context(), self.authority.server_context("elsewhere.example.org")):
            for tls in ("smtps", "starttls"):
                ours = self.inbox(tls)
                safe = self.safe(ours)
                with self.subTest(tls=tls), self.inbox(tls, context=context, port=ours.port) as inbox:
                    safe.start()
                    reference = safe.submit(make_submission())
                    item = safe.wait_for_state(reference, "deferred")
                    self.assertRegex(item["reason"], "(?i)certificate|SSL|subject")
                    self.assertEqual(inbox.received, [])

    def test_absent_then_there(self):
        submission = make_submission()
        inbox = self.inbox()
        safe = self.safe(inbox)
        safe.start("--test-clock")
        reference = safe.submit(submission)
        safe.wait_for_state(reference, "deferred")
        with inbox:
            safe.let_pass(3600)
            delivered = inbox.wait_for(1)[0]
            safe.wait_for_state(reference, "purged")
        self.check_whole(delivered, submission, reference)
        self.assertIsNone(delivered.message["X-Doorstep-Possible-Copy"])

    def test_451_is_tried_again(self):
        submission = make_submission()
        with self.inbox(behaviour=["451", "451", "accept"]) as inbox:
            safe = self.safe(inbox)
            safe.start("--test-clock")
            reference = safe.submit(submission)
            self.assertIn("451", safe.wait_for_state(reference, "deferred")["reason"])
            safe.let_pass(3600)
            wait_until(lambda: safe.item(reference)["tries"] == 2, 15, "the second try")
            safe.let_pass(2 * 3600)
            safe.wait_for_state(reference, "purged")
            self.assertEqual(len(inbox.received), 1)
        self.check_whole(inbox.received[0], submission, reference)

    def test_550_is_held_and_blocks_nobody(self):
        for refusal in ("550", "rcpt-550"):
            with self.subTest(refusal), self.inbox(behaviour=[refusal, "accept"]) as inbox:
                safe = self.safe(inbox)
                safe.start("--test-clock")
                held = safe.submit(make_submission())
                self.assertIn("550", safe.wait_for_state(held, "held")["reason"])
                sent = safe.submit(make_submission())
                safe.wait_for_state(sent, "purged")
                safe.let_pass(48 * 3600)
                self.assertEqual(safe.item(held)["tries"], 1)
                self.assertEqual(len(inbox.received), 1)

    def test_hanging_up_after_the_dot_makes_one_marked_copy(self):
        submission = make_submission()
        with self.inbox(behaviour=["drop", "accept"]) as inbox:
            safe = self.safe(inbox)
            safe.start("--test-clock")
            reference = safe.submit(submission)
            safe.wait_for_state(reference, "unknown")
            safe.let_pass(3600)
            safe.wait_for_state(reference, "purged")
            safe.let_pass(48 * 3600)
        first, second = inbox.received
        self.assertEqual(first.id, second.id)
        self.assertIsNone(first.message["X-Doorstep-Possible-Copy"])
        self.assertEqual(second.message["X-Doorstep-Possible-Copy"], "yes")
        self.assertTrue(second.text.startswith("POSSIBLE COPY"))
        self.check_whole(first, submission, reference)

    def test_unknown_stays_unknown_through_a_failure(self):
        with self.inbox(behaviour=["drop", "451", "accept"]) as inbox:
            safe = self.safe(inbox)
            safe.start("--test-clock")
            reference = safe.submit(make_submission())
            safe.wait_for_state(reference, "unknown")
            safe.let_pass(3600)
            wait_until(lambda: safe.item(reference)["tries"] == 2, 15, "the second try")
            safe.wait_for_state(reference, "unknown")
            safe.let_pass(3600)
            safe.wait_for_state(reference, "purged")
        self.assertEqual(inbox.received[1].message["X-Doorstep-Possible-Copy"], "yes")

    def test_a_slow_server_does_not_keep_the_glass_waiting(self):
        with self.inbox(behaviour=["wait", "accept"]) as inbox:
            safe = self.safe(inbox)
            safe.start()
            first = safe.submit(make_submission())
            wait_until(inbox.stored.is_set, 15, "the message")
            began = time.monotonic()
            second = safe.submit(make_submission())
            self.assertLess(time.monotonic() - began, 2)
            self.assertEqual(safe.item(first)["state"], "sending")
            inbox.released.set()
            safe.wait_for_state(first, "purged")
            safe.wait_for_state(second, "purged")

    def test_sigterm_waits_for_the_verdict(self):
        with self.inbox(behaviour="wait") as inbox:
            safe = self.safe(inbox)
            safe.start()
            reference = safe.submit(make_submission())
            wait_until(inbox.stored.is_set, 15, "the message")
            safe.keeper.terminate()
            time.sleep(0.5)
            self.assertIsNone(safe.keeper.poll())
            inbox.released.set()
            self.assertEqual(safe.keeper.wait(15), 0)
            safe.start()
            self.assertEqual(safe.item(reference)["state"], "purged")
            self.assertEqual(len(inbox.received), 1)

    def test_a_second_sigterm_does_not_wait_for_a_silent_server(self):
        before = self.inbox()
        safe = self.safe(before)
        with SilentServer(before.port):
            safe.start()
            reference = safe.submit(make_submission())
            safe.wait_for_state(reference, "sending")
            safe.keeper.terminate()
            time.sleep(0.5)
            self.assertIsNone(safe.keeper.poll())
            safe.keeper.terminate()
            self.assertEqual(safe.keeper.wait(5), 0)
            self.assertIn(reference + ": deferred: the keeper was stopped before it was sent", safe.read_log())

    def test_kill_while_sending_makes_at_most_one_copy(self):
        submission = make_submission()
        with self.inbox(behaviour=["wait", "accept"]) as inbox:
            safe = self.safe(inbox)
            safe.start()
            reference = safe.submit(submission)
            wait_until(inbox.stored.is_set, 15, "the message")
            safe.kill()
            inbox.released.set()
            safe.start()
            safe.wait_for_state(reference, "purged")
        self.assertEqual(len(inbox.received), 2)
        self.assertEqual(inbox.received[0].id, inbox.received[1].id)
        self.assertEqual(inbox.received[1].message["X-Doorstep-Possible-Copy"], "yes")
        self.check_whole(inbox.received[1], submission, reference)

    def test_smuggling_is_harmless(self):
        submission = make_submission(worry=SMUGGLED)
        submission["response"]["item"][0]["answer"] = [{"valueString": "A\r\nBcc: evil@example.org\r\n\r\nevil"}]
        with self.inbox("plain") as inbox:
            safe = self.safe(None, url=inbox.url(), tls="none")
            self.confirm(safe, inbox)
            safe.start()
            reference = safe.submit(submission)
            safe.wait_for_state(reference, "purged")
            # Commands that got through would have made a second one by now.
            second = safe.submit(make_submission())
            safe.wait_for_state(second, "purged")
        self.assertEqual(len(inbox.received), 2)
        delivered = inbox.received[0]
        self.assertEqual(delivered.recipients, ["referrals@example.org"])
        self.assertIsNone(delivered.message["Bcc"])
        self.assertEqual(delivered.response(), submission["response"])
        self.assertNotIn(b"evil", delivered.raw)
        self.assertNotIn("\nMAIL FROM", delivered.text)
        self.assertIn("    MAIL FROM:<evil@example.org>", delivered.text.splitlines())

    def test_a_submission_that_cannot_be_sent_blocks_nobody(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            safe.start()
            unreadable = safe.submit({"version": 99})
            wicked = safe.submit(make_submission(id="../../../etc/passwd"))
            unheard_of = safe.submit(make_submission(kind="unheard-of"))
            sent = safe.submit(make_submission())
            safe.wait_for_state(sent, "purged")
            self.assertEqual(safe.item(unreadable)["state"], "set-aside")
            self.assertEqual(safe.item(wicked)["state"], "held")
            self.assertEqual(safe.item(unheard_of)["state"], "deferred")

    def test_the_same_act_twice_is_one_submission(self):
        submission = make_submission()
        key = str(uuid.uuid4())
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            safe.start()
            reference = safe.submit(submission, key)
            self.assertEqual(safe.submit(submission, key), reference)
            safe.wait_for_state(reference, "purged")
            safe.kill()
            safe.start()
            self.assertEqual(safe.submit(submission, key), reference)
            self.assertEqual(len(safe.queue()), 1)
            self.assertEqual(len(inbox.received), 1)

    def test_another_key_is_refused(self):
        safe = self.safe(None, url="maildir:/nonexistent")
        safe.start()
        done = safe.client("submit-sealed", str(uuid.uuid4()), "0123456789abcdef", text="AAAA", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(safe.queue(), [])

    def test_the_clock_is_refused_without_the_flag(self):
        safe = self.safe(None, url="maildir:/nonexistent")
        safe.start()
        self.assertEqual(safe.client("clock", "0", "0", check=False).returncode, 1)

    def test_maildir(self):
        submission = make_submission()
        safe = self.safe(None)
        safe.set_inbox(url="maildir:" + safe.path("inbox"))
        safe.start()
        reference = safe.submit(submission)
        safe.wait_for_state(reference, "purged")
        files = os.listdir(safe.path("inbox/new"))
        self.assertEqual(len(files), 1)
        self.check_whole(Delivered.of_file(safe.path("inbox/new/" + files[0])), submission, reference)
        self.assertEqual(os.listdir(safe.path("inbox/tmp")), [])

    def test_without_a_pack_it_accepts_and_waits(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox, pack=None)
            safe.start("--test-clock")
            reference = safe.submit(make_submission())
            self.assertIn("no centre pack", safe.wait_for_state(reference, "deferred")["reason"])
            broken = safe.install_pack(PACK)
            os.unlink(safe.path("public/packs/%s/centre.json" % broken))
            safe.let_pass(3600)
            wait_until(lambda: safe.item(reference)["tries"] == 2, 15, "the second try")
            self.assertIn("centre.json", safe.wait_for_state(reference, "deferred")["reason"])
            safe.install_pack(PACK)
            safe.confirm(inbox)
            safe.wait_for_state(reference, "purged")

    def test_the_pack_it_was_made_with_decides(self):
        with self.inbox() as inbox:
            safe = self.safe(inbox)
            old = os.readlink(safe.path("public/packs/current"))
            other = tempfile.mkdtemp(dir=self.folder)
            shutil.copytree(PACK, other, dirs_exist_ok=True)
            with open(os.path.join(other, "centre.json")) as file:
                text = file.read()
            with open(os.path.join(other, "centre.json"), "w") as file:
                file.write(text.replace("referrals@example.org", "elsewhere@example.org"))
            safe.start()
            safe.install_pack(other)
            safe.confirm(inbox)
            for pack, recipient in ((old, "referrals@example.org"), ("", "elsewhere@example.org"),
                                    ("0" * 32, "elsewhere@example.org"), ("../packs", "elsewhere@example.org")):
                reference = safe.submit(make_submission(pack=pack))
                safe.wait_for_state(reference, "purged")
                self.assertEqual(inbox.received[-1].recipients, [recipient], pack)

    def test_once(self):
        inbox = self.inbox(behaviour=["451", "accept"])
        safe = self.safe(inbox)
        self.assertEqual(safe.once(), 0)
        safe.start("--test-clock")
        safe.let_pass(-3 * 3600)
        for _ in range(3):
            safe.wait_for_state(safe.submit(make_submission()), "deferred")
        safe.stop()
        with inbox:
            self.assertEqual(safe.once(), 1)
            self.assertEqual(len(inbox.received), 2)
            self.assertEqual(safe.once(), 1)
            self.assertEqual(len(inbox.received), 2)
            safe.start("--test-clock")
            safe.let_pass(4 * 3600)
            inbox.wait_for(3)
            wait_until(lambda: {item["state"] for item in safe.queue()} == {"purged"}, 15, "the record of it")
            safe.stop()
            self.assertEqual(safe.once(), 0)
            self.assertEqual(len({delivered.id for delivered in inbox.received}), 3)

    def test_a_clock_that_was_wrong_holds_nothing_up(self):
        inbox = self.inbox()
        safe = self.safe(inbox)
        safe.start("--test-clock")
        safe.let_pass(20 * 365 * 24 * 3600)
        reference = safe.submit(make_submission())
        safe.wait_for_state(reference, "deferred")
        safe.stop()
        with inbox:
            safe.start()
            safe.wait_for_state(reference, "purged")

    def test_a_full_disk_sends_nothing_twice(self):
        folder = tempfile.mkdtemp(dir=self.folder)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", folder], stderr=subprocess.DEVNULL).returncode:
            self.skipTest("only root may mount a small disk")
        self.addCleanup(subprocess.run, ["umount", "-l", folder], check=True)
        with self.inbox(behaviour=["wait", "accept"]) as inbox:
            safe = Safe(folder, TEST_ROOT)
            self.addCleanup(safe.__exit__)
            safe.__enter__()
            safe.install_pack(PACK)
            safe.set_inbox(url=inbox.url(), caFile=self.authority.path)
            self.confirm(safe, inbox)
            safe.start("--test-clock")
            first = safe.submit(make_submission())
            wait_until(inbox.stored.is_set, 15, "the message")
            fillers = [fill_disk(safe.path("filler"))]
            if os.path.exists(safe.path("private/ballast")):
                os.truncate(safe.path("private/ballast"), 0)
                fillers.append(fill_disk(safe.path("more")))
            inbox.released.set()
            time.sleep(3)
            safe.let_pass(60)
            time.sleep(1)
            self.assertEqual(len(inbox.received), 1)
            for filler in fillers:
                os.unlink(filler)
            safe.let_pass(60)
            safe.wait_for_state(first, "purged")
            safe.wait_for_state(safe.submit(make_submission()), "purged")
            self.assertEqual(len(inbox.received), 2)
            safe.stop()

    def check_start_fails(self, safe, wanted):
        done = subprocess.run(safe.command(), stderr=subprocess.PIPE, timeout=30, env=safe.environment)
        lines = done.stderr.decode().splitlines()
        self.assertEqual(done.returncode, 2, lines)
        self.assertEqual(len(lines), 1, lines)
        self.assertRegex(lines[0], r"^doorstep-keeper: .+: .+; .+")
        self.assertIn(wanted, lines[0])

    def test_bad_starts_give_one_clear_line(self):
        safe = self.safe(None, url="maildir:/nonexistent")
        key = safe.path("private/centre.key")
        os.rename(key, key + ".away")
        self.check_start_fails(safe, "centre.key")
        with open(key, "w") as file:
            file.write("nonsense")
        os.chmod(key, 0o600)
        self.check_start_fails(safe, "centre.key")
        os.rename(key + ".away", key)
        safe.set_inbox(url="smtp://mail.example.org", tls="none")
        self.check_start_fails(safe, "inbox.json")
        os.unlink(safe.path("private/inbox.json"))
        self.check_start_fails(safe, "inbox.json")
        safe.set_inbox(url="maildir:/nonexistent")
        with open(safe.path("private/doorstep.db"), "wb") as file:
            file.write(b"this is no database " * 500)
        for ending in ("-wal", "-shm"):
            if os.path.exists(safe.path("private/doorstep.db" + ending)):
                os.unlink(safe.path("private/doorstep.db" + ending))
        self.check_start_fails(safe, "doorstep.db")

    def test_two_keepers_do_not_share_a_safe(self):
        safe = self.safe(None, url="maildir:/nonexistent")
        safe.start()
        self.check_start_fails(safe, "private")

    def test_sockets_are_not_for_everybody(self):
        safe = self.safe(None, url="maildir:/nonexistent")
        safe.start()
        self.assertEqual(os.stat(safe.path("run/keeper.sock")).st_mode & 0o777, 0o660)
        self.assertEqual(os.stat(safe.path("run/admin.sock")).st_mode & 0o777, 0o600)

    def test_many_connections_do_not_lock_the_glass_out(self):
        safe = self.safe(None, url="maildir:/nonexistent")
        safe.start()
        leaked = []
        for _ in range(40):
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            connection.connect(safe.path("run/keeper.sock"))
            leaked.append(connection)
        leaked[-1].send(b"not JSON")
        self.assertEqual(safe.client("hello").returncode, 0)
        for connection in leaked:
            connection.close()
        self.assertIn("keyId", json.loads(safe.client("hello").stdout))


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1).result
    failed = len(result.failures) + len(result.errors)
    print("%d passed, %d failed" % (result.testsRun - failed, failed))
    sys.exit(1 if failed or result.testsRun == 0 else 0)
