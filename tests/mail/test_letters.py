#!/usr/bin/python3
"""What staff read: the text and the page of every email say the same, hold every answer as it was typed, and show nothing
of it outside.

`--update` writes the examples in tests/mail/golden/ anew; look at the difference before you keep it.
"""

import copy
import glob
import os
import random
import re
import shutil
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import html5lib

from letters import (LOCALES, REFERENCE, ROOT, SHARED, Composer, Form, StandardReader, read_json, submission, words_of,
                     write_json)

PACKS = os.path.join(ROOT, "kiosk/centres")
TOWER_HAMLETS = os.path.join(PACKS, "tower-hamlets-north-west")
OXFORDSHIRE = os.path.join(PACKS, "oxfordshire")
# Words and a pack of the tests' own, so that a better text for the parents breaks nothing but the examples.
TEST_PACK = os.path.join(ROOT, "tests/unit/mail/data/pack")
TEST_LOCALES = os.path.join(ROOT, "tests/unit/mail/data/assets/locales")
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
UPDATE = "--update" in sys.argv

FAMILY = {
    "relationship": "parent",
    "child": [
        {"child-known": "born", "child-born": "2025-05-14", "child-name": "أحمد"},
        {"child-known": "expecting", "child-due": "2027-03"},
        {"child-known": "about", "child-age": 11, "child-age-unit": "years", "child-school": "secondary"},
    ],
    "help": ["play", "talking", "not-sure"],
    "going-well": "ابني يحب اللعب.\nWe sing together.",
    "worry": "لا أنام جيدا. رقم أختي 020 7946 0123 وهي تعرف.",
    "name": "فاطمة الزهراء",
    "contact": ["phone", "text"],
    "phone": "07700 900123",
    "phone-message": False,
    "phone-centre": False,
    "text-message": True,
    "unsafe-times": ["evening", "other"],
    "unsafe-other": "بعد الساعة 5",
    "language": "arabic",
    "interpreter": "yes",
    "helping": True,
    "more": True,
    "second-carer": True,
    "second-carer-name": "كريم",
    "second-carer-talk": False,
    "working-with": ["health-visitor"],
    "best-days": ["monday", "tuesday"],
    "best-time": ["morning"],
    "access": "Step-free, please",
    "postcode": "E2 0SN",
    "agree": True,
}
PROFESSIONAL = {
    "job": "health-visitor",
    "professional-name": "Jo Field",
    "agency": "Health visiting team",
    "work-phone": "020 7946 0123",
    "parent-name": "আমিনা বেগম",
    "parent-contact": ["phone"],
    "parent-phone": "07700 900456",
    "parent-message": False,
    "parent-centre": True,
    "parent-unsafe": "After 4pm",
    "language": "sylheti",
    "interpreter": "yes",
    "child": [{"child-known": "born", "child-born": "2024-02", "child-name": "Tariq"}],
    "help": ["talking", "play"],
    "reason": "He says few words for his age.",
    "going-well": "Mother and child laugh a lot together.",
    "plan": "none",
    "agree": True,
}
YOUNG_PERSON = {
    "age": 17,
    "help": ["feelings"],
    "worry": "I do not sleep.",
    "name": "Sam Reed",
    "contact": ["email"],
    "email": "sam@example.org",
    "email-message": False,
    "agree": True,
}
VIEWS = {"helped": ["groups", "advice"], "again": "yes", "change": "আরও খেলনা"}
NO_NAMES = {
    "role": "school",
    "work-phone": "020 7946 0321",
    "child-age-band": "5-to-11",
    "topic": "A child in my class is often tired and hungry.",
    "best-time": ["afternoon"],
}
SIGN_UP = {
    "child": [{"child-known": "born", "child-born": "2025-05-14"},
              {"child-known": "about", "child-about": [{"child-age": 4, "child-age-unit": "years"}]}],
    "adults": "2",
    "ticket-name": "ফাতেমা বেগম",
    "ticket-phone": "07700 900123",
}
SESSION = {"name": "Stay and play", "day": "2026-11-24", "opens": 600, "closes": 690, "place": "The big room"}
HELD_UNTIL_UTC_MS = 1795426200000  # 23 November 2026 at 09:30 in London
AMINA = {"reference": "AAAA-AAAA", "state": "booked", "position": 0, "heldUntilUtcMs": 0, "adults": 1, "children": 2,
         "name": "أمينة", "phone": "07700 900123", "ages": ["18 months (born 14 May 2025)", "about 4 years"]}
