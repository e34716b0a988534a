#!/usr/bin/env python3
"""Checks a JSON document against a schema, and a SARIF log also for what no schema can say.

usage: validate.py SCHEMA DOCUMENT        ("-" reads standard input)
"""
import json
import pathlib
import re
import sys

import jsonschema

LINK = re.compile(r"(?<!\\)\[(?:[^\[\]\\]|\\.)+\]\((\d+)\)")


def schema_problems(schema, document):
    validator = jsonschema.Draft202012Validator(schema)
    for error in sorted(validator.iter_errors(document), key=lambda error: list(map(str, error.absolute_path))):
        yield f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def region_of(location):
    return location["physicalLocation"]["region"]


def result_problems(run, result):
    rules = run["tool"]["driver"]["rules"]
    if result["ruleIndex"] >= len(rules) or rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        yield "ruleIndex is not the place of ruleId"
    related = result.get("relatedLocations", [])
    ids = [location["id"] for location in related]
    if ids != list(range(1, len(ids) + 1)):
        yield f"relatedLocations have the ids {ids}"
    linked = [int(number) for number in LINK.findall(result["message"]["text"])]
    if linked != ids:
        yield f"the message links to {linked}, the related locations are {ids}"
    for location in [*result["locations"], *related]:
        region = region_of(location)
        if (region["endLine"], region["endColumn"]) < (region["startLine"], region["startColumn"]):
            yield f"the region ends before it begins: {region}"


def artifact_problems(run):
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    if len(set(uris)) != len(uris):
        yield "two artifacts have one URI"
    locations = [location["physicalLocation"]["artifactLocation"]
                 for result in run["results"]
                 for location in [*result["locations"], *result.get("relatedLocations", [])]]
    locations += [location["physicalLocation"]["artifactLocation"]
                  for notification in run["invocations"][0]["toolExecutionNotifications"]
                  for location in notification.get("locations", [])]
    for location in locations:
        if location["index"] >= len(uris) or uris[location["index"]] != location["uri"]:
            yield f"index is not the artifact of {location['uri']}"


def sarif_problems(log):
    for run in log["runs"]:
        yield from artifact_problems(run)
        ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        if len(set(ids)) != len(ids):
            yield "two rules have one id"
        seen = set()
        for number, result in enumerate(run["results"]):
            for problem in result_problems(run, result):
                yield f"/runs/0/results/{number}: {problem}"
            place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            key = (result["ruleId"], place, result["partialFingerprints"]["primaryLocationLineHash"])
            if key in seen:
                yield f"/runs/0/results/{number}: two results have the fingerprint {key}"
            seen.add(key)


def problems(schema, document):
    found = list(schema_problems(schema, document))
    if not found and document.get("version") == "2.1.0":
        found = list(sarif_problems(document))
    return found


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    text = sys.stdin.buffer.read() if sys.argv[2] == "-" else pathlib.Path(sys.argv[2]).read_bytes()
    found = problems(schema, json.loads(text.decode("utf-8")))
    for problem in found:
        print(problem)
    print(f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
