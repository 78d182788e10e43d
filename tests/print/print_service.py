"""A real CUPS as Debian sets it up, with printers that speak IPP, in a network of their own: nothing here can be
reached from outside, and nothing that runs on this machine is touched. And a reader of PWG raster (PWG 5102.4)."""
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import time
from fcntl import ioctl

INSIDE = "DOORSTEP_PRIVATE_NETWORK"
SOCKET = "/run/cups/cups.sock"


def go_inside():
    """Starts this program again where only its own loopback is. When the kernel forbids that, says so and ends:
    badly for root, who is allowed to."""
    if os.environ.get(INSIDE):
        return
    wall = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    if os.geteuid() != 0:
        wall += ["--user", "--map-root-user"]
    tried = subprocess.run([*wall, "true"], capture_output=True, text=True)
    if tried.returncode == 0:
        os.environ[INSIDE] = "1"
        os.execvp("unshare", [*wall, sys.executable, *sys.argv])
    print(f"NOT TESTED: printing by CUPS: no private network can be made here: {tried.stderr.strip()}")
    print("0 passed, 1 failed" if os.geteuid() == 0 else "0 passed, 0 failed")
    sys.exit(1 if os.geteuid() == 0 else 0)


def wait_until(holds, what, seconds=10.0):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain until {what}")
        time.sleep(0.02)


def run(*words, check=True):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=30)
    assert not check or done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


class PrintService:
    """cupsd, and what ippeveprinter needs: dbus and avahi."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.processes = []
        self.ports = 8631
        run("mount", "-t", "tmpfs", "none", "/run")
        self._loopback()
        self._bus()
        self._cupsd()

    @staticmethod
    def _loopback():
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
            up_and_running = 0x1 | 0x40
            ioctl(any_socket, 0x8914, struct.pack("16sh22x", b"lo", up_and_running))  # SIOCSIFFLAGS

    def start(self, *words, **options):
        log = open(self.folder / f"{pathlib.Path(str(words[0])).name}-{len(self.processes)}.log", "wb")
        process = subprocess.Popen([str(word) for word in words], stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                   **options)
        log.close()
        self.processes.append(process)
        return process

    def _bus(self):
        pathlib.Path("/run/dbus").mkdir()
        bus = self.folder / "bus.conf"
        bus.write_text("""<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=/run/dbus/system_bus_socket</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy></busconfig>
""")
        self.start("dbus-daemon", f"--config-file={bus}", "--nofork")
        wait_until(pathlib.Path("/run/dbus/system_bus_socket").exists, "dbus is there")
        avahi = self.folder / "avahi.conf"
        avahi.write_text("[server]\nuse-ipv6=no\nallow-interfaces=lo\n")
        self.start("avahi-daemon", "-f", avahi, "--no-drop-root", "--no-chroot", "--no-rlimits")
        wait_until(pathlib.Path("/run/avahi-daemon/socket").exists, "avahi is there")

    def _cupsd(self):
        self._backend()
        for name in ("conf/ppd", "spool/tmp", "cache", "state", "log"):
            (self.folder / name).mkdir(parents=True)
        pathlib.Path("/run/cups").mkdir()
        settings = pathlib.Path("/usr/share/cups/cupsd.conf.default").read_text()
        (self.folder / "conf/cupsd.conf").write_text(settings.replace("Browsing Yes", "Browsing No"))
        (self.folder / "conf/cups-files.conf").write_text(f"""SystemGroup root lpadmin
ServerRoot {self.folder}/conf
RequestRoot {self.folder}/spool
TempDir {self.folder}/spool/tmp
CacheDir {self.folder}/cache
StateDir {self.folder}/state
AccessLog {self.folder}/log/access
ErrorLog {self.folder}/log/error
PageLog {self.folder}/log/page
ServerBin {self.folder}/lib
""")
        for name in ("spool", "spool/tmp", "cache"):
            shutil.chown(self.folder / name, "root", "lp")
            (self.folder / name).chmod(0o770)
        self.folder.chmod(0o755)
        self.cupsd = self.start("cupsd", "-f", "-c", self.folder / "conf/cupsd.conf",
                                "-s", self.folder / "conf/cups-files.conf")
        wait_until(pathlib.Path(SOCKET).exists, "cups is there")

    def _backend(self):
        """Beside CUPS's own programs, one that keeps what is printed, keep:/FILE; with FILE.trouble it says so
        and waits."""
        shutil.copytree("/usr/lib/cups", self.folder / "lib", symlinks=True)
        backend = self.folder / "lib/backend/keep"
        backend.write_text("""#!/bin/sh
