"""cmake/generate_catalog.py: refuses malformed facts with a line that names the place."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "lib/stepcheck/catalog/data"


class GenerateCatalog(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.data = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in DATA.glob("*.json")}
        self.fields = self.data["fields.json"]
        self.limits = self.data["limits.json"]
        self.context = self.data["context.json"]

    def generate(self):
        for name, data in self.data.items():
            (self.folder / name).write_text(json.dumps(data), encoding="utf-8")
        return subprocess.run([sys.executable, ROOT / "cmake/generate_catalog.py", "--data", self.folder, "--output",
                               self.folder], capture_output=True, text=True)

    def field(self, name, kind):
        return next(entry for entry in self.fields["fields"] if name in entry["names"] and kind in entry["in"])

    def assert_refused(self, text):
        result = self.generate()
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn(text, result.stderr)

    def test_writes_an_enumerator_for_every_name(self):
        self.assertEqual(self.generate().returncode, 0)
        header = (self.folder / "field.h").read_text(encoding="utf-8")
        for entry in self.fields["fields"]:
            for name in entry["names"]:
                self.assertRegex(header, rf"\b{name},")

    def test_writes_the_same_bytes_twice(self):
        self.generate()
        first = (self.folder / "tables.cpp").read_bytes()
        self.generate()
        self.assertEqual(first, (self.folder / "tables.cpp").read_bytes())

    def test_does_not_write_what_stays_the_same(self):
        self.generate()
        before = (self.folder / "field.h").stat().st_mtime_ns
        self.generate()
        self.assertEqual(before, (self.folder / "field.h").stat().st_mtime_ns)

    def test_refuses_a_context_field_in_no_object(self):
        self.context["fields"].append({"path": "Execution.Id.Part", "type": "String", "source": ["guide"]})
        self.assert_refused("Execution.Id.Part: lies in no object that is listed before it")

    def test_refuses_two_texts_of_one_name(self):
        texts = self.data["aws_texts.json"]["texts"]
        texts.append(texts[0])
        self.assert_refused(f"{texts[0]['name']}: given twice")

    def test_keeps_braces_of_a_text(self):
        self.generate()
        header = (self.folder / "aws_texts.h").read_text(encoding="utf-8")
        self.assertIn('jsonataDelimiters[] = "JSONata string must start with {{% and end with %}}"', header)

    def test_refuses_a_fact_about_a_member_that_no_request_has(self):
        self.data["requests.json"]["arns"][0]["members"].append("StartExecution.machineArn")
        self.assert_refused("unknown member StartExecution.machineArn")

    def test_refuses_two_meanings_of_a_member(self):
        self.data["requests.json"]["meanings"][1]["members"].append("CreateStateMachine.name")
        self.assert_refused("CreateStateMachine.name: has two meanings")

    def test_refuses_a_request_of_a_structure_that_is_not_listed(self):
        operations = self.data["operations.json"]["operations"]
        operations[0]["input"] = "CreateThingInput"
        self.assert_refused(f"{operations[0]['name']}: has no input")

    def test_refuses_a_misspelt_member(self):
        self.field("Seconds", "WaitState")["minimun"] = 1
        self.assert_refused('Seconds in WaitState: unknown member "minimun"')

    def test_refuses_a_fact_without_source(self):
        del self.field("Seconds", "WaitState")["source"]
        self.assert_refused("no source")

    def test_refuses_an_unknown_source(self):
        self.field("Seconds", "WaitState")["source"] = ["hearsay"]
        self.assert_refused('unknown source "hearsay"')

    def test_refuses_a_field_that_an_object_has_twice(self):
        self.fields["fields"].append(self.field("Seconds", "WaitState"))
        self.assert_refused("Seconds in WaitState: given twice for WaitState")

    def test_refuses_a_successor_that_is_no_field(self):
        self.field("Iterator", "MapState")["replacedBy"] = "Processor"
        self.assert_refused("replacedBy is no field there")

    def test_refuses_an_exclusive_group_of_unknown_fields(self):
        self.fields["exclusive"][0]["fields"] = ["TimeoutSeconds", "Timeout"]
        self.assert_refused("TaskState has no field Timeout")

    def test_refuses_values_of_what_is_no_enumeration(self):
        self.field("Seconds", "WaitState")["values"] = ["1"]
        self.assert_refused("values belong to an Enumeration")

    def test_refuses_a_limit_that_is_no_integer(self):
        self.limits["limits"][0]["value"] = "80"
        self.assert_refused("is no integer")


if __name__ == "__main__":
    unittest.main()
