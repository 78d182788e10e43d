#!/usr/bin/python3
"""doorstepctl as the centre's IT person meets it: exit codes, words, and what is in the data folder afterwards.

usage: tests/tools/ctl_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import json
import os
import pathlib
import re
import shutil
import socket
import stat
import subprocess
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CTL = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin")) / "doorstepctl"
TOWER_HAMLETS = ROOT / "kiosk/centres/tower-hamlets-north-west"


class Ctl(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doorstep-ctl-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.data = self.folder / "data"

    def run_ctl(self, *arguments, wanted=0, umask=0o022, **options):
        environment = dict(os.environ, DOORSTEP_ROOT=str(ROOT), HOME=str(self.folder))
        environment.pop("XDG_DATA_HOME", None)
        done = subprocess.run([CTL, *map(str, arguments)], env=environment, capture_output=True, text=True, timeout=60,
                              umask=umask, cwd=self.folder, **options)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+")
        return done

    def snapshot(self):
        return {str(path.relative_to(self.data)): (path.lstat().st_mode, path.lstat().st_mtime_ns, path.lstat().st_ino)
                for path in self.data.rglob("*")}

    def mode(self, name):
        return stat.S_IMODE((self.data / name).stat().st_mode)

    def copy_pack(self):
        pack = self.folder / "pack"
        shutil.copytree(TOWER_HAMLETS, pack)
        return pack

    def change(self, path, old, new):
        text = path.read_text()
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1))

    def current(self):
        return os.readlink(self.data / "public/packs/current")

    # called wrongly

    def test_help_lists_every_command(self):
        done = self.run_ctl("help")
        for command in ("init", "queue list", "centre check", "centre install"):
            self.assertIn("\n  " + command + " ", done.stdout)
        self.assertEqual(self.run_ctl("--help").stdout, done.stdout)
        self.assertRegex(self.run_ctl("--version").stdout, r"^doorstepctl \d+\.\d+\n$")

    def test_wrong_calls(self):
        for arguments in ([], ["inti"], ["queue"], ["queue", "lits"], ["centre", "check"], ["init", "--data"],
                          ["init", "--data="], ["init", "extra"], ["init", "--json"], ["queue", "list", "--json=1"],
                          ["centre", "check", "a", "b"], ["init", "--data", "a", "--data", "b"],
                          ["centre", "install", "x", "--inbox", "y"]):
            with self.subTest(arguments):
                self.assertTrue(self.run_ctl(*arguments, wanted=2).stderr)

    # init

    def test_init_makes_everything(self):
        self.run_ctl("init", "--data", self.data, umask=0o077)
        self.assertEqual([self.mode("."), self.mode("public"), self.mode("run"), self.mode("private")],
                         [0o755, 0o755, 0o755, 0o700])
        self.assertEqual(self.mode("public/centre.pub"), 0o644)
        for name in ("centre.key", "doorstep.db", "inbox.json"):
            self.assertEqual(self.mode("private/" + name), 0o600, name)
        self.assertEqual(json.loads((self.data / "private/inbox.json").read_text()),
                         {"url": f"maildir:{self.data}/inbox"})
        pack = self.data / "public/packs" / self.current()
        self.assertRegex(self.current(), "^[0-9a-f]{32}$")
        for path in [pack, *pack.rglob("*")]:
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o755 if path.is_dir() else 0o644, path)
        for name in ("centre.json", "questionnaires/self-referral.json"):
            self.assertEqual((pack / name).read_bytes(), (TOWER_HAMLETS / name).read_bytes())

    def test_init_again_changes_nothing(self):
        self.run_ctl("init", "--data", self.data, "--centre", TOWER_HAMLETS, "--inbox", self.folder / "mail")
        before = self.snapshot()
        self.run_ctl("init", "--data", self.data, "--centre", TOWER_HAMLETS, "--inbox", self.folder / "mail")
        self.run_ctl("init", "--data", self.data)
        self.assertEqual(self.snapshot(), before)

    def test_init_refuses_other_settings(self):
        self.run_ctl("init", "--data", self.data)
        before = self.snapshot()
        pack = self.copy_pack()
        self.change(pack / "centre.json", '"idleSeconds": 60', '"idleSeconds": 90')
        for arguments in (["--inbox", "smtps://mail.example.org"], ["--sender", "a@example.org"],
                          ["--inbox-ca", "/etc/hosts"], ["--inbox-tls", "none"], ["--centre", pack]):
            with self.subTest(arguments):
                done = self.run_ctl("init", "--data", self.data, *arguments, wanted=1)
                self.assertIn(arguments[0] + ": ", done.stderr)
                self.assertIn("left as it is", done.stderr)
                self.assertEqual(self.snapshot(), before)

    def test_init_for_a_server_takes_the_password_from_a_descriptor(self):
        ca = self.folder / "ca.pem"
        ca.write_text("certificate")
        reader, writer = os.pipe()
        os.write(writer, b"s3cret\n")
        os.close(writer)
        try:
            done = self.run_ctl("init", "--data", self.data, "--inbox", "smtps://mail.example.org:465", "--inbox-user",
                                "kiosk", "--inbox-password-fd", reader, "--inbox-ca", "ca.pem", "--inbox-tls",
                                "required", "--sender", "kiosk@example.org", pass_fds=[reader])
        finally:
            os.close(reader)
        self.assertEqual(json.loads((self.data / "private/inbox.json").read_text()),
                         {"url": "smtps://mail.example.org:465", "user": "kiosk", "passwordFile": "inbox.password",
                          "caFile": str(ca), "tls": "required", "sender": "kiosk@example.org"})
        self.assertEqual((self.data / "private/inbox.password").read_text(), "s3cret")
        self.assertEqual(self.mode("private/inbox.password"), 0o600)
        self.assertNotIn("s3cret", done.stdout + done.stderr)

    def test_init_refuses_bad_settings_and_can_be_run_again(self):
        for arguments in (["--inbox", "http://example.org"], ["--inbox", "smtp://mail.example.org", "--inbox-tls", "none"],
                          ["--inbox", "smtps://mail.example.org", "--inbox-user", "kiosk"],
                          ["--sender", "nobody"], ["--inbox-tls", "perhaps"], ["--inbox-ca", "/nowhere.pem"],
                          ["--inbox-user", "x", "--inbox-password-fd", "x"],
                          ["--inbox-user", "x", "--inbox-password-fd", "99"]):
            with self.subTest(arguments):
                self.run_ctl("init", "--data", self.data, *arguments, wanted=1)
                self.assertFalse((self.data / "private/inbox.json").exists())
                self.assertFalse((self.data / "private/inbox.password").exists())
        self.run_ctl("init", "--data", self.data)

    def test_init_does_not_replace_a_lost_key(self):
        self.run_ctl("init", "--data", self.data)
        (self.data / "private/centre.key").unlink()
        self.assertIn("put the missing one back", self.run_ctl("init", "--data", self.data, wanted=1).stderr)
        self.assertFalse((self.data / "private/centre.key").exists())

    def test_init_makes_a_lost_public_key_again(self):
        self.run_ctl("init", "--data", self.data)
        public = self.data / "public/centre.pub"
        before = public.read_bytes()
        public.unlink()
        self.assertIn("made again", self.run_ctl("init", "--data", self.data).stdout)
        self.assertEqual(public.read_bytes(), before)

    def test_init_notices_keys_that_are_no_pair(self):
        self.run_ctl("init", "--data", self.data)
        other = self.folder / "other"
        self.run_ctl("init", "--data", other)
        shutil.copy(other / "public/centre.pub", self.data / "public/centre.pub")
        self.assertIn("does not belong to", self.run_ctl("init", "--data", self.data, wanted=1).stderr)

    def test_init_with_a_broken_pack_makes_nothing(self):
        pack = self.copy_pack()
        self.change(pack / "centre.json", '"idleSeconds"', '"idelSeconds"')
        done = self.run_ctl("init", "--data", self.data, "--centre", pack, wanted=1)
        self.assertRegex(done.stderr, r"centre\.json:\d+: /idelSeconds is not a known entry")
        self.assertFalse(self.data.exists())

    def test_init_uses_the_default_data_folder(self):
        self.run_ctl("init")
        self.assertTrue((self.folder / ".local/share/doorstep/private/doorstep.db").exists())

    # centre check, centre install

    def test_check_of_the_shipped_pack(self):
        self.assertIn("no faults", self.run_ctl("centre", "check", TOWER_HAMLETS).stdout)
        report = json.loads(self.run_ctl("centre", "check", "--json", TOWER_HAMLETS).stdout)
        report.pop("notes")
        self.assertEqual(report, {"centre": str(TOWER_HAMLETS), "ok": True, "faults": []})

    def test_check_tells_every_fault_with_its_place(self):
        pack = self.copy_pack()
        self.change(pack / "centre.json", '"idleSeconds": 60', '"idleSeconds": 6')
        self.change(pack / "questionnaires/self-referral.json", '"question": "unsafe-times"', '"question": "unsafe-time"')
        done = self.run_ctl("centre", "check", pack, wanted=1)
        self.assertRegex(done.stderr, r"doorstepctl: centre\.json:\d+: /idleSeconds must be a whole number from 20")
        self.assertRegex(done.stderr, r"doorstepctl: questionnaires/self-referral\.json:\d+: .*\"unsafe-time\"; no question")
        report = json.loads(self.run_ctl("centre", "check", pack, "--json", wanted=1).stdout)
        self.assertFalse(report["ok"])
        lines = (pack / "centre.json").read_text().splitlines()
        fault = next(fault for fault in report["faults"] if fault["file"] == "centre.json")
        self.assertIn('"idleSeconds": 6', lines[fault["line"] - 1])
        self.assertEqual(len(report["faults"]), 2)

    def test_check_looks_at_the_words_too(self):
        pack = self.copy_pack()
        self.change(pack / "centre.json", '"languages": [', '"languages": ["tlh", ')
        self.assertIn('has "tlh"', self.run_ctl("centre", "check", pack, wanted=1).stderr)
        pack = self.copy_pack_anew()
        (pack / "strings").mkdir(exist_ok=True)
        (pack / "strings/en.json").write_text('{"centre.name": "{broken"}')
        self.assertIn("en.json", self.run_ctl("centre", "check", pack, wanted=1).stderr)

    def words_in_english(self, pack):
        """Missing and wanted ones of the Arabic of a pack."""
        notes = json.loads(self.run_ctl("centre", "check", "--json", pack).stdout)["notes"]
        found = [re.match(r"(\d+) of (\d+) words", note["text"]) for note in notes if note["file"] == "strings/ar.json"]
        return [int(number) for number in found[0].groups()] if found else None

    def test_check_counts_the_words_of_sessions(self):
        pack = self.copy_pack()
        self.change(pack / "strings/ar.json", '"service.stay-and-play.name"', '"service.nothing.name"')
        missing, wanted = self.words_in_english(pack)
        times = [{"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:00"}]
        (pack / "timetable.json").write_text(json.dumps({"sessions": [
            {"id": "songs", "name": "Songs", "kind": "drop-in", "schedules": times},
            {"id": "play", "service": "stay-and-play", "kind": "drop-in", "schedules": times}]}))
        self.assertEqual(self.words_in_english(pack), [missing + 1, wanted + 1])

    def copy_pack_anew(self):
        shutil.rmtree(self.folder / "pack")
        return self.copy_pack()

    def test_check_of_nothing(self):
        self.assertIn("centre.json: ", self.run_ctl("centre", "check", self.folder / "nowhere", wanted=1).stderr)

    def test_install_turns_current_and_keeps_the_old(self):
        self.run_ctl("init", "--data", self.data)
        first = self.current()
        pack = self.copy_pack()
        (pack / "notes.txt").write_text("not a part of the pack")
        self.run_ctl("centre", "install", pack, "--data", self.data)
        self.assertEqual(self.current(), first, "the same files have the same hash, whatever lies beside them")
        self.change(pack / "centre.json", '"idleSeconds": 60', '"idleSeconds": 90')
        self.run_ctl("centre", "install", pack, "--data", self.data, umask=0o077)
        second = self.current()
        self.assertNotEqual(first, second)
        packs = self.data / "public/packs"
        self.assertEqual({path.name for path in packs.iterdir()}, {"current", first, second})
        self.assertFalse((packs / second / "notes.txt").exists())
        self.assertEqual(stat.S_IMODE((packs / second).stat().st_mode), 0o755)
        self.run_ctl("centre", "install", TOWER_HAMLETS, "--data", self.data)
        self.assertEqual(self.current(), first)

    def test_install_of_a_broken_pack_leaves_the_last_good_one(self):
        self.run_ctl("init", "--data", self.data)
        before = self.snapshot()
        pack = self.copy_pack()
        self.change(pack / "questionnaires/self-referral.json", '"type": "date"', '"type": "day"')
        done = self.run_ctl("centre", "install", pack, "--data", self.data, wanted=1)
        self.assertIn("the pack that was current stays so", done.stderr)
        self.assertEqual(self.snapshot(), before)

    def test_a_copy_that_was_cut_off_is_made_again(self):
        self.run_ctl("init", "--data", self.data)
        packs = self.data / "public/packs"
        name = self.current()
        (packs / name).rename(packs / f".{name}.part")
        (packs / f".{name}.part/centre.json").write_text("half")
        (packs / "current").unlink()
        self.run_ctl("centre", "install", TOWER_HAMLETS, "--data", self.data)
        self.assertEqual({path.name for path in packs.iterdir()}, {"current", name})
        self.assertEqual((packs / name / "centre.json").read_bytes(), (TOWER_HAMLETS / "centre.json").read_bytes())

    def test_a_copy_that_was_damaged_is_mended(self):
        self.run_ctl("init", "--data", self.data)
        copy = self.data / "public/packs" / self.current()
        self.assertIn("is current already", self.run_ctl("centre", "install", TOWER_HAMLETS, "--data", self.data).stdout)
        (copy / "centre.json").write_text("half")
        (copy / "services.json").unlink()
        done = self.run_ctl("centre", "install", TOWER_HAMLETS, "--data", self.data)
        self.assertIn("installed as", done.stdout)
        for name in ("centre.json", "services.json"):
            self.assertEqual((copy / name).read_bytes(), (TOWER_HAMLETS / name).read_bytes())
        (copy / "strings/cy.json").write_text("{}")
        done = self.run_ctl("centre", "install", TOWER_HAMLETS, "--data", self.data, wanted=1)
        self.assertIn("take the folder away", done.stderr)

    def test_install_without_a_data_folder(self):
        done = self.run_ctl("centre", "install", TOWER_HAMLETS, "--data", self.data, wanted=1)
        self.assertIn("doorstepctl init", done.stderr)
        self.assertFalse(self.data.exists())

    # queue list

    def test_queue_without_a_keeper(self):
        self.run_ctl("init", "--data", self.data)
        self.assertRegex(self.run_ctl("queue", "list", "--data", self.data).stdout,
                         r"^reference +state +accepted +tries +next try +reason\n$")
        self.assertEqual(json.loads(self.run_ctl("queue", "list", "--data", self.data, "--json").stdout), {"items": []})

    def test_queue_of_nothing_makes_no_database(self):
        self.data.mkdir()
        self.assertIn("has no database", self.run_ctl("queue", "list", "--data", self.data, wanted=1).stderr)
        self.assertEqual(list(self.data.iterdir()), [])

    def test_queue_that_somebody_else_has_open(self):
        import fcntl
        self.run_ctl("init", "--data", self.data)
        with open(self.data / "private/lock", "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.assertIn("another program has the database open",
                          self.run_ctl("queue", "list", "--data", self.data, wanted=1).stderr)

    def serve(self, rows):
        """A keeper that knows one answer, on the admin socket."""
        (self.data / "run").mkdir(parents=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.addCleanup(listener.close)
        listener.bind(str(self.data / "run/admin.sock"))
        listener.listen()

        def answer():
            peer, _ = listener.accept()
            with peer:
                while True:
                    message = peer.recv(65536)
                    if not message:
                        return
                    request = json.loads(message)
                    fields = request["fields"]
                    page = [row for row in rows if row["id"] > fields["after"]][:fields["limit"]]
                    peer.send(self.envelope(request, {"items": page, "next": page[-1]["id"] if page else 0}))

        threading.Thread(target=answer, daemon=True).start()

    @staticmethod
    def envelope(request, fields):
        return json.dumps({"version": request["version"], "answer": request["ask"], "fields": fields}).encode()

    def test_queue_of_a_living_keeper_over_several_pages(self):
        rows = [{"id": n, "reference": "2222-2222", "state": "deferred", "acceptedUtcMs": 1795340000000,
                 "nextTryUtcMs": 1795340010000 if n % 2 else 0, "tries": n, "reason": "451 \u001b[2J later"}
                for n in range(1, 121)]
        self.serve(rows)
        items = json.loads(self.run_ctl("queue", "list", "--data", self.data, "--json").stdout)["items"]
        self.assertEqual([item["tries"] for item in items], list(range(1, 121)))
        self.assertEqual(items[0], {"reference": "2222-2222", "state": "deferred", "accepted": "2026-11-22T09:33:20Z",
                                    "tries": 1, "nextTry": "2026-11-22T09:33:30Z", "reason": "451 \u001b[2J later"})
        self.assertIsNone(items[1]["nextTry"])

    def test_a_servers_words_do_not_steer_the_terminal(self):
        self.serve([{"id": 1, "reference": "2222-2222", "state": "held", "acceptedUtcMs": 0, "nextTryUtcMs": 0,
                     "tries": 1, "reason": "550 \u001b[2J no"}])
        lines = self.run_ctl("queue", "list", "--data", self.data).stdout.splitlines()
        self.assertEqual(len(lines), 2)
        self.assertIn("550 ?[2J no", lines[1])


if __name__ == "__main__":
    unittest.main()