[ $# -gt 0 ] || exit 0
file=${DEVICE_URI#keep:}
if [ -e "$file.trouble" ]; then
    echo "STATE: +$(cat "$file.trouble")" >&2
    while [ -e "$file.trouble" ]; do sleep 0.1; done
    echo "STATE: -$(cat "$file.trouble")" >&2
fi
cat "${6:--}" >>"$file"
""")
        backend.chmod(0o700)

    def add_queue(self, name, uri, driverless):
        run("lpadmin", "-h", SOCKET, "-p", name, "-E", "-v", uri, *(["-m", "everywhere"] if driverless else []))

    def jobs(self, queue=""):
        """The jobs that the service still knows of, whatever became of them."""
        listed = run("lpstat", "-h", SOCKET, "-W", "all", "-o", *([queue] if queue else []))
        return [line.split()[0] for line in listed.splitlines()]

    def spooled(self):
        """What is left of jobs on the disk."""
        return sorted(path.name for path in (self.folder / "spool").iterdir() if path.is_file())

    def close(self):
        for process in reversed(self.processes):
            process.kill()
            process.wait()


class IppPrinter:
    """An IPP Everywhere printer that keeps what it was sent; while `trouble` is set, it says so and prints nothing."""

    def __init__(self, service, name):
        self.folder = service.folder / name
        self.folder.mkdir()
        self.state = self.folder / "trouble"
        self.log = self.folder / "printed"
        self.log.touch()
        self.folder.joinpath("job.test").write_text("""{ OPERATION Get-Job-Attributes
GROUP operation-attributes-tag
ATTR charset attributes-charset utf-8
ATTR language attributes-natural-language en
ATTR uri printer-uri $uri
ATTR integer job-id $job }""")
        service.ports += 1
        self.port = service.ports
        self.uri = f"ipp://localhost:{self.port}/ipp/print"
        script = self.folder / "print.sh"
        # A job waits while there is trouble; one that was cancelled meanwhile is not printed.
        script.write_text(f"""#!/bin/sh
cd '{self.folder}' || exit 1
name=${{1##*/}}
if [ -e trouble ]; then
    trouble=$(cat trouble)
    [ "$trouble" = silent ] || echo "STATE: +$trouble" >&2
    while [ -e trouble ]; do sleep 0.1; done
    [ "$trouble" = silent ] || echo "STATE: -$trouble" >&2
fi
if ipptool -tv -d "job=${{name%%-*}}" {self.uri} job.test | grep -qE 'canceled|to-stop-point'; then
    echo "$1" >>cancelled
else
    echo "$1" >>printed
fi
""")
        script.chmod(0o755)
        (self.folder / "spool").mkdir()
        self.process = service.start("ippeveprinter", "-k", "-d", self.folder / "spool", "-c", script,
                                     "-f", "image/pwg-raster", "-p", self.port, "-n", "localhost", name)
        wait_until(self._listens, f"{name} listens")

    def _listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def set_trouble(self, trouble):
        self.state.write_text(trouble)

    def mend(self):
        """People see to it; a job that waits and was not cancelled at the printer is printed now."""
        self.state.unlink(missing_ok=True)

    def printed(self):
        """The documents that came out."""
        return [pathlib.Path(line) for line in self.log.read_text().splitlines()]


class Page:
    def __init__(self, header):
        at = lambda offset: struct.unpack_from(">I", header, offset)[0]
        self.resolution = (at(276), at(280))
        self.width, self.height = at(372), at(376)
        self.bits, self.bytes_a_line = at(388), at(392)
        self.page_count = at(452)
        self.media = header[1732:1796].split(b"\0")[0].decode()
        self.lines = []


def read_pwg(data):
    """The pages of a PWG raster file."""
    assert data[:4] == b"RaS2", data[:4]
    at, pages = 4, []
    while at < len(data):
        page = Page(data[at:at + 1796])
        assert data[at:at + 9] == b"PwgRaster" and page.bits == 8
        at += 1796
        while len(page.lines) < page.height:
            repeats, at = data[at] + 1, at + 1
            line = bytearray()
            while len(line) < page.bytes_a_line:
                code, at = data[at], at + 1
                if code < 128:
                    line += data[at:at + 1] * (code + 1)
                    at += 1
                else:
                    line += data[at:at + 257 - code]
                    at += 257 - code
            page.lines += [bytes(line)] * repeats
        assert len(page.lines) == page.height
        pages.append(page)
    return pages
