#!/usr/bin/python3
"""Printing by a real CUPS to IPP printers and to a raw queue, in a network of their own: what comes out is the
bitmap, dot by dot; a page comes once or not at all, and nothing of it is left in the queue or on the disk.

usage: tests/print/ipp_test.py [NAME...]     DOORSTEP_BIN is the folder of the built programs
"""
import contextlib
import pathlib
import signal
import socket
import sys
import tempfile
import time

from print_bench import Client, ctl, is_black, rows_of, run_tests
from print_service import SOCKET, IppPrinter, PrintService, go_inside, read_pwg, run, wait_until

A4 = (2480, 3508)
SMALL = (400, 300)
ROLL = (576, 300)
service = None


@contextlib.contextmanager
def bench(name, trouble=None, width="A4"):
    """A printer of its own behind a queue of its own, and a program that prints to it."""
    printer = IppPrinter(service, name)
    service.add_queue(name, printer.uri, driverless=True)
    if trouble:
        printer.set_trouble(trouble)
    with tempfile.TemporaryDirectory() as folder:
        client = Client(folder, kind="cups", queue=name, width=width)
        try:
            yield client, printer
        finally:
            client.close()


def expect_gone(queue, printer=None, pages=0):
    """Nothing is left in the queue, and this many pages came out."""
    wait_until(lambda: service.jobs(queue) == [], f"{queue} has no jobs")
    if printer:
        time.sleep(0.5)
        assert len(printer.printed()) == pages, printer.printed()


