#!/usr/bin/python3
"""Every way to ask for help ends somewhere, in every council's pack: a form in its own inbox, or a page that says who helps.

A hand-over stores nothing; that somebody was sent there is counted, and nothing of whom.
"""

import os
import re
import sqlite3

import kiosk

CENTRES = os.path.join(kiosk.ROOT, "kiosk/centres")
PACKS = sorted(name for name in os.listdir(CENTRES) if os.path.isdir(os.path.join(CENTRES, name)))
TOWER_HAMLETS = "tower-hamlets-north-west"
LANGUAGES = ["en", "bn", "ar", "so"]
MONDAY = "2026-11-23T10:00"
PAGES_MAX = 60

LOCAL = "urn:doorstep:local"
LEADS_TO = "urn:doorstep:leads-to"
EXCLUSIVE = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"

# What a family of one tells; what is not here is answered by the kind of the question.
ANSWERS = {"child-known": "about", "child-age": "3", "child-age-unit": "years", "age": "17"}
TYPED = {"name": "Zubaydahx Quillfeather", "phone": "07700 900718", "email": "zubaydahx@example.com", "postcode": "E2 0SN"}
TEXT = "Quixotic jackdaws"


def extension(holder, url):
    """The value of an extension, or None."""
    for found in holder.get("extension", []):
        if found["url"] == url:
            return next(value for name, value in found.items() if name.startswith("value"))
    return None


def walk(items):
    for item in items:
        yield item
        yield from walk(item.get("item", []))


def ways_of(item):
    """The options of a choice that lead straight somewhere: code to where."""
    ways = {}
    for option in item.get("answerOption", []):
        where = extension(option, LEADS_TO)
        if where:
            ways[option["valueCoding"]["code"]] = where
    return ways


class Pack:
    def __init__(self, name):
        self.name = name
        self.folder = os.path.join(CENTRES, name)
        self.centre = kiosk.read_json(os.path.join(self.folder, "centre.json"))
        names = os.listdir(os.path.join(self.folder, "questionnaires"))
        self.flows = {file[:-len(".json")]: kiosk.read_json(os.path.join(self.folder, "questionnaires", file))
                      for file in sorted(names)}

    def forms(self):
        """The questionnaires that are sent."""
        return [name for name, flow in self.flows.items() if not extension(flow, LOCAL)]

    def local_ways(self, flow):
        """Each way through the pages of a local flow: the answers in their order, and where the last of them leads. A page
        without ways is passed by; a choice opens a later page by naming its code there."""
        found = []
        for item in self.flows[flow]["item"]:
            for code, where in ways_of(item).items():
                opened_by = [(one["question"], one["answerCoding"]["code"]) for one in item.get("enableWhen", [])]
                for first in opened_by or [None]:
                    found.append(([first] if first else []) + [(item["linkId"], code)] + [where])
        return [(steps[:-1], steps[-1]) for steps in found]

    def way_to(self, form):
        """What to touch on home, and the answers that lead to the form from there."""
        if form == "views":
            return "views", []
        return next(("refer", steps) for steps, where in self.local_ways("asking") if where == "flow:" + form)


class Form:
    """Fills in whatever a form asks, as its questionnaire says what that is."""

    def __init__(self, glass, questionnaire, answers):
        self.glass = glass
        self.items = {item["linkId"]: item for item in walk(questionnaire["item"])}
        self.answers = answers

    def answer_for(self, item):
        if item["linkId"] in self.answers:
            return self.answers[item["linkId"]]
        if item["type"] in ("choice", "open-choice"):
            # Not one that is held out to some ages only.
            options = [option for option in item["answerOption"]
                       if not extension(option, EXCLUSIVE) and not extension(option, "urn:doorstep:by-age")]
            return options[0]["valueCoding"]["code"]
        if item["type"] == "boolean":
            return "yes"
        return TYPED.get(extension(item, "urn:doorstep:format"), TEXT)

    def answer_page(self):
        """Answers that open a question on the same page have it answered too."""
        answered = set()
        while True:
            waiting = [link for link in self.glass.look_at_all().questions() if link not in answered]
            if not waiting:
                return
            for link in waiting:
                item = self.items[re.sub(r"\[\d+\]$", "", link)]
                if item["type"] not in ("group", "display"):
                    self.glass.do("answer q.%s %s" % (link, self.answer_for(item)))
                answered.add(link)

    def fill(self):
        """From the privacy page to the check page."""
        self.glass.do("expect screen privacy", "tap nav.next")
        for _ in range(PAGES_MAX):
            if not self.glass.attempt("expect screen check"):
                return
            self.glass.expect_screen("question")
            self.answer_page()
            self.glass.do("tap nav.next")
            problems = [node["text"] for node in self.glass.look().all if node["role"] == "alert"]
            if problems:
                raise AssertionError("%s: %s" % (self.glass.look().questions(), problems))
        raise AssertionError("the form has no end")


