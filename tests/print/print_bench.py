"""print_client, the program under test, and a way to run tests that wait more than they work."""
import concurrent.futures
import json
import os
import pathlib
import queue
import subprocess
import threading
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BIN = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin"))


def is_black(x, y, seed):
    """What print_client prints."""
    return (x * 7 + y * 13 + seed) % 11 < 4


def rows_of(seed, width, height):
    """The same, in rows of bits."""
    return [bytes(sum(0x80 >> bit for bit in range(8) if x + bit < width and is_black(x + bit, y, seed))
                  for x in range(0, width, 8)) for y in range(height)]


class Client:
    """print_client with settings, what is said to it and what it says."""

    def __init__(self, folder, **settings):
        path = pathlib.Path(folder) / f"printer-{threading.get_ident()}.json"
        path.write_text(json.dumps(settings))
        self.process = subprocess.Popen([BIN / "print_client", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, bufsize=1)
        self.lines = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self, seconds):
        """The next line, or None."""
        try:
            return self.lines.get(timeout=seconds)
        except queue.Empty:
            return None

    def expect(self, line, seconds=25.0):
        heard = self.hear(seconds)
        assert heard is not None and heard.startswith(line), f"wanted {line!r}, heard {heard!r}"

    def print(self, size, seed, job, news=None):
        """`size` is width and height; with `news`, waits for it."""
        self.say(f"print ticket {size[0]} {size[1]} {seed}")
        self.expect(f"job {job}")
        if news:
            self.expect(f"news {job} {news}")

    def look(self, wanted, seconds=5.0):
        self.say("look")
        self.expect(f"look {wanted}", seconds)

    def quiet(self, seconds):
        heard = self.hear(seconds)
        assert heard is None, f"wanted nothing, heard {heard!r}"

    def close(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            assert self.process.wait(15) == 0, "print_client ended badly"


def ctl(data, *words, wanted=0):
    """doorstepctl printer …; what it says, on both outputs."""
    done = subprocess.run([BIN / "doorstepctl", "printer", *words, "--data", data], capture_output=True, text=True,
                          env=dict(os.environ, DOORSTEP_ROOT=str(ROOT)), timeout=60)
    assert done.returncode == wanted, f"{words}: {done.returncode}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def run_one(test):
    try:
        test()
        return None
    except Exception:
        return traceback.format_exc(limit=-3)


def run_tests(tests, at_the_end=None):
    """Runs them side by side, says what failed, and returns the exit code. `at_the_end` is a test, too."""
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        faults = list(pool.map(run_one, tests))
    if at_the_end and tests:
        tests = [*tests, at_the_end]
        faults.append(run_one(at_the_end))
    for test, fault in zip(tests, faults):
        if fault:
            print(f"failed: {test.__name__}\n{fault}")
    failed = len([fault for fault in faults if fault])
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed or not tests else 0
