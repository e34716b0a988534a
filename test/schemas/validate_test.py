"""The SARIF schema and the checks beyond it accept a good log and find each of these mistakes."""
import copy
import json
import pathlib
import unittest

import validate

SCHEMA = json.loads((pathlib.Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))

LOG = json.loads("""
{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [{
    "tool": { "driver": {
      "name": "stepcheck", "semanticVersion": "0.1.0", "informationUri": "https://example.org",
      "rules": [{
        "id": "duplicate-key", "name": "DuplicateKey",
        "shortDescription": { "text": "Short." }, "fullDescription": { "text": "Long." },
        "help": { "text": "Help.", "markdown": "Help." },
        "defaultConfiguration": { "level": "warning" },
        "properties": { "tags": ["document"], "precision": "high", "problem.severity": "warning" }
      }]
    } },
    "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": [] }],
    "columnKind": "unicodeCodePoints",
    "artifacts": [{ "location": { "uri": "a%20b.json", "uriBaseId": "%SRCROOT%" }, "roles": ["analysisTarget"] }],
    "results": [{
      "ruleId": "duplicate-key", "ruleIndex": 0, "level": "warning",
      "message": { "text": "twice. See [first \\\\[1\\\\]](1)." },
      "locations": [{ "physicalLocation": {
        "artifactLocation": { "uri": "a%20b.json", "uriBaseId": "%SRCROOT%", "index": 0 },
        "region": { "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 8 } } }],
      "relatedLocations": [{ "id": 1, "message": { "text": "first [1]" }, "physicalLocation": {
        "artifactLocation": { "uri": "a%20b.json", "uriBaseId": "%SRCROOT%", "index": 0 },
        "region": { "startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 8 } } }],
      "partialFingerprints": { "primaryLocationLineHash": "0123456789abcdef:1", "stepcheck/v1": "0123456789abcdef" }
    }]
  }]
}
""")
REMOVE = object()


def changed(pointer, value):
    """The log with the value at a pointer replaced, added or removed."""
    log = copy.deepcopy(LOG)
    *path, last = [int(part) if part.isdigit() else part.replace("~1", "/") for part in pointer.split("/")[1:]]
    place = log
    for part in path:
        place = place[part]
    if value is REMOVE:
        del place[last]
    else:
        place[last] = value
    return log


class Validate(unittest.TestCase):
    def test_accepts_a_good_log(self):
        self.assertEqual(validate.problems(SCHEMA, LOG), [])

    def test_finds_every_missing_member(self):
        def members(value, pointer):
            if isinstance(value, dict):
                for key, each in value.items():
                    inner = f"{pointer}/{key.replace('/', '~1')}"
                    yield inner
                    yield from members(each, inner)
            elif isinstance(value, list):
                for index, each in enumerate(value):
                    yield from members(each, f"{pointer}/{index}")

        optional = ("/uriBaseId", "/markdown")
        for pointer in members(LOG, ""):
            if not pointer.endswith(optional):
                with self.subTest(pointer):
                    self.assertTrue(validate.problems(SCHEMA, changed(pointer, REMOVE)))

    def test_finds_mistakes(self):
        result = "/runs/0/results/0"
        location = f"{result}/locations/0/physicalLocation"
        mistakes = {
            "a version": ("/version", "2.0.0"),
            "an unknown member": (f"{result}/messages", {}),
            "a rule that is not there": (f"{result}/ruleIndex", 1),
            "another rule": (f"{result}/ruleId", "json-syntax"),
            "a severity": (f"{result}/level", "info"),
            "an empty message": (f"{result}/message/text", ""),
            "a message of two lines": (f"{result}/message/text", "a\nb [first](1)"),
            "a related place without a link": (f"{result}/message/text", "twice."),
            "a link without a related place": (f"{result}/message/text", "twice [first](1), [second](2)."),
            "a column from 0": (f"{location}/region/startColumn", 0),
            "an end before the begin": (f"{location}/region/endColumn", 2),
            "a space in a URI": ("/runs/0/artifacts/0/location/uri", "a b.json"),
            "a fragment in a URI": ("/runs/0/artifacts/0/location/uri", "a#b.json"),
            "an absolute URI with a base": ("/runs/0/artifacts/0/location/uri", "file:///a.json"),
            "a way out of the base": ("/runs/0/artifacts/0/location/uri", "../a.json"),
            "another artifact": (f"{location}/artifactLocation/uri", "b.json"),
            "two locations": (f"{result}/locations", 2 * LOG["runs"][0]["results"][0]["locations"]),
            "two results with one fingerprint": ("/runs/0/results", 2 * LOG["runs"][0]["results"]),
            "columns in bytes": ("/runs/0/columnKind", "utf8"),
            "a fingerprint": (f"{result}/partialFingerprints/stepcheck~1v1", "xyz"),
        }
        for name, (pointer, value) in mistakes.items():
            with self.subTest(name):
                self.assertTrue(validate.problems(SCHEMA, changed(pointer, value)))


if __name__ == "__main__":
    unittest.main()
