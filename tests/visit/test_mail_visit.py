#!/usr/bin/python3
"""What a parent answers on the glass arrives at a real mail server, every answer of it, whatever the server does first.

The server is aiosmtpd (Debian's): an SMTP server of its own making, with TLS, that can be told to misbehave.
"""

import os
import re
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "mail"))

import kiosk
from kiosk import Letter, short
from smtp_fixture import Authority, Inbox, confirm_route

# What a journey types is kept as typed, but for these.
SETTLED = {"e20sn": "E2 0SN", "- مارس ٢٠٢٧": "2027-03"}
SAID = {"2027-03": "March 2027"}
SAFE_CONTACT = ["contact", "phone", "phone-message", "text-message", "email", "email-message", "best-time"]
LANGUAGE = ["language", "interpreter"]
HOUR = 3600


def answers_of_journey(name):
    """linkId to the value that the journey's lines give it."""
    answers = {}
    with open(os.path.join(kiosk.JOURNEYS, name + ".journey"), encoding="utf-8") as file:
        for line in file:
            match = re.match(r"(?:answer|type) q\.([\w-]+)(?::(\w+))? (.*)", line.strip())
            if match and match.group(2):
                day, month, year = answers.get(match.group(1), "- - -").split(" ")
                parts = {"day": day, "month": month, "year": year, match.group(2): match.group(3)}
                answers[match.group(1)] = " ".join(parts[part] for part in ("day", "month", "year"))
            elif match:
                answers[match.group(1)] = match.group(3)
    return {link: SETTLED.get(value, value) for link, value in answers.items()}


class English:
    """The form as staff read it: from the pack and the catalogues, by none of Doorstep's code."""

    def __init__(self, pack=kiosk.PACK):
        self.items = {item["linkId"]: item for item in
                      kiosk.read_json(os.path.join(pack, "questionnaires/self-referral.json"))["item"]}
        self.words = kiosk.read_json(os.path.join(kiosk.ROOT, "assets/locales/en.json"))
        self.words.update(kiosk.read_json(os.path.join(pack, "strings/en.json")))

    def question(self, link):
        return self.words.get("self-referral.%s.text" % link, self.items[link]["text"])

    def options(self, link):
        return {option["valueCoding"]["code"]: option["valueCoding"]["display"]
                for option in self.items[link].get("answerOption", [])}

    def values(self, link, value):
        """The lines under the question."""
        if self.items[link]["type"] == "boolean":
            return ["Yes" if value == "yes" else "No"]
        options = self.options(link)
        if not options:
            return [SAID.get(value, value)]
        codes = value.split(",")
        return [self.words.get("self-referral.%s.option.%s" % (link, code), options[code])
                for code in options if code in codes]

    def response(self, link, value):
        if self.items[link]["type"] == "boolean":
            return [value == "yes"]
        options = self.options(link)
        return [code for code in options if code in value.split(",")] if options else [value]