SAM = dict(AMINA, reference="SSSS-SSSS", state="offered", heldUntilUtcMs=HELD_UNTIL_UTC_MS, name="Sam Reed", phone="",
           children=1, ages=["not born yet (due March 2027)"])
NOTICES = [
    ("session-list", [AMINA, dict(AMINA, reference="BBBB-BBBB", name="আমিনা বেগম", phone=""), SAM,
                      dict(AMINA, reference="CCCC-CCCC", state="waiting", position=1, name="Jo"),
                      dict(AMINA, reference="DDDD-DDDD", state="waiting", position=2, name="")]),
    ("session-offer", [dict(SAM, phone="07700 900456")]),
    ("session-cancelled", [{"reference": "AAAA-AAAA", "state": "cancelled", "position": 0, "heldUntilUtcMs": 0,
                            "adults": 1, "children": 2}]),
]
EXAMPLES = [
    ("self-referral-ar", TOWER_HAMLETS, "self-referral", "ar", FAMILY),
    ("professional-en", TOWER_HAMLETS, "professional", "en", PROFESSIONAL),
    ("young-person-en", TOWER_HAMLETS, "young-person", "en", YOUNG_PERSON),
    ("views-bn", TOWER_HAMLETS, "views", "bn", VIEWS),
    ("no-names-en", OXFORDSHIRE, "no-names", "en", NO_NAMES),
]
SCRIPTS = ["Amina Begum", "আমিনা বেগম", "فاطمة الزهراء", "آمنہ بیگم", "阿米娜", "Амина", "ਅਮੀਨਾ", "አሚና", "Żółć", "שלום"]
NASTY = ["<", ">", "&", '"', "'", "<b>", "</dd>", "</p>", "<script>alert(1)</script>", "<!--", "-->", "]]>", "&lt;",
         "&#39;", "&amp;amp;", "<img src=x onerror=y>", "\n", "\n\n", "\t", "  ", " ", "{name}", "%s%n", "''", "\\",
         "\r\n.\r\n", "=?utf-8?B?eA==?=", "\nSubject: x", "--=_", "020 7946 0123", "+44 20 7946 0123", "٠٢٠ ٧٩٤٦",
         "\u200f", "\u200d", "\u00a0", "\ufeff", "👩‍👧", "ক্ষ", "\ufffd", "a\u0301"]
ALLOWED = {"html": {"lang", "dir"}, "head": set(), "meta": {"charset", "name", "content"}, "title": set(),
           "body": {"style"}, "div": {"style"}, "h1": {"style"}, "h2": {"style"}, "p": {"style", "dir"}, "dl": {"style"},
           "dt": {"style"}, "dd": {"style", "lang"}, "span": {"dir"}, "br": set()}


def typed(choose):
    """What somebody may type, or a hostile glass may send."""
    return "".join(choose.choice(NASTY if choose.random() < 0.6 else SCRIPTS) for _ in range(choose.randint(1, 12)))


def strings_of(value):
    """Every text that stands in an answer."""
    if isinstance(value, list):
        return [text for element in value for text in strings_of(element)]
    if isinstance(value, dict):
        return [text for element in value.values() for text in strings_of(element)]
    return [value] if isinstance(value, str) else []


def notice(kind, rows, pages=1):
    """As the keeper seals it for itself."""
    sums = {"families": 3, "children": 5, "adults": 3, "waiting": 2}
    return dict(submission(kind, []), response={}, list={"session": SESSION, "sums": sums, "page": 1, "pages": pages,
                                                         "rows": rows})


