"""A centre in a temporary folder, its keeper, and a glass that is walked line by line, for tests of whole visits.

The programs are those of the folder DOORSTEP_BIN (with sanitizers), or of DOORSTEP_RELEASE_BIN where a test says so.
Everything that is started here is ended here, each by its own process id.
"""

import email
import email.policy
import json
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# A pack of the tests' own, so that a centre that changes its questions changes none of these tests.
PACK = os.path.join(ROOT, "tests/visit/pack")
JOURNEYS = os.path.join(ROOT, "tests/visit/journeys")
BIN = os.environ.get("DOORSTEP_BIN", os.path.join(ROOT, "build/sanitize/bin"))
RELEASE_BIN = os.environ.get("DOORSTEP_RELEASE_BIN", os.path.join(ROOT, "build/release/bin"))
LONG = os.environ.get("DOORSTEP_LONG", "0") == "1"

PORTRAIT = "1080x1920"
# Wide enough for every key, and quick to draw: where a test is not about the look.
SMALL = "1366x768"

SANITIZER = re.compile(r"AddressSanitizer|LeakSanitizer|UndefinedBehaviorSanitizer|runtime error:|Assertion .* failed")
REFERENCE = re.compile(r"[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}")
TIMEOUT_SECONDS = 60


def environment(**more):
    return {"DOORSTEP_ROOT": ROOT, **os.environ, **more}


def wait_until(condition, what, seconds=TIMEOUT_SECONDS):
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError("waited %d s for %s in vain" % (seconds, what))
        time.sleep(0.02)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)


def end_process(process):
    if process is not None and process.poll() is None:
        process.kill()
        process.wait()


class Letter:
    """A delivered email, read by Python's own email package."""

    def __init__(self, raw):
        self.raw = raw
        self.message = email.message_from_bytes(raw, policy=email.policy.default)
        self.subject = self.message["Subject"]
        self.id = self.message["Message-ID"]
        self.text = self.message.get_body(("plain",)).get_content()
        self.lines = self.text.splitlines()
        self.attachments = list(self.message.iter_attachments())

    def reference(self):
        return REFERENCE.search(self.subject).group()

    def response(self):
        """The QuestionnaireResponse's answers, as linkId to the values without their FHIR types."""
        return dict(self._answers(json.loads(self.attachments[0].get_content())))

    def _answers(self, holder):
        for item in holder.get("item", []):
            if "answer" in item:
                yield item["linkId"], [value.get("code") if isinstance(value, dict) else value
                                       for answer in item["answer"] for value in answer.values()]
            yield from self._answers(item)