class RoutesTest(kiosk.VisitTest):
    def open(self, name):
        self.pack = Pack(name)
        self.here = self.centre(self.pack.folder)
        self.here.start_keeper("--test-clock")
        self.glass = self.here.glass()
        self.glass.do("date " + MONDAY)

    def rows(self, table):
        """The keeper must have been stopped."""
        with sqlite3.connect("file:%s?mode=ro" % self.here.path("private/doorstep.db"), uri=True) as database:
            return database.execute("SELECT * FROM %s ORDER BY 1, 2" % table).fetchall()

    def counts(self):
        """Of what was sent, and to whom families were sent on; that languages and views are counted too is another test's."""
        self.assertEqual(self.here.stop_keeper(), 0)
        return {what: count for _, what, count in self.rows("tally") if not what.startswith(("language-", "views_"))}

    def go(self, home, steps, language="en"):
        self.glass.do("expect screen welcome", "language " + language, "tap home." + home)
        for link, code in steps:
            self.glass.do("answer q.%s %s" % (link, code), "tap nav.next")

    def leave(self):
        if not self.glass.attempt("expect nav.leave"):
            self.glass.do("tap nav.leave")
        self.glass.expect_screen("welcome")


class DeliveryTest(RoutesTest):
    """One email to the inbox that the pack names for the route, and to no other."""

    def send(self, form, language, **answers):
        home, steps = self.pack.way_to(form)
        self.go(home, steps, language)
        Form(self.glass, self.pack.flows[form], {**ANSWERS, **answers}).fill()
        self.glass.do("tap nav.next", "expect screen done", "tap nav.leave")
        self.sent.append(form)

    def check_letters(self):
        letters = self.here.settled_letters()
        routes = {route["kind"]: route for route in self.pack.centre["routes"]}
        self.assertEqual(sorted(letter.message["To"].addresses[0].addr_spec for letter in letters),
                         sorted(routes[form]["inbox"] for form in self.sent))
        for letter in letters:
            self.assertEqual(len(letter.message["To"].addresses), 1)
            self.assertEqual(letter.message["From"].addresses[0].addr_spec, "doorstep@kiosk.invalid")
            for header in (letter.message["Subject"], letter.message["From"], letter.message["To"]):
                self.assertNotRegex(str(header), "Zubaydahx|Quillfeather|07700|jackdaws")
            self.assertIn(TEXT, letter.text)

    def check_pack(self, name):
        self.open(name)
        self.sent = []
        forms = self.pack.forms()
        self.assertEqual(sorted(forms), sorted(route["kind"] for route in self.pack.centre["routes"]))
        for number, form in enumerate(forms):
            self.send(form, LANGUAGES[(number + PACKS.index(name)) % len(LANGUAGES)])
        self.check_letters()
        self.assertEqual(self.counts(), {"sent-" + form: 1 for form in forms})

    def test_hillingdon(self):
        self.check_pack("hillingdon")

    def test_leicestershire(self):
        self.check_pack("leicestershire")

    def test_lewisham(self):
        self.check_pack("lewisham")

    def test_oxfordshire(self):
        self.check_pack("oxfordshire")

    def test_tower_hamlets(self):
        self.check_pack(TOWER_HAMLETS)

    def test_every_pack_is_tested(self):
        methods = {name[len("test_"):].replace("_", "-") for name in dir(self) if name.startswith("test_")}
        self.assertEqual([pack for pack in PACKS if not any(pack.startswith(method) for method in methods)], [])

    def test_one_form_for_all_who_ask_in_lewisham(self):
        """The request of a professional, and of a young person, goes where the family's goes."""
        self.open("lewisham")
        self.sent = []
        for who in ("professional", "young-person"):
            self.send("self-referral", "en", relationship=who)
        self.check_letters()