class MailVisitTest(kiosk.VisitTest):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="doorstep-ca-")
        cls.authority = Authority(cls.folder, "ours")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def server(self, behaviour="accept"):
        return Inbox("smtps", self.authority.server_context(), behaviour=behaviour)

    def centre_with(self, server):
        centre = self.centre(inbox=server.url(), authority=self.authority.path)
        centre.start_keeper("--test-clock")
        if server.is_open:
            self.confirm(centre, server)
        else:
            with server:
                self.confirm(centre, server)
        return centre

    def confirm(self, centre, server):
        confirm_route(lambda *arguments: centre.ctl(*arguments, "--data", centre.data), server, "self-referral")

    def letter(self, server, index=0):
        return Letter(server.wait_for(index + 1)[index].raw)

    def check_answers(self, letter, answers):
        english = English()
        links = list(english.items)
        self.assertEqual(letter.response(), {link: english.response(link, answers[link])
                                             for link in links if link in answers})
        for link, value in answers.items():
            lines = english.values(link, value)
            question = english.question(link)
            if question + " " + lines[0].upper() in letter.lines:
                continue
            self.assertIn(question, letter.lines)
            at = letter.lines.index(question) + 1
            self.assertEqual(letter.lines[at:at + len(lines)], ["    " + line for line in lines], link)
            self.assertFalse(letter.lines[at + len(lines):at + len(lines) + 1][0].startswith("    "), link)

    def check_order(self, letter, answers):
        """First how it is safe to contact her, then the languages, then the rest."""
        self.assertEqual(letter.lines[0], "HOW TO CONTACT SAFELY")
        language = letter.lines.index("LANGUAGE AND INTERPRETER")
        rest = letter.lines.index("WHAT ELSE THEY TOLD US")
        about = letter.lines.index("ABOUT THIS REQUEST")
        english = English()
        for link in answers:
            question = english.question(link)
            at = [n for n, line in enumerate(letter.lines) if line == question or line.startswith(question + " ")]
            self.assertEqual(len(at), 1, question)
            if link in SAFE_CONTACT:
                self.assertLess(at[0], language, link)
            elif link in LANGUAGE:
                self.assertTrue(language < at[0] < rest, link)
            else:
                self.assertTrue(rest < at[0] < about, link)

    def check_headers(self, letter, reference, personal):
        self.assertRegex(letter.subject, r"^[A-Za-z -]+ %s$" % reference)
        self.assertEqual(letter.message.defects, [])
        self.assertEqual([address.addr_spec for address in letter.message["To"].addresses],
                         ["CC.Referrals@towerhamlets.gov.uk"])
        self.assertEqual([part.get_content_type() for part in letter.attachments], ["application/fhir+json"])
        head = letter.raw.split(b"\r\n\r\n")[0].decode()
        for words in personal:
            for header in (head, str(letter.message["Subject"]), str(letter.message["From"])):
                self.assertNotIn(words, header)

    def play(self, name, language_line, latin):
        answers = answers_of_journey(name)
        with self.server() as server:
            centre = self.centre_with(server)
            glass = centre.glass(size=kiosk.PORTRAIT)
            reference = glass.play(name)
            letter = self.letter(server)
            centre.wait_for_state(reference, "purged")
            self.assertEqual(len(server.received), 1)
            self.assertEqual(glass.quit(), 0)
        self.check_headers(letter, reference, [answers["name"]])
        self.check_order(letter, answers)
        self.check_answers(letter, answers)
        self.assertIn(language_line, letter.lines)
        latin_line = letter.lines[letter.lines.index("    " + answers["name"]) + 1]
        self.assertRegex(latin_line, "^In Latin letters: " + latin)
        self.assertIn("Reference: " + reference, letter.lines)
        for words in (answers["name"], answers["worry"]):
            self.assertNotIn(words, centre.log("keeper"))
            self.assertNotIn(words, glass.log())

    def test_bengali(self):
        self.play("self-referral-bn", "Language on the screen: Bengali (bn)",
                  r"Sh\w+ \w+ Ch\w+$")

    def test_arabic(self):
        self.play("self-referral-ar", "Language on the screen: Arabic (ar)",
                  r"H\S+ \S+ \S+$")

    def test_with_no_server_at_first(self):
        server = self.server()
        centre = self.centre_with(server)
        glass = centre.glass()
        reference = glass.submit(short())
        self.assertNotEqual(centre.wait_for_state(reference, "deferred")["reason"], "")
        glass.do("tap nav.leave")
        with server:
            glass.do("wait %d" % (2 * HOUR))
            letter = self.letter(server)
            centre.wait_for_state(reference, "purged")
            self.assertEqual(len(server.received), 1)
        self.check_answers(letter, short())
        self.assertEqual(letter.reference(), reference)

    def test_with_no_server_and_a_keeper_started_again(self):
        server = self.server()
        centre = self.centre_with(server)
        reference = centre.glass().submit(short())
        centre.wait_for_state(reference, "deferred")
        centre.stop_keeper()
        with server:
            # Nothing is due yet, so nothing is sent, and something still waits.
            self.assertEqual(centre.keeper_once(), 1)
            self.assertEqual(server.received, [])
            centre.start_keeper("--test-clock")
            centre.glass().do("wait %d" % (2 * HOUR))
            self.assertEqual(self.letter(server).reference(), reference)
            centre.wait_for_state(reference, "purged")

    def test_451_then_taken(self):
        with self.server(["451", "accept"]) as server:
            centre = self.centre_with(server)
            glass = centre.glass()
            reference = glass.submit(short())
            self.assertIn("451", centre.wait_for_state(reference, "deferred")["reason"])
            glass.do("tap nav.leave", "wait %d" % (2 * HOUR))
            letter = self.letter(server)
            self.assertEqual(centre.wait_for_state(reference, "purged")["tries"], 2)
            self.assertEqual(len(server.received), 1)
        self.check_answers(letter, short())

    def test_550_is_held_and_the_next_goes_on(self):
        with self.server(["550", "accept"]) as server:
            centre = self.centre_with(server)
            glass = centre.glass()
            held = glass.submit(short(name="Held Person"))
            self.assertIn("550", centre.wait_for_state(held, "held")["reason"])
            glass.do("tap nav.leave")
            sent = glass.submit(short(name="Next Person"))
            centre.wait_for_state(sent, "purged")
            glass.do("tap nav.leave", "wait %d" % (48 * HOUR))
            self.assertEqual(centre.item(held)["state"], "held")
            self.assertEqual([Letter(letter.raw).reference() for letter in server.received], [sent])

    def test_dropped_after_the_final_dot(self):
        with self.server(["drop", "accept"]) as server:
            centre = self.centre_with(server)
            glass = centre.glass()
            reference = glass.submit(short())
            centre.wait_for_state(reference, "unknown")
            glass.do("tap nav.leave", "wait %d" % (2 * HOUR))
            centre.wait_for_state(reference, "purged")
            glass.do("wait %d" % (48 * HOUR))
            letters = [Letter(letter.raw) for letter in server.received]
        self.assertEqual(len(letters), 2)
        self.assertEqual(letters[0].id, letters[1].id)
        self.assertTrue(letters[1].text.startswith("POSSIBLE COPY"))
        for letter in letters:
            self.check_answers(letter, short())
            self.assertEqual(letter.reference(), reference)


if __name__ == "__main__":
    kiosk.main()