class Centre:
    """A data folder as doorstepctl init makes it, a Maildir beside it, and the keeper that runs on them."""

    def __init__(self, pack=PACK, inbox=None, authority=None, programs=BIN):
        self.programs = programs
        self.folder = tempfile.mkdtemp(prefix="doorstep-visit-")
        self.data = os.path.join(self.folder, "data")
        self.maildir = os.path.join(self.folder, "inbox")
        self.logs = os.path.join(self.folder, "log")
        self.keeper = None
        self.glasses = []
        os.mkdir(self.logs)
        try:
            self._init(pack, inbox or self.maildir, ["--inbox-ca", authority] if authority else [])
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def _init(self, pack, inbox, options):
        done = self.ctl("init", "--data", self.data, "--centre", pack, "--inbox", inbox, *options)
        if done.returncode != 0:
            raise AssertionError("doorstepctl init: " + done.stderr)

    def path(self, *names):
        return os.path.join(self.data, *names)

    def program(self, name):
        return os.path.join(self.programs, name)

    def ctl(self, *arguments):
        return subprocess.run([self.program("doorstepctl"), *arguments], capture_output=True, text=True,
                              timeout=TIMEOUT_SECONDS, env=environment())

    def start_keeper(self, *options):
        with open(os.path.join(self.logs, "keeper"), "ab") as log:
            self.keeper = subprocess.Popen([self.program("doorstep-keeper"), "--data", self.data, *options],
                                           stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment())
        # A socket may be left of a keeper that was killed, so that it is there says nothing.
        wait_until(lambda: self.keeper.poll() is not None or self.keeper_listens(), "the keeper")
        if self.keeper.poll() is not None:
            raise AssertionError("the keeper did not start: " + self.log("keeper"))

    def keeper_listens(self):
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as probe:
            try:
                probe.connect(self.path("run/keeper.sock"))
            except OSError:
                return False
        return True

    def stop_keeper(self):
        self.keeper.terminate()
        code = self.keeper.wait(TIMEOUT_SECONDS)
        self.keeper = None
        return code

    def kill_keeper(self):
        self.keeper.kill()
        self.keeper.wait()
        self.keeper = None

    def keeper_once(self):
        done = subprocess.run([self.program("doorstep-keeper"), "--data", self.data, "--once"], capture_output=True,
                              text=True, timeout=TIMEOUT_SECONDS, env=environment())
        with open(os.path.join(self.logs, "keeper"), "a", encoding="utf-8") as log:
            log.write(done.stderr)
        return done.returncode

    def glass(self, *options, size=SMALL):
        made = Glass(self, *options, size=size)
        self.glasses.append(made)
        return made

    def log(self, name):
        with open(os.path.join(self.logs, name), encoding="utf-8", errors="replace") as file:
            return file.read()

    def sanitizer_reports(self):
        return [name + ":\n" + self.log(name) for name in sorted(os.listdir(self.logs))
                if SANITIZER.search(self.log(name))]

    def queue(self):
        done = self.ctl("queue", "list", "--data", self.data, "--json")
        if done.returncode != 0:
            raise AssertionError("doorstepctl queue list: " + done.stderr)
        return json.loads(done.stdout)["items"]

    def item(self, reference):
        found = [item for item in self.queue() if item["reference"] == reference]
        return found[0] if found else {"state": "not there", "tries": 0}

    def wait_for_state(self, reference, state):
        wait_until(lambda: self.item(reference)["state"] == state, "%s to be %s" % (reference, state))
        return self.item(reference)

    def letters(self):
        folder = os.path.join(self.maildir, "new")
        letters = []
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            with open(os.path.join(folder, name), "rb") as file:
                letters.append(Letter(file.read()))
        return letters

    def settled_letters(self):
        """All letters, once nothing waits any more."""
        wait_until(lambda: all(item["state"] == "purged" for item in self.queue()), "the outbox to be empty")
        return self.letters()

    def close(self):
        for glass in self.glasses:
            end_process(glass.process)
            glass.close_pipes()
        end_process(self.keeper)
        reports = self.sanitizer_reports()
        shutil.rmtree(self.folder, ignore_errors=True)
        return reports


class View:
    """What stands on the glass."""

    def __init__(self, dump):
        self.screen = dump["screen"]
        self.nodes = {node["id"]: node for node in dump["nodes"]}
        self.all = dump["nodes"]

    def text(self, node):
        return self.nodes[node]["text"]

    def texts(self):
        return [node["text"] for node in self.all]

    def whole(self):
        return "\n".join(self.texts())

    def questions(self):
        """The linkIds that this page asks, in their order."""
        found = []
        for node in self.all:
            match = re.match(r"q\.([^=:]+)$", node["id"]) or re.match(r"q\.([^=:]+)[=:](?!help|label)", node["id"])
            if match and match.group(1) != "other" and match.group(1) not in found:
                found.append(match.group(1))
        return found


