#!/usr/bin/python3
"""A receipt printer that runs out of paper, is opened, unplugged, busy, slow or silent: a slip comes once or not at
all, never twice, and never after it was cancelled.

usage: tests/print/device_test.py [NAME...]     DOORSTEP_BIN is the folder of the built programs
"""
import contextlib
import fcntl
import json
import os
import pathlib
import sys
import tempfile
import threading
import time

from print_bench import Client, ctl, rows_of, run_tests
from receipt_printer import ReceiptPrinter

WIDTH, HEIGHT, BAND = 576, 600, 128
SIZE = (WIDTH, HEIGHT)
WHITE = bytes(WIDTH // 8)


@contextlib.contextmanager
def bench(settings=None, **printer):
    """A printer and a program that prints on it."""
    device = ReceiptPrinter(**printer)
    with tempfile.TemporaryDirectory() as folder:
        client = Client(folder, kind="escpos", device=device.path, **(settings or {}))
        try:
            yield client, device
        finally:
            client.close()
            device.close()
    assert device.unknown == b"", f"printed as text: {device.unknown[:20]!r}"


def expect_whole(device, seeds):
    device.idle()
    tickets = device.tickets()
    assert tickets.pop() == [], "something hangs out"
    assert len(tickets) == len(seeds), f"{len(tickets)} tickets, not {len(seeds)}"
    for ticket, seed in zip(tickets, seeds):
        assert ticket == rows_of(seed, *SIZE), f"ticket {seed} is not what was printed"


def expect_part(ticket, seed, at_most=HEIGHT - 1):
    """A beginning of the ticket, and nothing black after it. How many rows of it there are."""
    rows = rows_of(seed, *SIZE)
    shown = len([row for row in ticket if row != WHITE])
    assert all(row == WHITE for row in ticket[shown:]), "something black after the part"
    if shown:
        last = ticket[shown - 1].rstrip(b"\0")
        assert ticket[:shown - 1] == rows[:shown - 1], "the part is not a beginning of it"
        assert rows[shown - 1].startswith(last), "the last row is not a beginning of it"
    assert shown <= at_most, f"{shown} rows are out, at most {at_most} may be"
    return shown


# A whole ticket.

def test_once_each():
    with bench() as (client, device):
        client.print(SIZE, 1, 1, "done done")
        client.print(SIZE, 2, 2, "done done")
        client.look("ready -")
        expect_whole(device, [1, 2])
        assert device.asked[:2] == [1, 4], device.asked
        # Before the first part, and after each: the reset, five bands, the cut.
        assert device.asked.count(4) >= 2 * 8, device.asked


def test_asking_prints_nothing():
    with bench(low=True) as (client, device):
        client.say("ask")
        client.expect("job 1")
        client.expect("news 1 paper-low paper-low")
        client.look("paper-low -")
        expect_whole(device, [])


def test_slow():
    with bench(row_seconds=0.001) as (client, device):
        client.print(SIZE, 1, 1, "done done")
        expect_whole(device, [1])


def test_without_marks():
    with bench(marks=False) as (client, device):
        client.print(SIZE, 1, 1, "done done")
        expect_whole(device, [1])


def test_without_status():
    with bench({"status": False}, answers=False, marks=False, forgets=False) as (client, device):
        client.print(SIZE, 1, 1, "done done")
        expect_whole(device, [1])
        assert device.asked == []


def test_without_cutter():
    with bench({"cutter": False}) as (client, device):
        client.print(SIZE, 1, 1, "done done")
        expect_whole(device, [1])


def test_at_a_speed():
    with bench({"baud": 19200}) as (client, device):
        client.print(SIZE, 1, 1, "done done")
        expect_whole(device, [1])


def test_paper_low():
    with bench(low=True) as (client, device):
        client.print(SIZE, 1, 1, "done done")
        client.look("paper-low -")
        expect_whole(device, [1])


def test_last_row_of_the_roll():
    with bench(paper=HEIGHT + 1) as (client, device):
        client.print(SIZE, 1, 1, "done done")
        device.paper = 0
        client.print(SIZE, 2, 2, "out-of-paper out-of-paper")
        client.look("out-of-paper P1")
        expect_whole(device, [1])


def test_pipe():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pipe")
        os.mkfifo(path)
        received = []
        client = Client(folder, kind="escpos", device=path, status=False)
        client.print(SIZE, 1, 1, "unplugged unplugged")
        reader = threading.Thread(target=lambda: received.append(open(path, "rb").read()))
        reader.start()
        time.sleep(0.2)
        client.print(SIZE, 1, 2, "done done")
        client.close()
        reader.join()
        assert len(received[0]) == 2 + 5 * 8 + HEIGHT * WIDTH // 8 + 4, len(received[0])


# Before anything is printed.

def test_out_of_paper_before():
    with bench(paper=0) as (client, device):
        client.print(SIZE, 1, 1, "out-of-paper out-of-paper")
        client.look("out-of-paper P1")
        device.refill()
        expect_whole(device, [])
        client.print(SIZE, 2, 2, "done done")
        client.look("ready -")
        expect_whole(device, [2])


def test_cover_open_before():
    with bench(cover=True) as (client, device):
        client.print(SIZE, 1, 1, "cover-open cover-open")
        client.look("cover-open P2")
        device.close_cover()
        expect_whole(device, [])
        client.print(SIZE, 2, 2, "done done")
        expect_whole(device, [2])


def test_not_there():
    with tempfile.TemporaryDirectory() as folder:
        client = Client(folder, kind="escpos", device="/dev/usb/lp-that-is-not-there")
        client.print(SIZE, 1, 1, "unplugged unplugged")
        client.look("unplugged P3")
        client.close()


def test_no_device():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "lp0"
        path.write_text("a file")
        client = Client(folder, kind="escpos", device=str(path))
        client.print(SIZE, 1, 1, "stopped stopped")
        client.look("stopped P6")
        client.close()
        assert path.read_text() == "a file"


def test_no_answer():
    with bench(answers=False) as (client, device):
        client.print(SIZE, 1, 1, "no-answer no-answer")
        client.look("no-answer P5")
        expect_whole(device, [])


def test_held_by_another():
    with bench() as (client, device):
        fcntl.flock(device.slave, fcntl.LOCK_EX)
        client.print(SIZE, 1, 1, "busy busy")
        client.look("busy P4")
        expect_whole(device, [])


def test_offline_without_a_word():
    with bench(offline=True) as (client, device):
        client.print(SIZE, 1, 1, "busy busy")
        assert 2 in device.asked and 3 in device.asked
        device.offline = False
        expect_whole(device, [])


def test_offline_for_a_moment():
    with bench(offline=True) as (client, device):
        client.print(SIZE, 1, 1)
        client.quiet(0.5)
        device.offline = False
        client.expect("news 1 done done")
        expect_whole(device, [1])


# In the middle.

def break_in_the_middle(cause, mend, most_rows, **printer):
    """Half a ticket; after mending no more of it comes, and the next person's ticket is whole."""
    with bench(**printer) as (client, device):
        client.print(SIZE, 1, 1, f"half {cause}")
        device.idle()
        mend(device)
        device.idle()
        client.print(SIZE, 2, 2, "done done")
        expect_end(device, most_rows)


def expect_end(device, most_rows, next_seed=2):
    device.idle()
    tickets = device.tickets()
    assert tickets.pop() == [], "something hangs out"
    assert tickets.pop() == rows_of(next_seed, *SIZE), "the next ticket is not what was printed"
    shown = expect_part([row for ticket in tickets for row in ticket], 1, most_rows)
    assert shown > 0


def test_out_of_paper_in_the_middle():
    break_in_the_middle("out-of-paper", ReceiptPrinter.refill, 200, paper=200)


def test_out_of_paper_and_it_cannot_forget():
    # The band that it had taken in comes out after the refill, and no more than that, however slow it is.
    def mend(device):
        device.row_seconds = 0
        device.refill()
    break_in_the_middle("out-of-paper", mend, 2 * BAND, paper=200, forgets=False, row_seconds=0.008)


def test_out_of_paper_without_marks():
    break_in_the_middle("out-of-paper", ReceiptPrinter.refill, 200, paper=200, marks=False)


def test_cover_opened_in_the_middle():
    with bench(row_seconds=0.002) as (client, device):
        client.print(SIZE, 1, 1)
        while len(device.rows) < 150:
            time.sleep(0.005)
        device.open_cover()
        client.expect("news 1 half cover-open")
        client.look("cover-open P2")
        device.row_seconds = 0
        device.close_cover()
        client.print(SIZE, 2, 2, "done done")
        expect_end(device, 2 * BAND)


def test_unplugged_in_the_middle():
    with bench(unplug_after=2 * BAND * WIDTH // 8) as (client, device):
        client.print(SIZE, 1, 1, "half unplugged")
        client.look("unplugged P3")
        client.print(SIZE, 2, 2, "unplugged unplugged")
        expect_part(device.rows, 1)


def test_stops_reading():
    with bench({"status": False}, reads=False, answers=False, marks=False) as (client, device):
        client.print(SIZE, 1, 1, "half busy")
        device.reads = True
        device.idle()
        assert len(device.rows) <= BAND, "more came than one band"
        expect_part(device.rows, 1, BAND)
        client.print(SIZE, 2, 2, "done done")
        device.idle()
        tickets = device.tickets()
        assert tickets[-1] == [] and tickets[-2] == rows_of(2, *SIZE)


# Cancelled.

def test_cancelled_in_the_middle():
    with bench(row_seconds=0.002) as (client, device):
        client.print(SIZE, 1, 1)
        while len(device.rows) < 150:
            time.sleep(0.005)
        client.say("cancel 1")
        out = len(device.rows)
        client.quiet(0.5)
        device.row_seconds = 0
        client.look("ready -")
        client.print(SIZE, 2, 2, "done done")
        expect_end(device, out + 60)


def test_cancelled_in_a_band():
    """The band that it was in the middle of ends white."""
    with bench({"status": False}, reads=False, answers=False, marks=False, forgets=False) as (client, device):
        client.print(SIZE, 1, 1)
        client.quiet(0.7)
        client.say("cancel 1")
        client.quiet(0.1)
        device.reads = True
        device.idle()
        [ticket, rest] = device.tickets()
        shown = expect_part(ticket, 1)
        assert rest == [] and len(ticket) % BAND == 0 and len(ticket) - BAND < shown < len(ticket)


def test_cancelled_before_it_began():
    with bench(offline=True) as (client, device):
        client.print(SIZE, 1, 1)
        client.quiet(0.3)
        client.say("cancel 1")
        device.offline = False
        client.quiet(1.0)
        expect_whole(device, [])
        client.print(SIZE, 2, 2, "done done")
        expect_whole(device, [2])


def test_cancelling_what_is_over():
    with bench() as (client, device):
        client.print(SIZE, 1, 1, "done done")
        client.print(SIZE, 2, 2)
        client.say("cancel 1")
        client.expect("news 2 done done")
        expect_whole(device, [1, 2])


def test_the_program_ends():
    with bench(row_seconds=0.002) as (client, device):
        client.print(SIZE, 1, 1)
        while len(device.rows) < 150:
            time.sleep(0.005)
        client.close()
        out = len(device.rows)
        device.row_seconds = 0
        device.idle()
        assert device.tickets()[-1] == [], "it was not cut off"
        expect_part(device.rows, 1, out + 60)


def test_refused():
    with bench(row_seconds=0.001) as (client, device):
        client.print(SIZE, 1, 1)
        client.say(f"print ticket {WIDTH} 10 3")
        client.expect("refused busy")
        client.say("ask")
        client.expect("refused busy")
        client.expect("news 1 done done")
        client.say(f"print ticket {WIDTH + 1} 10 3")
        client.expect("refused invalid")
        expect_whole(device, [1])


# As the centre's IT person meets it.

@contextlib.contextmanager
def data_folder():
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "public").mkdir()
        yield pathlib.Path(folder)


def test_ctl_without_a_printer():
    with data_folder() as data:
        for word in ("show", "check", "test"):
            assert "There is no printer" in ctl(data, word)
        assert json.loads(ctl(data, "show", "--json")) == {"kind": "none", "width": "80mm"}
        assert not (data / "public/printer.json").exists()


def test_ctl_prints_a_pattern():
    device = ReceiptPrinter()
    with data_folder() as data:
        ctl(data, "set", "escpos", "--device", device.path, "--width", "58mm", "--baud", "38400")
        path = data / "public/printer.json"
        assert path.stat().st_mode & 0o777 == 0o644
        assert json.loads(ctl(data, "show", "--json")) == json.loads(path.read_text()) == {
            "kind": "escpos", "width": "58mm", "device": device.path, "baud": 38400, "status": True, "cutter": True}
        assert "is ready" in ctl(data, "check")
        device.idle()
        assert device.rows == []
        assert "has printed" in ctl(data, "test")
        device.idle()
        assert len(device.rows) == 192 and device.cuts == [192]
        assert device.rows[0] == device.rows[-1] == b"\xff" * 48
        device.cover = True
        assert "(P2): its cover is open" in ctl(data, "test", wanted=1)
        assert len(device.rows) == 192
        device.close()
        said = ctl(data, "check", wanted=1)
        assert f"{device.path}: is not there; plug" in said, said


def test_ctl_says_what_to_write():
    with data_folder() as data:
        ctl(data, "set", "folder", "--print-to", str(data / "paper"))
        before = (data / "public/printer.json").read_text()
        for words, wanted in (
                (["set", "laser"], 'is no kind of printer; write "none"'),
                (["set", "escpos"], 'has no "device"; write the printer'),
                (["set", "escpos", "--device", "lp0"], "must be a path that begins with /"),
                (["set", "escpos", "--device", "/dev/usb/lp0", "--baud", "fast"], "baud"),
                (["set", "escpos", "--device", "/dev/usb/lp0", "--status", "maybe"], "write yes or no"),
                (["set", "cups", "--queue", "desk", "--cups-socket", "print.example.org"], "must be the socket")):
            said = ctl(data, *words, wanted=2)
            assert wanted in said, said
        assert (data / "public/printer.json").read_text() == before
        ctl(data, "test")
        assert [path.name for path in (data / "paper").iterdir()] == ["test-0001.png"]


def main(names):
    return run_tests([test for name, test in sorted(globals().items())
                      if name.startswith("test_") and (not names or name in names)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
