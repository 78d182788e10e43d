"""A receipt printer on a pseudo-terminal that prints into memory, answers as Epson's command reference says, and
can be told to run out of paper, open its cover, fall silent or be unplugged. It knows nothing of Doorstep."""
import os
import select
import shutil
import tempfile
import threading
import time
import tty

BUFFER_BYTES = 64 * 1024


class ReceiptPrinter:
    """`paper` is how many rows are left; `answers`: it knows DLE EOT; `marks`: GS r; `forgets`: DLE DC4 8."""

    def __init__(self, paper=10 ** 6, answers=True, marks=True, forgets=True, row_seconds=0.0, **state):
        self.paper, self.answers, self.marks, self.forgets = paper, answers, marks, forgets
        self.row_seconds = row_seconds
        self.low = state.get("low", False)
        self.cover = state.get("cover", False)
        self.offline = state.get("offline", False)     # and does not say why
        self.reads = state.get("reads", True)
        self.unplug_after = state.get("unplug_after")   # bytes
        self.pauses_at = state.get("pauses_at")         # rows: it prints no more of them for now, and does not say so
        self.rows, self.cuts = [], []                   # a cut: how many rows were out
        self.unknown = b""                              # what is no command: a real printer prints it as text
        self.heard = bytearray()                        # all that came in
        self.asked = []                                 # the questions, in their order
        self.buffer = bytearray()
        self.real_time = bytearray()
        self.lock = threading.RLock()
        self.master, slave = os.openpty()
        tty.setraw(slave)
        # By a name of its own: the terminal's is given to the next one as soon as this is closed.
        self.folder = tempfile.mkdtemp(prefix="doorstep-receipt-")
        self.path = os.path.join(self.folder, "lp0")
        os.symlink(os.ttyname(slave), self.path)
        self.slave = slave
        self.ends = False
        self.thread = threading.Thread(target=self._live, daemon=True)
        self.thread.start()

    # What people do to it.

    def refill(self):
        with self.lock:
            self.paper = 10 ** 6
        self.idle()

    def open_cover(self):
        with self.lock:
            self.cover = True

    def close_cover(self):
        with self.lock:
            self.cover = False
        self.idle()

    def unplug(self):
        self.ends = True
        if self.thread is not threading.current_thread():
            self.thread.join()
        shutil.rmtree(self.folder, ignore_errors=True)
        for fd in (self.slave, self.master):
            if fd is not None:
                os.close(fd)
        self.slave = self.master = None

    def close(self):
        if self.master is not None:
            self.unplug()

    def idle(self):
        """Waits until it has nothing left that it could do."""
        quiet = 0
        while quiet < 4:
            time.sleep(0.05)
            with self.lock:
                before = (len(self.heard), len(self.buffer), len(self.rows))
            time.sleep(0.02 + 2 * self.row_seconds)
            with self.lock:
                quiet = quiet + 1 if before == (len(self.heard), len(self.buffer), len(self.rows)) else 0

    def tickets(self):
        """The rows between two cuts; what hangs out is the last."""
        with self.lock:
            edges = [0, *self.cuts, len(self.rows)]
            return [self.rows[a:b] for a, b in zip(edges, edges[1:])]

    # What it does by itself.

    def _stopped(self):
        return self.paper <= 0 or self.cover or self.offline

    def _live(self):
        while not self.ends:
            if self.reads and select.select([self.master], [], [], 0.005)[0] and len(self.buffer) < BUFFER_BYTES:
                try:
                    self._take(os.read(self.master, 4096))
                except OSError:
                    pass
            elif not self.reads:
                time.sleep(0.005)
            with self.lock:
                while not self.ends and not self._stopped() and self._step() and self.row_seconds == 0:
                    pass

    def _take(self, data):
        with self.lock:
            self.heard += data
            for byte in data:
                self.buffer.append(byte)
                self._real_time(byte)
        if self.unplug_after is not None and len(self.heard) >= self.unplug_after:
            self.unplug()

    def _real_time(self, byte):
        """DLE EOT n and DLE DC4 8 are obeyed as they come in, whatever is before them in the buffer."""
        self.real_time.append(byte)
        if self.real_time[-3:-1] == b"\x10\x04" and 1 <= byte <= 4 and self.answers:
            self._answer(byte)
        if self.real_time.endswith(b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08") and self.forgets:
            self.buffer.clear()
            os.write(self.master, b"\x37\x25\x00")
        del self.real_time[:-16]

    def _answer(self, question):
        self.asked.append(question)
        out = self.paper <= 0
        bits = {1: 0x08 * self._stopped(), 2: 0x04 * self.cover | 0x20 * out, 3: 0,
                4: 0x0C * (self.low or out) | 0x60 * out}[question]
        os.write(self.master, bytes([0x12 | bits]))

    def _step(self):
        """Obeys one command, or prints one row of a raster; False when there is nothing to do."""
        data = self.buffer
        if data[:3] == b"\x1dv0":
            return self._raster()
        for command, length in ((b"\x1b@", 2), (b"\x1dVB", 4), (b"\x1bd", 3), (b"\x1dr\x01", 3), (b"\x10\x04", 3),
                                (b"\x10\x14\x08", 10), (b"\x00", 1)):
            if data.startswith(command) and len(data) >= length:
                del data[:length]
                if command in (b"\x1dVB", b"\x1bd"):
                    self.cuts.append(len(self.rows))
                elif command == b"\x1dr\x01" and self.marks:
                    os.write(self.master, b"\x00")
                return True
            if command.startswith(bytes(data[:len(command)])):
                return False
        self.unknown += bytes(data[:1])
        del data[:1]
        return True

    def _raster(self):
        data = self.buffer
        if len(data) < 8:
            return False
        width, height = int.from_bytes(data[4:6], "little"), int.from_bytes(data[6:8], "little")
        if height == 0:
            del data[:8]
            return True
        if len(data) < 8 + width or len(self.rows) == self.pauses_at:
            return False
        self.rows.append(bytes(data[8:8 + width]))
        self.paper -= 1
        # The rest of the raster is one that is a row less high.
        data[6:8] = (height - 1).to_bytes(2, "little")
        del data[8:8 + width]
        time.sleep(self.row_seconds)
        return True