class LettersTest(unittest.TestCase):
    def sessions_composer(self):
        """Of a centre that has sign-ups and the sheets of vitamins sent to it."""
        folder = tempfile.mkdtemp(prefix="doorstep-letters-")
        self.addCleanup(shutil.rmtree, folder)
        pack = shutil.copytree(TOWER_HAMLETS, os.path.join(folder, os.path.basename(TOWER_HAMLETS)))
        centre = read_json(os.path.join(pack, "centre.json"))
        centre["routes"] = [route for route in centre["routes"] if route["kind"] != "sign-up"]
        for kind, name in (("sign-up", "Sessions"), ("vitamins", "Vitamins")):
            centre["routes"].append({"kind": kind, "name": name, "inbox": name.lower() + "@example.org",
                                     "sender": "doorstep@kiosk.invalid"})
        write_json(os.path.join(pack, "centre.json"), centre)
        return self.composer(pack, LOCALES, SHARED)

    def check_example(self, name, letter):
        path = os.path.join(GOLDEN, name + ".txt")
        if UPDATE:
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.example(letter))
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), self.example(letter), "look at test_letters.py --update")

    def composer(self, pack, *locales):
        composer = Composer(pack, *locales)
        self.addCleanup(lambda: self.assertEqual(composer.close(), 0))
        return composer

    def check_same_words(self, letter):
        self.assertEqual([word.casefold() for word in letter.plain_words()],
                         [word.casefold() for word in letter.html_words()])
        standard = "".join(StandardReader(letter.html).words)
        self.assertEqual(words_of(standard), letter.html_words())

    def check_page(self, letter):
        """Nothing but words: known elements, no address of anything, all closed."""
        html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(letter.html)
        for element in letter.tree.iter():
            self.assertIn(element.tag, ALLOWED)
            self.assertLessEqual(set(element.keys()), ALLOWED[element.tag])
            self.assertNotRegex(element.get("style", ""), r"url|expression|@|\\|http")
        self.assertEqual({element.tag for element in letter.body.iter("dl") for element in element}, {"dt", "dd"})

    def check_whole(self, letter, what):
        self.assertEqual(letter.structure(), ["multipart/mixed", "multipart/alternative", "text/plain", "text/html",
                                              "application/fhir+json"])
        self.assertEqual([part.defects for part in letter.message.walk()], [[]] * 5)
        self.assertEqual(letter.response(), what["response"])
        self.check_page(letter)
        self.check_same_words(letter)

    def check_outside(self, letter, answers):
        """Headers, titles and file names tell nobody anything."""
        outside = [letter.head, *map(str, letter.message.values()), letter.tree.find("head/title").text]
        for part in letter.message.walk():
            outside += [str(part.get_filename()), *map(str, part.values())]
        self.assertEqual(letter.attachments[0].get_filename(), REFERENCE + ".json")
        for text in answers:
            for place in outside:
                self.assertNotIn(text, place)

    def test_examples(self):
        for name, pack, kind, language, answers in EXAMPLES:
            with self.subTest(name):
                what = submission(kind, Form(pack, kind).respond(answers), language)
                letter = self.composer(pack).make(what)
                self.check_whole(letter, what)
                self.check_example(name, letter)

    @staticmethod
    def example(letter):
        return "Subject: %s\n\n%s" % (letter.subject, letter.plain.replace("\r\n", "\n"))

    def test_a_sign_up(self):
        what = submission("sign-up", Form(None, "sign-up", SHARED).respond(SIGN_UP), "bn")
        composer = self.sessions_composer()
        letter = composer.make(what, session=dict(SESSION, state="waiting", position=3))
        self.check_whole(letter, what)
        self.check_outside(letter, ["ফাতেমা বেগম", "07700 900123"])
        self.check_example("sign-up-bn", letter)
        letter = composer.make(what, session=dict(SESSION, state="offered", heldUntilUtcMs=HELD_UNTIL_UTC_MS))
        self.assertIn("How it stands: A place is kept for them", letter.lines)
        self.assertIn("Kept until: Monday 23 November 2026 at 09:30, UK time", letter.lines)

    def test_notices(self):
        composer = self.sessions_composer()
        for kind, rows in NOTICES:
            with self.subTest(kind):
                letter = composer.make(notice(kind, rows))
                self.assertEqual(letter.recipient, "sessions@example.org")
                self.check_notice(letter)
                self.check_example(kind, letter)
                for place in [letter.head, letter.tree.find("head/title").text]:
                    for row in rows:
                        self.assertNotIn(row.get("name") or "?", place)
        self.assertTrue(composer.make(notice("session-list", []), copy=True).lines[0].startswith("POSSIBLE COPY"))

    def test_the_days_sheet(self):
        """Numbers only; a product that has no words here, or one taken out since, is called as in the ledger."""
        rows = [{"product": "drops", "terms": "card", "packs": 4}, {"product": "drops", "terms": "priced", "packs": 1},
                {"product": "syrup", "terms": "free", "packs": 12}, {"product": "tablets", "terms": "free", "packs": 3}]
        what = dict(submission("vitamins-sheet", []), response={}, list={"day": "2026-11-23", "rows": rows})
        composer = self.sessions_composer()
        letter = composer.make(what)
        self.assertEqual(letter.recipient, "vitamins@example.org")
        self.check_notice(letter)
        self.check_example("vitamins-sheet", letter)
        self.assertTrue(composer.make(what, copy=True).lines[0].startswith("POSSIBLE COPY"))
        for broken in ({}, {"day": "soon", "rows": 7}, {"day": "2026-11-23", "rows": [{}, 1, {"packs": "2"}]}):
            self.assertIn("Packs in all: 0", composer.make(dict(what, list=broken)).lines)

    def check_notice(self, letter):
        self.assertEqual(letter.structure(), ["multipart/mixed", "multipart/alternative", "text/plain", "text/html"])
        self.assertEqual([part.defects for part in letter.message.walk()], [[]] * 4)
        self.check_page(letter)
        self.check_same_words(letter)
        self.assertNotRegex(letter.plain, r"mail\.|heading|sum\.|standing|: *\r\n[A-Z]")

    def test_a_notice_shows_names_as_typed(self):
        composer, choose = self.sessions_composer(), random.Random(11)
        for _ in range(100):
            row = dict(copy.deepcopy(AMINA), name=typed(choose), phone=typed(choose), ages=[typed(choose)])
            letter = composer.make(notice("session-list", [row]))
            self.check_same_words(letter)
            name = re.sub("\r\n|\r", "\n", row["name"])
            self.assertIn("".join("    " + line + "\r\n" for line in name.split("\n")), letter.raw_plain(), row)
            for element in letter.tree.iter():
                self.assertIn(element.tag, ALLOWED)
                self.assertLessEqual(set(element.keys()), ALLOWED[element.tag])

    def test_the_order_of_need(self):
        for name, pack, kind, language, answers in EXAMPLES[:3]:
            with self.subTest(name):
                letter = self.composer(pack).make(submission(kind, Form(pack, kind).respond(answers), language))
                headings = [element.text for element in letter.body.iter("h1")]
                self.assertEqual(headings[0], "How to contact safely")
                self.assertRegex(headings[1], "asked|asks")
                self.assertRegex(headings[2], "[Aa]ge")
                self.assertEqual(headings[3:], ["Language and interpreter", *headings[4:-1], "About this request"])
                capitals = [line for line in letter.lines if line.isupper() and line.lower() in
                            {heading.lower() for heading in headings}]
                self.assertEqual(capitals, [heading.upper() for heading in headings])

    def test_every_answer_is_there_as_typed(self):
        composer, choose = self.composer(TEST_PACK, TEST_LOCALES), random.Random(5)
        for _ in range(300):
            said = {link: typed(choose) for link in ("name", "worry", "other-name", "best-time")}
            items = Form(TEST_PACK, "self-referral").respond(said)
            what = submission("self-referral", items, choose.choice(["bn", "ar", "ur", "en", 'x"><b>']))
            letter = composer.make(what, copy=choose.random() < 0.2)
            self.check_whole_but_odd(letter, what)
            wanted = [re.sub("\r\n|\r", "\n", text) for text in
                      (said["best-time"], said["worry"], said["name"], said["other-name"])]
            # A name in other letters has its reading below, which is no part of the answer.
            own = sorted(letter.own_words())
            self.assertEqual(own, sorted(wanted), what)
            for text in wanted:
                self.assertIn("".join("    " + line + "\r\n" for line in text.split("\n")),
                              letter.raw_plain(), what)

    def check_whole_but_odd(self, letter, what):
        """As check_whole; but a strict parser refuses some characters that anybody may type."""
        self.assertEqual(letter.response(), what["response"])
        self.check_same_words(letter)
        for element in letter.tree.iter():
            self.assertIn(element.tag, ALLOWED)
            self.assertLessEqual(set(element.keys()), ALLOWED[element.tag])

    def test_nothing_personal_outside(self):
        composer, choose = self.composer(TOWER_HAMLETS), random.Random(7)
        for name, _, kind, language, answers in EXAMPLES[:4]:
            with self.subTest(name):
                letter = composer.make(submission(kind, Form(TOWER_HAMLETS, kind).respond(answers), language))
                # Ours are codes; a person's own words have a space or another script, or are long.
                own = [text for text in strings_of(answers) if not re.fullmatch("[a-z-]{1,15}|", text)]
                self.assertTrue(own)
                self.check_outside(letter, own)
        for _ in range(100):
            secret = "".join(choose.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9))
            items = [{"linkId": secret + "l", "text": secret + "t", "answer": [
                {"valueString": "%s\r\nBcc: %s@example.org" % (secret, secret)},
                {"valueCoding": {"code": secret, "display": secret + "\nSubject: x"}}]}]
            self.check_outside(composer.make(submission("self-referral", items)), [secret])

    def test_directions(self):
        letter = self.composer(TOWER_HAMLETS).make(
            submission("self-referral", Form(TOWER_HAMLETS, "self-referral").respond(FAMILY), "ar"))
        directions = {"".join(paragraph.itertext()): paragraph.get("dir")
                      for element in letter.body.iter("dd") for paragraph in element.iter("p")}
        self.assertEqual({text: directions[text] for text in
                          ("فاطمة الزهراء", "We sing together.", "ابني يحب اللعب.", "07700 900123", "Step-free, please")},
                         {"فاطمة الزهراء": "rtl", "We sing together.": "ltr", "ابني يحب اللعب.": "rtl",
                          "07700 900123": "ltr", "Step-free, please": "ltr"})
        self.assertEqual([element.text for element in letter.body.iter("span")], ["020 7946 0123"])
        self.assertEqual({element.get("lang") for element in letter.body.iter("dd")}, {None, "ar"})
        # In the text part an answer in another script shares its line with nothing of ours, and holds no marks of ours.
        for line in letter.lines:
            if re.search("[\u0600-\u06ff]", line):
                self.assertTrue(line.startswith("    "), line)
        self.assertNotRegex(letter.plain, "[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

    def test_every_flow_of_every_pack(self):
        """Of a form whatever is answered, its words read as words: no key, no code, no question without text."""
        for about in sorted(glob.glob(os.path.join(PACKS, "*/centre.json"))):
            folder = os.path.dirname(about)
            composer = self.composer(folder)
            for name in sorted(os.listdir(os.path.join(folder, "questionnaires"))):
                form = Form(folder, name[:-len(".json")])
                if form.is_local:
                    continue
                with self.subTest(os.path.basename(folder) + " " + name):
                    what = submission(form.name, form.respond(form.first_answers()))
                    letter = composer.make(what)
                    self.check_whole(letter, what)
                    self.check_outside(letter, ["Own words"])
                    self.assertNotRegex(letter.plain, r"Question \"|mail\.|heading|: *\r\n")
                    self.assertEqual("Own words" in letter.plain, bool(form.texts()))
                    self.assertEqual(any("No answer is marked" in line for line in letter.lines), False)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv if argument != "--update"]
    result = unittest.main(argv=arguments, exit=False, verbosity=1).result
    failed = len(result.failures) + len(result.errors)
    print("%d passed, %d failed" % (result.testsRun - failed, failed))
    sys.exit(1 if failed or result.testsRun == 0 else 0)