def expect_drawn(page, size, seed, sheet=A4, from_row=0):
    """Each dot is a square of dots on the page, and around it all is white."""
    assert page.resolution == (600, 600) and page.media == "iso_a4_210x297mm"
    assert abs(page.width - 2 * sheet[0]) <= 2 and abs(page.height - 2 * sheet[1]) <= 2, (page.width, page.height)
    rows = min(size[1] - from_row, sheet[1])
    for y in range(0, page.height, 2):
        dots = [is_black(x, y // 2 + from_row, seed) for x in range(size[0])] if y // 2 < rows else []
        wanted = b"".join(b"\0\0" if dot else b"\xff\xff" for dot in dots).ljust(page.width, b"\xff")
        assert page.lines[y] == wanted, f"line {y}"
        assert y + 1 == page.height or page.lines[y + 1] == wanted, f"line {y + 1}"


def test_a_page():
    with bench("page") as (client, printer):
        size = (1200, 800)
        client.print(size, 1, 1, "done done")
        client.look("ready -")
        expect_gone("page", printer, 1)
        [page] = read_pwg(printer.printed()[0].read_bytes())
        expect_drawn(page, size, 1)


def test_two_pages():
    with bench("pages") as (client, printer):
        size = (100, A4[1] + 200)
        client.print(size, 2, 1, "done done")
        expect_gone("pages", printer, 1)
        pages = read_pwg(printer.printed()[0].read_bytes())
        assert len(pages) == 2 and pages[0].page_count == 2
        expect_drawn(pages[0], size, 2)
        expect_drawn(pages[1], size, 2, from_row=A4[1])


@contextlib.contextmanager
def roll(name):
    """A raw queue, the file that what is printed ends up in, and a program that prints to it."""
    out = service.folder / name
    service.add_queue(name, f"keep:{out}", driverless=False)
    with tempfile.TemporaryDirectory() as folder:
        client = Client(folder, kind="cups", queue=name, width="80mm", socket=SOCKET)
        try:
            yield client, out
        finally:
            client.close()


def escpos(seed):
    rows = rows_of(seed, *ROLL)
    bands = [(0, 128), (128, 128), (256, 44)]
    return b"\x1b@" + b"".join(b"\x1dv0\0" + bytes([72, 0, count, 0]) + b"".join(rows[first:first + count])
                               for first, count in bands) + b"\x1dVB\0"


def test_a_roll():
    with roll("roll") as (client, out):
        client.print(ROLL, 3, 1, "done done")
        client.print(ROLL, 4, 2, "done done")
        expect_gone("roll")
        assert out.read_bytes() == escpos(3) + escpos(4)


def test_a_roll_in_trouble():
    """Nobody knows how much of it hangs out of the printer."""
    with roll("roll-trouble") as (client, out):
        trouble = out.with_name("roll-trouble.trouble")
        trouble.write_text("media-empty-error")
        client.print(ROLL, 3, 1, "half out-of-paper")
        client.look("out-of-paper P1")
        expect_gone("roll-trouble")
        trouble.unlink()
        time.sleep(1.0)
        assert not out.exists(), "it was printed after it was given up"
        client.print(ROLL, 4, 2, "done done")
        assert out.read_bytes() == escpos(4)


def in_trouble(name, trouble, news, look):
    """It is said, nothing comes later, the queue is not stopped, and the next page comes."""
    with bench(name, trouble) as (client, printer):
        client.print(SMALL, 1, 1, news)
        client.look(look)
        expect_gone(name)
        printer.mend()
        time.sleep(1.0)
        assert printer.printed() == [], "it was printed after it was given up"
        client.print(SMALL, 2, 2, "done done")
        client.look("ready -")
        expect_gone(name, printer, 1)
        [page] = read_pwg(printer.printed()[0].read_bytes())
        expect_drawn(page, SMALL, 2)


def test_out_of_paper():
    in_trouble("paper", "media-empty-error", "out-of-paper out-of-paper", "out-of-paper P1")


def test_cover_open():
    in_trouble("cover", "cover-open", "cover-open cover-open", "cover-open P2")


def test_jam():
    in_trouble("jam", "media-jam-error", "stopped stopped", "stopped P6")


def test_paper_low():
    with bench("low") as (client, printer):
        client.print(SMALL, 1, 1, "done done")
        printer.set_trouble("media-low-warning")
        client.print(SMALL, 2, 2)
        time.sleep(3.5)
        printer.mend()
        client.expect("news 2 done done")
        expect_gone("low", printer, 2)


def test_unplugged():
    with bench("plug") as (client, printer):
        printer.process.kill()
        printer.process.wait()
        client.print(SMALL, 1, 1, "no-answer no-answer")
        client.look("no-answer P5")
        expect_gone("plug")


def test_behind_others():
    with bench("behind", "silent") as (client, printer):
        with tempfile.NamedTemporaryFile(suffix=".pwg") as page:
            page.write(b"RaS2 of somebody else")
            page.flush()
            run("lp", "-h", SOCKET, "-d", "behind", "-o", "document-format=image/pwg-raster", page.name)
        before = service.jobs("behind")
        assert len(before) == 1
        client.print(SMALL, 1, 1, "busy busy")
        client.look("busy P4")
        assert service.jobs("behind") == before, "only its own job is taken back"
        run("cancel", "-h", SOCKET, "-a", "behind")
        run("cancel", "-h", SOCKET, "-a", "-x", "behind")


def test_cancelled():
    with bench("cancel", "silent") as (client, printer):
        client.print(SMALL, 1, 1)
        wait_until(lambda: service.jobs("cancel"), "it is in the queue")
        time.sleep(1.0)
        client.say("cancel 1")
        expect_gone("cancel")
        printer.mend()
        client.quiet(1.0)
        client.look("ready -")
        client.print(SMALL, 2, 2, "done done")
        expect_gone("cancel", printer, 1)


def test_cancelled_at_once():
    with bench("once") as (client, printer):
        for job in range(1, 6):
            client.print(SMALL, job, job)
            time.sleep(0.02 * job)
            client.say(f"cancel {job}")
            wait_until(lambda: not moving(client), "it is taken back")
        expect_gone("once")


def moving(client):
    client.say("look")
    heard = client.hear(5)
    return heard is None or heard.startswith("look printing")


def test_stopped_queue():
    with bench("stopped") as (client, printer):
        run("cupsdisable", "-h", SOCKET, "stopped")
        client.print(SMALL, 1, 1, "stopped stopped")
        client.look("stopped P6 the queue is stopped")
        expect_gone("stopped")
        run("cupsenable", "-h", SOCKET, "stopped")
        expect_gone("stopped", printer, 0)
        client.print(SMALL, 1, 2, "done done")
        expect_gone("stopped", printer, 1)


def test_no_such_queue():
    with tempfile.TemporaryDirectory() as folder:
        client = Client(folder, kind="cups", queue="nowhere", width="A4")
        client.print(SMALL, 1, 1, "stopped stopped")
        client.look("stopped P6 the print service has no such queue")
        client.close()


def test_no_service():
    with tempfile.TemporaryDirectory() as folder:
        client = Client(folder, kind="cups", queue="page", width="A4", socket=f"{folder}/cups.sock")
        client.print(SMALL, 1, 1, "no-answer no-answer")
        client.look("no-answer P5 the print service does not answer")
        client.close()


def test_service_that_hangs():
    """It takes connections and never answers; the glass must not wait for it."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as silent:
        silent.bind(f"{folder}/cups.sock")
        silent.listen()
        client = Client(folder, kind="cups", queue="page", width="A4", socket=f"{folder}/cups.sock")
        client.print(SMALL, 1, 1)
        client.look("printing", 0.5)
        client.say("cancel 1")
        client.look("printing", 0.5)
        began = time.monotonic()
        client.close()
        assert time.monotonic() - began < 9, "the end took too long"


def test_power_cut():
    """What a run that died has left is taken back by the next one, which prints nothing to learn that."""
    with bench("cut", "silent") as (client, printer):
        client.print(SMALL, 1, 1)
        wait_until(lambda: service.jobs("cut"), "it is in the queue")
        client.process.send_signal(signal.SIGKILL)
        client.process.wait()
        assert service.jobs("cut")
        with tempfile.TemporaryDirectory() as folder:
            again = Client(folder, kind="cups", queue="cut", width="A4")
            again.say("ask")
            again.expect("job 1")
            again.expect("news 1 ready ready")
            again.close()
        printer.mend()
        expect_gone("cut", printer, 0)


def test_check():
    """What would keep slips from being printed once, or keep them for longer."""
    printer = IppPrinter(service, "check")
    service.add_queue("check", printer.uri, driverless=True)
    service.add_queue("plain", f"keep:{service.folder}/plain", driverless=False)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "public").mkdir()
        ctl(folder, "set", "cups", "--queue", "check", "--width", "A4")
        said = ctl(folder, "check")
        assert "is ready" in said and "lpadmin -p check -o printer-error-policy=abort-job" in said, said
        assert "Better: cupsd.conf: " in said and "write PreserveJobFiles No there" in said, said
        run("lpadmin", "-h", SOCKET, "-p", "check", "-o", "printer-error-policy=abort-job")
        assert "abort-job" not in ctl(folder, "check")
        assert "has printed" in ctl(folder, "test")
        expect_gone("check", printer, 1)
        run("cupsdisable", "-h", SOCKET, "check")
        assert "check: is stopped; start it again: cupsenable check" in ctl(folder, "check", wanted=1)
        ctl(folder, "set", "cups", "--queue", "plain", "--width", "A4")
        assert "plain: takes no A4 pages" in ctl(folder, "check", wanted=1)
        ctl(folder, "set", "cups", "--queue", "plain")
        assert "is ready" in ctl(folder, "check")
        ctl(folder, "set", "cups", "--queue", "nowhere")
        assert "nowhere: is no queue of CUPS" in ctl(folder, "check", wanted=1)
        ctl(folder, "set", "cups", "--queue", "check", "--cups-socket", f"{folder}/cups.sock")
        assert "nobody answers there" in ctl(folder, "check", wanted=1)


def main(names):
    global service
    go_inside()
    with tempfile.TemporaryDirectory() as folder:
        service = PrintService(folder)
        try:
            code = run_tests([test for name, test in sorted(globals().items())
                              if name.startswith("test_") and (not names or name in names)], service_is_empty)
        finally:
            service.close()
    return code


def service_is_empty():
    wait_until(lambda: service.spooled() == [], "no job has left anything on the disk")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
