"""Real SMTP servers, a test certificate authority and a safe to run against them, for tests of delivery.

The servers are aiosmtpd: a real, independent implementation of SMTP and TLS that is in Debian and can be told to
misbehave. Nothing here knows how Doorstep makes its messages.
"""

import asyncio
import contextlib
import datetime
import email
import email.policy
import ipaddress
import json
import logging
import os
import random
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import uuid

from aiosmtpd.smtp import SMTP
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# The servers are told to misbehave, and clients hang up on them: their own complaints would drown the result.
logging.getLogger("mail.log").setLevel(logging.CRITICAL + 1)
logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)

BIN = os.environ.get("DOORSTEP_BIN", "")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CODE = re.compile(r"(?m)^ +([2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4})\r?$")


class Authority:
    """A certificate authority in a folder, and certificates of servers by it."""

    def __init__(self, folder, name):
        self.folder = folder
        self.name = name
        self.key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = self._sign(subject, self.key.public_key(), subject, authority=True)
        self.path = os.path.join(folder, name + ".pem")
        self._write(self.path, self.certificate)

    def _sign(self, subject, public_key, issuer, authority=False, names=()):
        now = datetime.datetime.utcnow()
        builder = (x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(public_key)
                   .serial_number(x509.random_serial_number())
                   .not_valid_before(now - datetime.timedelta(days=1))
                   .not_valid_after(now + datetime.timedelta(days=3650))
                   .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True))
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return builder.sign(self.key, hashes.SHA256())

    @staticmethod
    def _write(path, certificate, key=None):
        with open(path, "wb") as file:
            file.write(certificate.public_bytes(serialization.Encoding.PEM))
            if key is not None:
                file.write(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                             serialization.NoEncryption()))

    def server_context(self, host="localhost"):
        """The TLS side of a server that is called `host`."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = [x509.DNSName(host)]
        if host == "localhost":
            names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
        certificate = self._sign(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]), key.public_key(),
                                 self.certificate.subject, names=names)
        path = os.path.join(self.folder, self.name + "-" + host + "-server.pem")
        self._write(path, certificate, key)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


class Inbox:
    """An SMTP server on 127.0.0.1 that keeps what it accepts and misbehaves as it is told.

    `behaviour` is one word, or a list of words that are used up, one a message, the last one staying:
    accept, 451, 550 (after the data), rcpt-550, drop (keeps the message, then hangs up instead of answering), wait (keeps
    it, and answers only when `release` is called).
    """

    def __init__(self, tls="smtps", context=None, behaviour="accept", port=0):
        self.tls = tls
        self.context = context
        self.behaviour = [behaviour] if isinstance(behaviour, str) else list(behaviour)
        self.received = []
        self.stored = threading.Event()
        self.released = threading.Event()
        self.port = port or free_port()
        self.is_open = False
        self.connections = 0

    def url(self):
        return "%s://localhost:%d" % ("smtps" if self.tls == "smtps" else "smtp", self.port)

    def _next(self):
        return self.behaviour.pop(0) if len(self.behaviour) > 1 else self.behaviour[0]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.behaviour[0] == "rcpt-550":
            self._next()
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        behaviour = self._next()
        if behaviour in ("451", "550"):
            return behaviour + " 4.3.0 told to refuse"
        self.received.append(Delivered(envelope))
        self.stored.set()
        if behaviour == "drop":
            server.transport.abort()
            return "250 never seen"
        while behaviour == "wait" and not self.released.is_set():
            await asyncio.sleep(0.02)
        return "250 2.0.0 kept"

    def _make_session(self):
        self.connections += 1
        starttls = self.tls == "starttls"
        return SMTP(self, hostname="localhost", data_size_limit=2 ** 20, loop=self.loop,
                    tls_context=self.context if starttls else None, require_starttls=starttls)

    def __enter__(self):
        self.loop = asyncio.new_event_loop()
        self.server = self.loop.run_until_complete(self.loop.create_server(
            self._make_session, host="127.0.0.1", port=self.port,
            ssl=self.context if self.tls == "smtps" else None))
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.released.clear()
        self.is_open = True
        return self

    async def _close(self):
        self.server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    def __exit__(self, *_):
        self.is_open = False
        self.released.set()
        asyncio.run_coroutine_threadsafe(self._close(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    def wait_for(self, count, seconds=15):
        wait_until(lambda: len(self.received) >= count, seconds, "%d messages" % count)
        return self.received


class Delivered:
    """A message as the server got it, read by Python's email package."""

    def __init__(self, envelope):
        self.sender = envelope.mail_from
        self.recipients = list(envelope.rcpt_tos)
        self.raw = bytes(envelope.content)
        self._read()

    def _read(self):
        self.message = email.message_from_bytes(self.raw, policy=email.policy.default)
        self.id = self.message["Message-ID"]
        self.text = self.message.get_body(("plain",)).get_content()
        self.attachments = list(self.message.iter_attachments())

    @classmethod
    def of_file(cls, path):
        self = cls.__new__(cls)
        self.sender, self.recipients = None, []
        with open(path, "rb") as file:
            self.raw = file.read()
        self._read()
        return self

    def response(self):
        return json.loads(self.attachments[0].get_content())


