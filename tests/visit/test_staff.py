#!/usr/bin/python3
"""Staff at the glass, behind their PIN: vouchers are handed over by scanner, tickets are printed again, and the keeper ends it
after a minute. A scan goes where a code is asked for and nowhere else, and no page says a name.
"""

import json
import os
import struct
import subprocess
import time
import uuid

import desk
import kiosk
from family import Family

STAFF, PIN = 12, "482913"
UNLOCKED_SECONDS = 60
AMINA = "Aminazz"  # no page says it by itself
VITAMINS = {"mode": "both", "products": [{"id": "tablets", "for": "women"},
                                         {"id": "drops", "for": "children", "price": "£9.99"}]}


def png_size(path):
    with open(path, "rb") as file:
        head = file.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n", path
    return struct.unpack(">II", head[16:])


def codes_on(path):
    """What its QR codes say, but for the moment at which it was printed."""
    read = subprocess.run(["zbarimg", "--quiet", "--raw", path], capture_output=True, text=True, check=True)
    return [line for line in read.stdout.splitlines() if not line.startswith("DTSTAMP:")]


class StaffTest(desk.DeskTest):
    def open(self, *options, with_staff=True):
        """A centre that gives vitamins, its keeper and a glass."""
        pack = desk.make_pack(os.path.join(self.folder(), "visit-tests"))
        about = kiosk.read_json(os.path.join(pack, "centre.json"))
        about["features"].append("vitamins")
        kiosk.write_json(os.path.join(pack, "centre.json"), dict(about, vitamins=VITAMINS))
        self.here = self.centre(pack=pack)
        if with_staff:
            self.add_staff()
        self.here.start_keeper("--test-clock")
        self.desk = desk.Desk(self.here)
        self.addCleanup(self.desk.close)
        self.glass = self.here.glass(*options)
        return self.glass

    def ctl(self, *arguments, **options):
        done = subprocess.run([self.here.program("doorstepctl"), *arguments, "--data", self.here.data], text=True,
                              capture_output=True, env=kiosk.environment(), timeout=kiosk.TIMEOUT_SECONDS, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def add_staff(self):
        reading, writing = os.pipe()
        try:
            os.write(writing, PIN.encode() + b"\n")
            os.close(writing)
            self.ctl("staff", "add", str(STAFF), "--pin-fd", str(reading), pass_fds=[reading])
        finally:
            os.close(reading)

    def unlock(self, pin=PIN):
        self.glass.do("expect screen staff-unlock", "type staff.number %d" % STAFF, "key done", "type staff.pin " + pin,
                      "key done")

    def go_to_staff(self, card=None):
        self.glass.do("language en", "tap home.staff")
        self.unlock()
        self.glass.do("expect screen staff", *(["tap " + card] if card else []))

    def voucher(self, **counts):
        """A voucher's reference: the packs of each product and of their terms."""
        items = [{"product": name.split("_")[0], "terms": name.split("_")[1], "count": count} for name, count in counts.items()]
        return self.desk.ask("voucher", key=str(uuid.uuid4()), items=items)["reference"]

    def receive(self, product, packs):
        self.ctl("vitamins", "receive", product, "--batch", "B1", "--expires", "2099-01-31", "--packs", str(packs))

    def stock(self):
        return {row["product"]: row["count"] for row in self.desk.rows("stock-list")}

    def acts(self):
        return [(row["staff"], row["act"], row["what"]) for row in self.desk.rows("audit-list")]

    # who it is

    def test_the_pin_opens(self):
        glass = self.open(with_staff=False)
        glass.do("language ar", "tap home.staff")
        self.assertNotIn("nav.language", glass.look().nodes)
        self.unlock()
        glass.do("expect screen staff-unlock", "expect error.staff do not go together", "tap nav.back", "expect screen home")
        self.assertEqual(glass.look().nodes["title"]["lang"], "ar")
        self.add_staff()
        glass.do("tap home.staff", "type staff.number %d" % STAFF, "key Return", "type staff.pin " + PIN)
        view = glass.look()
        self.assertEqual(view.text("staff.pin"), "•" * len(PIN))
        self.assertNotIn(PIN, json.dumps(view.all))
        # A scanner's keys belong to nobody, and its Enter unlocks nothing.
        glass.do("scan " + PIN, "scan DS:7Q2M-RX44")
        view = glass.look()
        self.assertEqual((view.screen, view.text("staff.number"), view.text("staff.pin")),
                         ("staff-unlock", str(STAFF), "•" * len(PIN)))
        glass.do("double-tap staff.unlock", "expect screen staff", "absent nav.back", "tap staff.lock", "expect screen welcome",
                 "language en", "tap home.staff", "expect screen staff-unlock", "expect staff.number")
        view = glass.look()
        self.assertEqual(view.text("staff.number") + view.text("staff.pin"), "")
        self.assertEqual([act for act in self.acts() if act[1] == "unlocked"], [(STAFF, "unlocked", "")])
        self.assertNotIn(PIN, self.here.log(glass.name) + self.here.log("keeper"))

    def test_a_scan_types_nothing_on_public_pages(self):
        glass = self.open(with_staff=False)
        voucher = self.voucher(drops_priced=1)
        walk = ["language en", "tap home.sessions", "answer q.child-known[0] about", "tap nav.next",
                "tap q.child-age[0]", "answer q.child-age[0] 2", "answer q.child-age-unit[0] years", "tap nav.next", "tap nav.next",
                "tap sessions.ticket", "tap nav.leave"]
        for line in walk:
            glass.do(line)
            before = glass.look()
            for text in ("DS:" + voucher, voucher.replace("-", ""), "123456"):
                glass.do("scan " + text)
                after = glass.look()
                self.assertEqual((after.screen, after.texts()), (before.screen, before.texts()), (line, text))

    # vouchers

    def test_vouchers_are_handed_over(self):
        glass = self.open()
        self.receive("drops", 3)
        free, again, short = self.voucher(drops_card=2), self.voucher(drops_priced=1), self.voucher(drops_priced=1, tablets_card=1)
        self.go_to_staff("staff.vitamins")
        # The card is seen first; stock falls once, however often it is touched.
        glass.do("scan DS:" + free, "expect staff.item[0] 2 ×", "tap staff.hand-over", "expect error.staff card or letter")
        self.assertEqual(self.stock(), {"drops": 3})
        glass.do("tap staff.card", "double-tap staff.hand-over", "expect staff.done 2 packs are taken off the stock")
        self.assertEqual(self.stock(), {"drops": 1})
        # The next ones come at once: used, typed, and for more than there is.
        glass.do("scan DS:" + free, "expect error.staff used already", "absent staff.hand-over", "absent staff.card")
        glass.do("type staff.code " + again, "key Return", "expect staff.item[0] 1 ×", "absent staff.card", "tap staff.hand-over",
                 "expect staff.done 1 pack is taken off the stock")
        self.assertEqual(sum(self.stock().values()), 0)
        glass.do("scan " + short, "tap staff.card", "tap staff.hand-over", "expect error.staff There are not enough packs",
                 "expect error.staff Nothing was taken off", "scan DS:7Q2M-RX44", "expect error.staff There is no voucher")
        self.assertEqual([act[1:] for act in self.acts() if act[1] == "handed-over"],
                         [("handed-over", free), ("handed-over", again)])
        # Too old by the keeper's clock, by which the screen is locked too.
        self.desk.set_clock(int((time.time() + 40 * 86400) * 1000))
        glass.do("scan DS:" + short, "expect screen staff-unlock", "expect staff.locked", "absent staff.item[0]")
        self.unlock()
        glass.do("tap staff.vitamins", "scan DS:" + short, "expect error.staff too old", "absent staff.hand-over",
                 "tap staff.lock", "expect screen welcome")

    # tickets

    def assert_names_nobody(self, family, *lines):
        """Does the lines, and looks at every page between them."""
        for line in lines:
            self.glass.do(line)
            shown = json.dumps(self.glass.look_at_all().all)
            for secret in (AMINA, family.code, "%s %s" % (family.code[:3], family.code[3:])):
                self.assertNotIn(secret, shown, line)

    def test_a_ticket_is_printed_again(self):
        paper = self.folder()
        glass = self.open("--print-to", paper)
        family = Family(glass, "bn").sign_up("play", AMINA)
        first, = os.listdir(paper)
        self.go_to_staff()
        self.assert_names_nobody(family, "tap staff.ticket", "scan DS:" + family.reference, "expect staff.standing has a place",
                                 "expect session.party 1 adult, 1 child", "double-tap print.slip")
        kiosk.wait_until(lambda: len(os.listdir(paper)) > 1, "the copy")
        glass.do("wait 2", "expect print.state is printed")
        second, = set(os.listdir(paper)) - {first}
        first, second = os.path.join(paper, first), os.path.join(paper, second)
        self.assertIn("DS:" + family.reference, codes_on(second))
        self.assertEqual(codes_on(first), codes_on(second))
        # The same ticket, with a line more that says COPY.
        self.assertEqual(png_size(first)[0], png_size(second)[0])
        self.assertLess(png_size(first)[1], png_size(second)[1])
        self.assertIn((STAFF, "ticket-again", family.reference), self.acts())
        self.desk.set_clock(int((time.time() + UNLOCKED_SECONDS + 1) * 1000))
        self.assert_names_nobody(family, "scan DS:" + family.reference, "expect screen staff-unlock")
        glass.do("absent print.slip")
        self.here.kill_keeper()
        glass.do("type staff.number 12", "type staff.pin " + PIN, "tap staff.unlock", "expect keeper-away K1", "tap nav.leave")
        self.assertEqual(len(os.listdir(paper)), 2)
        self.assert_clean(glass, AMINA)
        self.assertNotIn(AMINA, self.here.log(glass.name) + self.here.log("keeper"))


if __name__ == "__main__":
    kiosk.main()
