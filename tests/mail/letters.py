"""Emails made by mail_compose, read by Python's email package and by two parsers of HTML that are not ours."""

import email
import email.policy
import html.parser
import json
import os
import re
import subprocess

import html5lib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = os.environ.get("DOORSTEP_BIN", os.path.join(ROOT, "build/sanitize/bin"))
LOCALES = os.path.join(ROOT, "assets/locales")
SHARED = os.path.join(ROOT, "assets/questionnaires")
ID = "3f0c1f6e-0000-4000-8000-000000000001"
REFERENCE = "ABCD-2345"
ACCEPTED_UTC_MS = 1795339800000  # 22 November 2026 at 09:30 in London

BLOCKS = {"p", "h1", "h2", "dt", "dd"}


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)


def submission(kind, items, language="en"):
    return {"version": 1, "id": ID, "kind": kind, "centre": "pack", "pack": "", "language": language, "privacy": "1",
            "created": "2026-11-22T09:30:00Z",
            "response": {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items}}


class Form:
    """A questionnaire of a pack, which makes response items of plain answers as the kiosk does."""

    def __init__(self, pack, name, folder=None):
        resource = read_json(os.path.join(folder or os.path.join(pack, "questionnaires"), name + ".json"))
        self.name, self.items = name, resource["item"]
        self.is_local = any(extension["url"] == "urn:doorstep:local" for extension in resource.get("extension", []))

    def questions(self, items=None):
        for item in self.items if items is None else items:
            yield item
            yield from self.questions(item.get("item", []))

    def texts(self):
        return [item for item in self.questions() if item["type"] in ("string", "text")]

    def first_answers(self):
        """Something to every question, whether it would be asked or not."""
        values = {"boolean": False, "integer": 3, "date": "2025-05", "string": "Own words", "text": "Own words"}
        return {item["linkId"]: item["answerOption"][0]["valueCoding"]["code"] if "answerOption" in item
                else values[item["type"]] for item in self.questions() if item["type"] not in ("group", "display")}

    def value(self, item, said):
        if isinstance(said, bool):
            return {"valueBoolean": said}
        if isinstance(said, int):
            return {"valueInteger": said}
        for option in item.get("answerOption", []):
            if option["valueCoding"]["code"] == said:
                return {"valueCoding": option["valueCoding"]}
        assert item["type"] != "choice", "%s has no option %s" % (item["linkId"], said)
        return {"valueDate": said} if item["type"] == "date" else {"valueString": said}

    def respond(self, answers, items=None):
        """`answers` is linkId to a value, to several, or (a repeating group) to the answers of each instance."""
        made = []
        for item in self.items if items is None else items:
            base = {"linkId": item["linkId"], "text": item["text"]}
            if item["type"] == "group":
                told = answers.get(item["linkId"], [answers])
                inside = [self.respond(instance, item["item"]) for instance in told]
                made += [{**base, "item": children} for children in inside if children]
            elif item["linkId"] in answers:
                said = answers[item["linkId"]]
                values = said if isinstance(said, list) else [said]
                made.append({**base, "answer": [self.value(item, value) for value in values]})
        return made


def words_of(text):
    return text.split()


class StandardReader(html.parser.HTMLParser):
    """The words of a document by the parser of Python's own library, and the elements it saw."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.words, self.elements, self.stack = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.stack.append(tag)
        elif tag == "br":
            self.words.append(" ")

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, tag
        self.words.append("" if tag == "span" else " ")

    def handle_data(self, data):
        if "body" in self.stack:
            self.words.append(data)


class Email:
    def __init__(self, answer):
        self.status, self.sender, self.recipient = answer["status"], answer["sender"], answer["recipient"]
        self.raw = answer["message"].encode("ascii")
        if self.status != "ok":
            return
        self.message = email.message_from_bytes(self.raw, policy=email.policy.default)
        self.head = self.raw.split(b"\r\n\r\n")[0].decode()
        self.subject = self.message["Subject"]
        self.plain = self.message.get_body(("plain",)).get_content()
        self.lines = self.plain.splitlines()
        self.html = self.message.get_body(("html",)).get_content()
        self.attachments = list(self.message.iter_attachments())
        self.tree = html5lib.parse(self.html, treebuilder="etree", namespaceHTMLElements=False)
        self.body = self.tree.find("body")

    def raw_plain(self):
        """The text part with its own line ends."""
        return self.message.get_body(("plain",)).get_payload(decode=True).decode()

    def structure(self):
        return [part.get_content_type() for part in self.message.walk()]

    def response(self):
        return json.loads(self.attachments[0].get_content())

    def blocks(self):
        """The texts of the page in order: (element, text), a line break inside as \\n."""
        found = []
        for element in self.body.iter():
            if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element):
                found.append((element, text_of(element)))
        return found

    def own_words(self):
        """What the page shows as a person's own words, each an element of the definition list."""
        return ["\n".join(text_of(paragraph) for paragraph in element) for element in self.body.iter("dd")
                if element.find("p") is not None and "font-size" in element.get("style")]

    def plain_words(self):
        """The words of the text part; its marks before a group are the only thing that HTML shows in another way."""
        return words_of(re.sub(r"(?m)^-- ", "", self.plain))

    def html_words(self):
        return words_of(" ".join(text for _, text in self.blocks()))


def text_of(element):
    text = element.text or ""
    for child in element:
        text += ("\n" if child.tag == "br" else text_of(child)) + (child.tail or "")
    return text


class Composer:
    """mail_compose with a pack, for as long as it is needed."""

    def __init__(self, pack, locales=LOCALES, *shared):
        self.process = subprocess.Popen([os.path.join(BIN, "mail_compose"), pack, locales, *shared],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def make(self, what, copy=False, utc_ms=ACCEPTED_UTC_MS, session=None):
        """`session` is what a sign-up is for, and how it stands."""
        request = {"submission": what, "reference": REFERENCE, "utcMs": utc_ms, "copy": copy, "session": session}
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        return Email(json.loads(self.process.stdout.readline()))

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait(60)