def take_code(inbox):
    """Reads the last test mail, and takes it out of the inbox; the code in it."""
    mail = [delivered for delivered in inbox.received if "Doorstep test " in delivered.message["Subject"]][-1]
    inbox.received.remove(mail)
    inbox.stored.clear()
    return CODE.search(mail.text).group(1)


def confirm_route(ctl, inbox, kind):
    """Confirms a route as an admin does: has a test mail sent, reads its code in the inbox, and types it back.
    `ctl` runs doorstepctl with arguments. What the server is told to do is for what comes afterwards."""
    behaviour, inbox.behaviour = inbox.behaviour, ["accept"]
    sent = ctl("route", "confirm", kind)
    inbox.behaviour = behaviour
    assert sent.returncode == 0, sent.stderr
    typed = ctl("route", "confirm", kind, "--code", take_code(inbox))
    assert typed.returncode == 0, typed.stderr


def free_port():
    """Below those that the system gives to whoever names none: nobody gets it while its server is down."""
    while True:
        port = random.randrange(10000, 32768)
        with contextlib.suppress(OSError), socket.socket() as found:
            found.bind(("127.0.0.1", port))
            return port


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("waited %d s for %s in vain" % (seconds, what))
        time.sleep(0.02)


class SilentServer:
    """Takes connections and says nothing, ever."""

    def __init__(self, port=0):
        self.port = port

    def __enter__(self):
        self.socket = socket.create_server(("127.0.0.1", self.port))
        self.port = self.socket.getsockname()[1]
        return self

    def __exit__(self, *_):
        self.socket.close()


class Safe:
    """A data folder with keys, pack and inbox settings, and the keeper that runs on it.

    `root` is the folder whose assets/ the keeper takes its words from.
    """

    def __init__(self, folder=None, root=ROOT):
        self.environment = dict(os.environ, DOORSTEP_ROOT=root)
        self.folder = folder or tempfile.mkdtemp(prefix="doorstep-mail-")
        self.keeper = None
        self.log = ""
        for name in ("public/packs", "private", "run"):
            os.makedirs(os.path.join(self.folder, name), exist_ok=True)
        os.chmod(self.path("private"), 0o700)

    def path(self, name):
        return os.path.join(self.folder, name)

    def __enter__(self):
        self.client("keys")
        return self

    def __exit__(self, *_):
        if self.keeper is not None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def install_pack(self, source, name=None):
        """Copies a pack and makes it the current one."""
        name = name or uuid.uuid4().hex
        shutil.copytree(source, self.path("public/packs/" + name))
        link = self.path("public/packs/current")
        os.symlink(name, link + ".new")
        os.rename(link + ".new", link)
        return name

    def set_inbox(self, **settings):
        with open(self.path("private/inbox.json"), "w") as file:
            json.dump(settings, file)

    def command(self, *options):
        return [os.path.join(BIN, "doorstep-keeper"), "--data", self.folder, *options]

    def start(self, *options):
        with open(self.path("keeper.log"), "ab") as log:
            self.keeper = subprocess.Popen(self.command(*options), stderr=log, env=self.environment)
        wait_until(lambda: self.client("hello", check=False).returncode == 0 or self.keeper.poll() is not None, 15,
                   "the keeper")
        assert self.keeper.poll() is None, self.read_log()

    def once(self):
        done = subprocess.run(self.command("--once"), stderr=subprocess.PIPE, timeout=120, env=self.environment)
        self.log += done.stderr.decode()
        return done.returncode

    def read_log(self):
        with open(self.path("keeper.log"), encoding="utf-8") as file:
            return self.log + file.read()

    def stop(self, seconds=30):
        self.keeper.terminate()
        code = self.keeper.wait(seconds)
        self.keeper = None
        return code

    def kill(self):
        self.keeper.kill()
        self.keeper.wait()
        self.keeper = None

    def client(self, command, *arguments, text="", check=True):
        done = subprocess.run([os.path.join(BIN, "mail_client"), command, self.folder, *arguments],
                              input=text.encode(), capture_output=True, timeout=60, env=self.environment)
        if check and done.returncode != 0:
            raise AssertionError(done.stderr.decode() + self.read_log() if self.keeper else done.stderr.decode())
        return done

    def submit(self, submission, key=None):
        """Seals and sends a submission as the glass does; the reference."""
        done = self.client("submit", key or str(uuid.uuid4()), text=json.dumps(submission))
        return json.loads(done.stdout)["reference"]

    def queue(self):
        return json.loads(self.client("list").stdout)["items"]

    def item(self, reference):
        return [item for item in self.queue() if item["reference"] == reference][0]

    def wait_for_state(self, reference, state, seconds=15):
        wait_until(lambda: self.item(reference)["state"] == state, seconds, "%s to be %s" % (reference, state))
        return self.item(reference)

    def ctl(self, *arguments):
        return subprocess.run([os.path.join(BIN, "doorstepctl"), *arguments, "--data", self.folder], timeout=60,
                              capture_output=True, text=True, env=self.environment)

    def confirm(self, inbox, kind="self-referral"):
        confirm_route(self.ctl, inbox, kind)

    def let_pass(self, seconds):
        """Moves the keeper's clock on, or back (--test-clock)."""
        self.passed = getattr(self, "passed", 0) + seconds
        self.client("clock", str(int((time.time() + self.passed) * 1000)),
                    str(max(0, int((time.monotonic() + self.passed) * 1000))))