class WaysTest(RoutesTest):
    """Each answer to "who is asking?" and behind each door leads where the pack says, and never to a dead end."""

    def check_place(self, where):
        kind, name = where.split(":")
        view = self.glass.look()
        if kind == "flow":
            self.assertEqual(view.screen, "privacy", where)
            self.assertIn("nav.next", view.nodes)
            return
        if where == "screen:offer":
            self.assertIn("q.child-known[0]=born", view.nodes)
            return
        self.assertEqual(view.screen, "handover", where)
        self.check_handover(name)

    def check_handover(self, name):
        page = self.glass.look_at_all()
        handover = next(one for one in self.pack.centre["handovers"] if one["id"] == name)
        numbers = {phone["id"]: phone["number"] for phone in self.pack.centre["phones"]}
        for what in ("phone", "phoneOutOfHours"):
            if what in handover:
                self.assertIn(numbers[handover[what]], page.whole())
        for what in ("email", "url"):
            self.assertIn(handover.get(what, ""), page.whole())
        self.assertGreater(len(page.text("handover.text")), 40, "says what to do")
        self.assertIn("999", page.text("safety"))

    def check_pack(self, name):
        self.open(name)
        redirected = {}
        for feature, flow in (("refer", "asking"), ("doors", "doors")):
            for steps, where in self.pack.local_ways(flow) if flow in self.pack.flows else []:
                self.go(feature, steps)
                self.check_place(where)
                if where.startswith("handover:"):
                    what = "redirect-" + where.split(":")[1]
                    redirected[what] = redirected.get(what, 0) + 1
                self.leave()
        self.assertGreater(len(redirected), 1)
        self.assertEqual(self.here.queue(), [])
        self.assertEqual(self.counts(), redirected)
        self.assertEqual(self.rows("outbox"), [])

    def test_hillingdon(self):
        self.check_pack("hillingdon")

    def test_leicestershire(self):
        self.check_pack("leicestershire")

    def test_lewisham(self):
        self.check_pack("lewisham")

    def test_oxfordshire(self):
        self.check_pack("oxfordshire")

    def test_tower_hamlets(self):
        self.check_pack(TOWER_HAMLETS)


class RedirectTest(RoutesTest):
    """A school is sent to the hub: counted, and nothing else."""

    TO_THE_HUB = [("asking", "school")]

    def test_counted_once_a_time(self):
        self.open(TOWER_HAMLETS)
        self.go("refer", self.TO_THE_HUB)
        # Looking at it longer, in another language, larger, is the same time.
        self.glass.do("expect screen handover", "language bn", "language en", "tap nav.display", "tap nav.close", "wait 30",
                      "expect screen handover", "tap nav.leave")
        self.glass.do("date 2026-11-24T10:00")
        self.go("refer", [("asking", "social-care")])
        self.leave()
        self.go("refer", self.TO_THE_HUB)
        self.leave()
        self.assertEqual(self.here.queue(), [])
        self.assertEqual(self.here.stop_keeper(), 0)
        self.assertEqual(self.rows("tally"), [("2026-11-23", "language-en", 1), ("2026-11-23", "redirect-hub", 1),
                                              ("2026-11-24", "language-en", 2), ("2026-11-24", "redirect-hub", 2)])

    def test_nothing_says_who(self):
        """A random key, so that a count that is sent again is one; it goes after a day."""
        self.open(TOWER_HAMLETS)
        self.go("refer", self.TO_THE_HUB)
        self.glass.do("expect screen handover")
        self.leave()
        self.assertEqual(self.here.stop_keeper(), 0)
        for table in ("outbox", "body"):
            self.assertEqual(self.rows(table), [])
        acts = self.rows("act")
        self.assertEqual(len(acts), 2)  # the language and the hub
        for key, reference, _ in acts:
            self.assertRegex(key, "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
            self.assertEqual(reference, "")
        for name in ("keeper", self.glass.name):
            self.assertNotIn("school", self.here.log(name))

    def test_with_no_keeper(self):
        """She is sent there all the same, and nothing on the page says that something went wrong."""
        self.open(TOWER_HAMLETS)
        self.here.kill_keeper()
        self.go("refer", self.TO_THE_HUB)
        view = self.glass.look()
        self.assertEqual(view.screen, "handover")
        self.assertFalse([node for node in view.all if node["role"] == "alert"])
        self.leave()
        self.here.start_keeper("--test-clock")
        self.assertEqual(self.counts(), {})


if __name__ == "__main__":
    kiosk.main()