class Glass:
    """A running doorstep --headless, told what to do a line at a time and looked at after each."""

    def __init__(self, centre, *options, size=SMALL):
        self.centre = centre
        self.name = "glass-%d" % len(centre.glasses)
        self.folder = os.path.join(centre.folder, self.name)
        os.mkdir(self.folder)
        self.pending = b""
        with open(os.path.join(centre.logs, self.name), "ab") as log:
            self.process = subprocess.Popen(
                [centre.program("doorstep"), "--headless", "--data", centre.data, "--size", size, "--journey", "-",
                 *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, cwd=self.folder,
                env=environment())

    def send(self, *lines):
        self.process.stdin.write("".join(line + "\n" for line in lines).encode())
        self.process.stdin.flush()

    def read(self, seconds=TIMEOUT_SECONDS):
        """The next line that the glass writes; None when it has ended."""
        end = time.monotonic() + seconds
        while b"\n" not in self.pending:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                raise AssertionError("%s wrote nothing for %d s; its log: %s" % (self.name, seconds, self.log()))
            piece = os.read(self.process.stdout.fileno(), 1 << 16)
            if piece == b"":
                return None
            self.pending += piece
        line, self.pending = self.pending.split(b"\n", 1)
        return line.decode()

    def answer(self):
        """"" for ok, else what the glass says was wrong."""
        line = self.read()
        if line is None:
            raise AssertionError("%s ended, status %s; its log: %s" % (self.name, self.process.wait(), self.log()))
        if line == "ok":
            return ""
        if not line.startswith("fail "):
            raise AssertionError("neither ok nor fail: " + line)
        return line[len("fail "):]

    def attempt(self, line):
        self.send(line)
        return self.answer()

    def do(self, *lines):
        for line in lines:
            problem = self.attempt(line)
            if problem:
                raise AssertionError("%s: %s" % (line, problem))

    def read_view(self):
        """The answer to a `dump -` that was sent."""
        line = self.read()
        if line is None or line.startswith("fail "):
            raise AssertionError("dump: %s; log: %s" % (line, self.log()))
        view = View(json.loads(line))
        problem = self.answer()
        if problem:
            raise AssertionError("dump: " + problem)
        return view

    def look(self):
        self.send("dump -")
        return self.read_view()

    def look_at_all(self):
        """The view with the nodes of every part of the page; ends on the last part."""
        view = self.look()
        while "nav.more" in self.look().nodes:
            before = self.look().whole()
            self.do("tap nav.more")
            part = self.look()
            if part.whole() == before or all(node in view.nodes for node in part.nodes):
                break
            for node in part.all:
                if node["id"] not in view.nodes:
                    view.nodes[node["id"]] = node
                    view.all.append(node)
        return view

    def expect_screen(self, name):
        self.do("expect screen " + name)

    def play(self, name):
        """Plays a journey's file; returns the reference that its done page shows."""
        reference = None
        with open(os.path.join(JOURNEYS, name + ".journey"), encoding="utf-8") as file:
            for line in file:
                line = line.strip()
                if line == "" or line.startswith("#"):
                    continue
                self.do(line)
                if line == "expect screen done":
                    reference = self.look().text("done.reference")
        return reference

    def begin(self, language="en"):
        """To the first question."""
        self.do("expect screen welcome", "language " + language, "tap home.refer", "tap nav.next",
                "expect screen question")

    def answer_pages(self, answers, until=None):
        """Goes on from page to page, answering what `answers` (linkId to value) knows, to the page that asks `until` or
        to the check page. Pages with typed answers are not dumped."""
        while True:
            asked = self.look().questions()
            if until in asked:
                return
            for link in asked:
                if link in answers:
                    self.do("answer q.%s %s" % (link, answers[link]))
            self.do("tap nav.next")
            if self.attempt("expect screen question"):
                self.expect_screen("check")
                return

    def to_check(self, answers, language="en"):
        self.begin(language)
        self.answer_pages(answers)

    def submit(self, answers, language="en"):
        """A whole visit up to its reference."""
        self.to_check(answers, language)
        self.do("tap nav.next", "expect screen done")
        return self.look().text("done.reference")

    def log(self):
        return self.centre.log(self.name)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.close_pipes()

    def quit(self):
        """The journey is over, and the program with it."""
        self.process.stdin.close()
        code = self.process.wait(TIMEOUT_SECONDS)
        self.close_pipes()
        return code

    def close_pipes(self):
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except OSError:
                pass


# The least that the form of that pack takes.
SHORT = {
    "relationship": "parent",
    "child-age": "1-to-4",
    "help": "play",
    "name": "Ada Quick",
    "contact": "desk",
    "agree": "yes",
}


def short(**more):
    return dict(SHORT, **more)


class VisitTest(unittest.TestCase):
    """A test whose centres are ended and looked over for reports of the sanitizers."""

    maxDiff = None

    def centre(self, *arguments, **options):
        made = Centre(*arguments, **options)
        self.addCleanup(self._close, made)
        return made

    def _close(self, centre):
        self.assertEqual(centre.close(), [], "a sanitizer complains")

    def assert_clean(self, glass, *personal):
        """Nobody has been here before."""
        view = glass.look()
        self.assertEqual(view.screen, "welcome")
        for words in personal:
            self.assertNotIn(words, view.whole())

    def assert_one_line(self, text, program, *wanted):
        """`program: what: why, and what to do`, once."""
        lines = [line for line in text.splitlines() if line]
        self.assertEqual(len(lines), 1, text)
        self.assertRegex(lines[0], "^%s: .+: .+[;:,] .+" % program)
        for words in wanted:
            self.assertIn(words, lines[0])


def main():
    """Runs the tests of the calling script and ends with the line that tests/run reads."""
    result = unittest.main(verbosity=2, exit=False).result
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print("%d passed, %d failed" % (max(0, result.testsRun - failed - len(result.skipped)), failed), flush=True)
    sys.exit(1 if failed or result.testsRun == 0 else 0)
