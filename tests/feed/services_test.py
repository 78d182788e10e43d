#!/usr/bin/python3
"""doorstepctl services import and export, against the schema of Open Referral UK and against feeds as councils have them.

usage: tests/feed/services_test.py     DOORSTEP_BIN is the folder of the built programs (build/sanitize/bin without it)
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import uuid

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMA = ROOT / "tests/feed/schema"
CTL = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin")) / "doorstepctl"
PACKS = sorted(path.parent for path in (ROOT / "kiosk/centres").glob("*/services.json"))
TOWER_HAMLETS = ROOT / "kiosk/centres/tower-hamlets-north-west"

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
URI = re.compile(r"[a-z][a-z0-9+.-]*://([!$-;=?-Z_a-z~#]|%[0-9A-Fa-f]{2})+")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def formats():
    """jsonschema leaves out the formats whose libraries are not there, and knows others only roughly."""
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("uuid", ValueError)(lambda text: str(uuid.UUID(text)) == text.lower())
    checker.checks("date-time")(lambda text: bool(MOMENT.fullmatch(text)))
    checker.checks("uri")(lambda text: bool(URI.fullmatch(text)))
    checker.checks("email")(lambda text: bool(EMAIL.fullmatch(text)))
    return checker


VALIDATOR = jsonschema.Draft202012Validator(json.loads((SCHEMA / "schema-service.json").read_text()),
                                            format_checker=formats())


def some_id(seed):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, str(seed)))


def service(seed, **members):
    return {"id": some_id(seed), "name": f"Service {seed}", "status": "active", **members}


def page(services, **members):
    return {"total_items": len(services), "total_pages": 1, "page_number": 1, "size": len(services), "first_page": True,
            "last_page": True, "empty": not services, "contents": services, **members}


class Services(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doorstep-services-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.pack = self.folder / "pack"
        shutil.copytree(TOWER_HAMLETS, self.pack)
        self.services = self.pack / "services.json"

    def run_ctl(self, *arguments, wanted=0, program=CTL):
        done = subprocess.run([program, *map(str, arguments)], env=dict(os.environ, DOORSTEP_ROOT=str(ROOT)),
                              capture_output=True, text=True, timeout=300, cwd=self.folder)
        self.assertEqual(done.returncode, wanted, done.stdout + done.stderr)
        for line in done.stderr.splitlines():
            self.assertRegex(line, r"^doorstepctl: .+: .+")
        return done

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def stamp(self, path):
        """What changes when a file is written, and not when it is read."""
        return path.stat().st_ino, path.stat().st_mtime_ns

    def run_import(self, path, *options, wanted=0):
        """The report of an import into the copied pack."""
        done = self.run_ctl("services", "import", path, "--centre", self.pack, "--json", *options, wanted=wanted)
        return json.loads(done.stdout)

    def read_services(self, path=None):
        content = json.loads((path or self.services).read_text(encoding="utf-8"))
        self.assertEqual(content["total_items"], len(content["contents"]))
        return {one["id"]: one for one in content["contents"]}

    def validate(self, path=None):
        for one in self.read_services(path).values():
            errors = [f"{one['name']}: {'/'.join(map(str, error.absolute_path))}: {error.message}"
                      for error in VALIDATOR.iter_errors(one)]
            self.assertEqual(errors, [])

    def faults_of(self, report, name):
        return [fault["text"] for fault in report["faults"] if fault["service"] == name]

    # the schema

    def test_the_validator_finds_what_is_wrong(self):
        good = json.loads((SCHEMA / "example-service_full.json").read_text())
        self.assertEqual(list(VALIDATOR.iter_errors(good)), [])
        for members in ({"id": "7"}, {"status": "open"}, {"url": "www.hull.gov.uk"}, {"email": "nobody"},
                        {"last_modified": "2023-03-15T10:30:45"}, {"minimum_age": "5"}, {"schedules": [{}]}):
            self.assertTrue(list(VALIDATOR.iter_errors({**good, **members})), members)

    def test_every_pack_is_valid_as_it_is_and_as_it_is_exported(self):
        self.assertEqual(len(PACKS), 5)
        for pack in PACKS:
            with self.subTest(pack.name):
                exported = self.folder / f"{pack.name}.json"
                self.validate(pack / "services.json")
                done = self.run_ctl("services", "export", exported, "--centre", pack)
                self.assertEqual(done.stderr, "")
                self.validate(exported)
                self.assertEqual(self.read_services(exported), self.read_services(pack / "services.json"))

    def test_an_export_changes_nothing_when_it_comes_back(self):
        for pack in PACKS:
            with self.subTest(pack.name):
                copy = self.folder / pack.name
                shutil.copytree(pack, copy)
                before = self.stamp(copy / "services.json")
                exported = self.write(f"{pack.name}.json", self.run_ctl("services", "export", "--centre", pack).stdout)
                done = self.run_ctl("services", "import", exported, "--centre", copy, "--apply", "--prune", "--json")
                report = json.loads(done.stdout)
                count = len(self.read_services(exported))
                self.assertEqual((report["added"], report["changed"], report["gone"], report["kept"], report["applied"]),
                                 ([], [], [], count, False))
                self.assertEqual(self.stamp(copy / "services.json"), before)

    def test_an_export_makes_the_same_pack_elsewhere(self):
        exported = self.folder / "exported.json"
        self.run_ctl("services", "export", exported, "--centre", self.pack)
        wanted = self.read_services()
        self.services.unlink()
        self.run_import(exported, "--apply")
        self.assertEqual(self.read_services(), wanted)

    # the examples of the schema

    def test_the_full_example(self):
        before = self.read_services()
        report = self.run_import(SCHEMA / "example-service_full.json")
        self.assertEqual([one["name"] for one in report["added"]], ["Community Counselling"])
        self.assertFalse(report["applied"])
        self.assertEqual(self.read_services(), before)
        faults = self.faults_of(report, "Community Counselling")
        for fault in ("assurer_email is not kept", "location.latitude 100: left out",
                      "bymonthday 2,3,4 does not go with freq WEEKLY: left out",
                      "postal_code ABC 1234 is not of the United Kingdom: kept as it is",
                      "service_areas.uri http://example.com: left out",
                      "valid_to 2005-01-01 is past: the time is kept, and no longer shown"):
            self.assertIn(fault, faults)
        self.assertTrue(self.run_import(SCHEMA / "example-service_full.json", "--apply")["applied"])
        self.validate()
        self.run_ctl("centre", "check", self.pack)
        after = self.services.read_bytes()
        self.assertNotIn(b"assurer_email", after)
        self.assertEqual(self.run_import(SCHEMA / "example-service_full.json", "--apply")["changed"], [])
        self.assertEqual(self.services.read_bytes(), after)

    def test_the_list_and_the_full_service_in_a_folder_are_one(self):
        for name in ("example-service_list.json", "example-service_full.json"):
            shutil.copy(SCHEMA / name, self.folder)
        folder = self.folder / "feed"
        folder.mkdir()
        for name in ("example-service_list.json", "example-service_full.json"):
            shutil.move(self.folder / name, folder)
        report = self.run_import(folder, "--apply")
        self.assertEqual(len(report["added"]), 1)
        self.assertIn("says 10 pages, 1 are here: nothing counts as gone", self.faults_of(report, ""))
        self.assertEqual(len(self.read_services()[report["added"][0]["id"]]["schedules"]), 1)
        before = self.services.read_bytes()
        report = self.run_import(SCHEMA / "example-service_list.json", "--apply")
        self.assertEqual((report["changed"], self.services.read_bytes()), ([], before))
        self.run_ctl("centre", "check", self.pack)

    # real feeds

    def test_every_fault_of_real_feeds_is_named_mended_and_leaves_a_pack_that_holds(self):
        location = {"id": some_id("l"), "location_type": "physical", "name": "Hall", "latitude": 100, "longitude": 1}
        sal = some_id("sal")
        faulty = {
            "age": (service("age", minimum_age=-1), "minimum_age -1: left out"),
            "html": (service("html", description="<p>Fun &amp; <b>games</b></p>"), "HTML taken out of description"),
            "camel": (service("camel", service_areas=[{"id": some_id("a"), "serviceId": some_id("camel")}]),
                      "camelCase key serviceId read as service_id"),
            "uri": (service("uri", service_areas=[{"id": some_id("b"), "uri": "http://www.example.com"}]),
                    "service_areas.uri http://www.example.com: left out"),
            "phone": (service("phone", contacts=[{"id": some_id("c"), "phones": [{"id": some_id("p"),
                                                                                "number": "Office: 020 7946 0123"}]}]),
                      'phone "Office: 020 7946 0123" split into Office and 020 7946 0123'),
            "vendor": (service("vendor", pc_targetAudience=["x"], pc_metadata={"a": 1}),
                       "key pc_metadata, which Open Referral UK does not have: left out"),
            "modified": (service("modified", last_modified="2023-03-15T10:30:45"),
                         "last_modified 2023-03-15T10:30:45 is without a zone or not whole: read as "
                         "2023-03-15T10:30:45Z"),
            "assurer": (service("assurer", assurer_email="ann.persona@hull.gov.uk"), "assurer_email is not kept"),
            "time": (service("time", schedules=[{"id": some_id("s"), "freq": "WEEKLY", "byday": "MO",
                                                 "opens_at": "09:00:00Z"}]),
                     "schedules.opens_at 09:00:00Z read as 09:00 on the wall"),
            "latitude": (service("latitude", service_at_locations=[{"id": sal, "location": location}]),
                         "location.latitude 100: left out"),
            "status": (service("status", status="defunct"), "status defunct: hidden"),
            "closed": (service("closed", status="Temporarily Closed"), "status temporarily closed: shown with a notice"),
            "id": ({"id": 4711, "name": "Service id", "status": "active"}, 'id "4711" is not a UUID: one made of it'),
        }
        contents = [one for one, _ in faulty.values()]
        contents += [service("age")] * 2
        feed = self.write("feed.json", "\ufeff" + json.dumps(page(contents, total_items=31), ensure_ascii=False))
        report = self.run_import(feed, "--apply")
        for name, (_, fault) in faulty.items():
            self.assertIn(fault, self.faults_of(report, f"Service {name}"))
        self.assertIn("seen 3 times: only the first is kept", self.faults_of(report, "Service age"))
        self.assertIn(f"says 31 in all, has {len(contents)}", self.faults_of(report, ""))
        self.assertEqual(len(report["added"]), len(faulty))
        self.validate()
        self.run_ctl("centre", "check", self.pack)
        text = self.services.read_text(encoding="utf-8")
        self.assertNotIn("ann.persona", text)
        self.assertNotIn("pc_", text)
        services = self.read_services()
        self.assertEqual(services[some_id("html")]["description"], "Fun & games")
        self.assertEqual(services[some_id("time")]["schedules"][0]["opens_at"], "09:00")
        words = self.run_ctl("services", "import", feed, "--centre", self.pack).stdout
        self.assertIn("Service html: HTML taken out of description\n", words)
        self.assertIn(f"0 added, 0 changed, 0 gone, {len(services)} kept as they are\nnothing to change\n", words)

    def test_a_hundred_and_twenty_eight_of_one_id(self):
        feed = self.write("feed.json", page([service("one", minimum_age=None)] * 128, total_items=31))
        report = self.run_import(feed)
        self.assertEqual(report["services"], 1)
        self.assertIn("seen 128 times: only the first is kept", self.faults_of(report, "Service one"))
        self.assertIn("says 31 in all, has 128", self.faults_of(report, ""))

    def test_a_version_1_feed_is_refused(self):
        before = self.stamp(self.services)
        for content in ({"totalElements": 1, "totalPages": 1, "content": [{"id": "1", "name": "x"}]},
                        [{"id": "1", "name": "x", "eligibilitys": [], "regular_schedules": []}]):
            feed = self.write("feed.json", content)
            done = self.run_ctl("services", "import", feed, "--centre", self.pack, "--apply", wanted=1)
            self.assertIn("is Open Referral UK version 1", done.stderr)
            self.assertIn("version 3 feed", done.stderr)
            report = self.run_import(feed, "--apply", wanted=1)
            self.assertIn("version 1", report["refused"][0]["text"])
        self.assertEqual(self.stamp(self.services), before)

    def test_a_broken_file_is_named_with_its_line(self):
        feed = self.write("feed.json", '[\n{"id": "x",\n"name": "Pl')
        done = self.run_ctl("services", "import", feed, "--centre", self.pack, wanted=1)
        self.assertIn(f"{feed}:3: ends in the middle", done.stderr)
        feed.write_bytes(b'[\n{"id": "caf\xe9"}]')
        done = self.run_ctl("services", "import", feed, "--centre", self.pack, wanted=1)
        self.assertIn(f"{feed}:2: is not UTF-8", done.stderr)
        with feed.open("wb") as file:
            file.truncate(64 * 1024 * 1024 + 1)
        done = self.run_ctl("services", "import", feed, "--centre", self.pack, wanted=1)
        self.assertIn("is larger than 64 MiB", done.stderr)

    def test_one_broken_file_of_a_folder_stops_all_of_it(self):
        self.write("feed/a.json", service("a"))
        self.write("feed/b.json", "[")
        before = self.services.read_bytes()
        done = self.run_ctl("services", "import", self.folder / "feed", "--centre", self.pack, "--apply", wanted=1)
        self.assertIn("feed/b.json:", done.stderr)
        self.assertEqual(self.services.read_bytes(), before)

    # changes

    def test_changes_are_shown_and_ours_stays(self):
        ours = next(one for one in self.read_services().values() if one["attributes"] and "fees" not in one)
        theirs = {key: value for key, value in ours.items() if key != "attributes"}
        theirs["fees"] = "£2 a family"
        feed = self.write("feed.json", page([theirs]))
        report = self.run_import(feed, "--apply")
        self.assertEqual([(one["name"], one["fields"]) for one in report["changed"]], [(ours["name"], "fees")])
        now = self.read_services()[ours["id"]]
        self.assertEqual(now["attributes"], ours["attributes"])
        self.assertEqual(now["fees"], "£2 a family")
        self.run_ctl("centre", "check", self.pack)

    def test_the_order_of_the_pack_stays_and_the_new_come_behind(self):
        before = list(self.read_services())
        feed = self.write("feed.json", page([service("z"), service("b"), service("a")]))
        self.run_import(feed, "--apply")
        self.assertEqual(list(self.read_services()), before + [some_id("a"), some_id("b"), some_id("z")])

    def test_what_is_gone_is_taken_out_only_when_asked(self):
        organization = {"id": some_id("us"), "name": "Us", "description": "We"}
        both = self.write("both.json", page([service("x", organization=organization),
                                             service("y", organization=organization)]))
        one = self.write("one.json", page([service("x", organization=organization)]))
        part = self.write("part.json", page([service("x", organization=organization)], total_items=2, total_pages=2))
        self.run_import(both, "--apply")
        self.assertEqual(self.run_import(part)["gone"], [])
        self.assertFalse(self.run_import(part, "--prune", "--apply", wanted=1)["ok"])
        report = self.run_import(one, "--apply")
        self.assertEqual([gone["name"] for gone in report["gone"]], ["Service y"])
        self.assertIn(some_id("y"), self.read_services())
        self.assertFalse(self.run_import(one, "--prune")["applied"])
        self.assertIn(some_id("y"), self.read_services())
        self.assertTrue(self.run_import(one, "--prune", "--apply")["applied"])
        self.assertNotIn(some_id("y"), self.read_services())
        self.assertIn(some_id("x"), self.read_services())

    def test_what_the_kiosk_would_refuse_is_put_back(self):
        attribute = {"id": some_id("t"), "taxonomy_term": {"id": some_id("term"), "name": "atlantis",
                                                           "description": "x", "taxonomy": "urn:doorstep:area"}}
        feed = self.write("feed.json", service("x", attributes=[attribute]))
        before = self.services.read_bytes()
        done = self.run_ctl("services", "import", feed, "--centre", self.pack, "--apply", wanted=1)
        self.assertIn("atlantis", done.stderr)
        self.assertEqual(self.services.read_bytes(), before)
        self.services.unlink()
        self.run_ctl("services", "import", feed, "--centre", self.pack, "--apply", wanted=1)
        self.assertFalse(self.services.exists())

    def test_comments_of_the_pack_stay_and_do_not_leave_it(self):
        content = json.loads(self.services.read_text(encoding="utf-8"))
        content["@note"] = "ours"
        content["contents"][0]["_note"] = "not for others"
        self.services.write_text(json.dumps(content), encoding="utf-8")
        self.assertNotIn("ote\":", self.run_ctl("services", "export", "--centre", self.pack).stdout)
        self.run_import(self.write("feed.json", service("x")), "--apply")
        content = json.loads(self.services.read_text(encoding="utf-8"))
        self.assertEqual((content["@note"], content["contents"][0]["_note"]), ("ours", "not for others"))
        self.run_ctl("centre", "check", self.pack)

    # called wrongly

    def test_wrong_calls(self):
        self.run_ctl("services", "import", wanted=2)
        self.run_ctl("services", "import", "a", "b", wanted=2)
        self.run_ctl("services", "import", "a", "--data", "x", wanted=2)
        self.run_ctl("services", "export", "--apply", wanted=2)
        self.run_ctl("services", "import", self.folder / "nowhere.json", "--centre", self.pack, wanted=1)
        self.run_ctl("services", "import", SCHEMA, "--centre", self.folder, wanted=1)
        self.run_ctl("services", "export", self.folder / "no/folder.json", "--centre", self.pack, wanted=1)

    def test_an_installed_pack_is_never_edited(self):
        data = self.folder / "data"
        self.run_ctl("init", "--data", data, "--centre", self.pack)
        installed = data / "public/packs/current"
        feed = self.write("feed.json", service("x"))
        done = self.run_ctl("services", "import", feed, "--centre", installed, "--apply", wanted=2)
        self.assertIn("installed pack", done.stderr)
        self.run_ctl("services", "export", self.folder / "out.json", "--centre", installed)


if __name__ == "__main__":
    unittest.main()
