#!/usr/bin/env python3
"""Checks a report of stepcheck for what its readers require.

usage: check_report.py junit|checkstyle|gitlab|jsonl|aws REPORT        ("-" reads standard input)

Of these formats, only jsonl has a schema that may be shipped: that of the JSON report. For the others this asks what
Jenkins, GitLab and the model of the API ask.
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

import jsonschema

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "docs/schemas/lint-report.schema.json"
GITLAB_SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def require(element, names, place):
    return [f"{place}: no {name}" for name in names if not element.get(name)]


def junit_problems(text):
    root = xml.fromstring(text)
    if root.tag != "testsuites":
        yield f"the root is {root.tag}"
    sums = {"tests": 0, "failures": 0, "errors": 0}
    for suite in root.findall("testsuite"):
        yield from require(suite, ["name", "tests", "failures", "errors"], "testsuite")
        counted = {"tests": len(suite.findall("testcase")), "failures": len(suite.findall("testcase/failure")),
                   "errors": len(suite.findall("testcase/error"))}
        for name, count in counted.items():
            sums[name] += count
            if suite.get(name) != str(count):
                yield f"testsuite {suite.get('name')} says {name}={suite.get(name)}, but has {count}"
        for case in suite.findall("testcase"):
            yield from require(case, ["name", "classname"], "testcase")
            for part in [*case.findall("failure"), *case.findall("error")]:
                yield from require(part, ["type", "message"], part.tag)
    for name, count in sums.items():
        if root.get(name) != str(count):
            yield f"testsuites says {name}={root.get(name)}, but has {count}"


def checkstyle_problems(text):
    root = xml.fromstring(text)
    if root.tag != "checkstyle":
        yield f"the root is {root.tag}"
    yield from require(root, ["version"], "checkstyle")
    for file in root:
        yield from require(file, ["name"], "file")
        for error in file:
            yield from require(error, ["line", "severity", "message", "source"], "error")
            if error.get("severity") not in ("error", "warning", "info", "ignore"):
                yield f"severity {error.get('severity')}"


def gitlab_problems(text):
    issues = json.loads(text)
    for issue in issues:
        yield from require(issue, ["description", "check_name", "fingerprint", "severity", "location"], "issue")
        location = issue["location"]
        yield from require(location, ["path"], "location")
        if location["path"].startswith("./"):
            yield f"path {location['path']}"
        begin = location["lines"]["begin"] if "lines" in location else location["positions"]["begin"]["line"]
        if not isinstance(begin, int) or begin < 1:
            yield f"begins on line {begin}"
        if issue["severity"] not in GITLAB_SEVERITIES:
            yield f"severity {issue['severity']}"
    if len({issue["fingerprint"] for issue in issues}) != len(issues):
        yield "two issues have one fingerprint"


def jsonl_problems(text):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    finding = {**schema["properties"]["findings"]["items"], "$defs": schema.get("$defs", {})}
    validator = jsonschema.Draft202012Validator(finding)
    for number, line in enumerate(text.splitlines(), 1):
        yield from (f"line {number}: {error.message[:200]}" for error in validator.iter_errors(json.loads(line)))


def aws_problems(text):
    answer = json.loads(text)
    if set(answer) != {"result", "diagnostics", "truncated"}:
        yield f"members {sorted(answer)}"
    errors = [each for each in answer["diagnostics"] if each["severity"] == "ERROR"]
    if (answer["result"] == "FAIL") != bool(errors) or answer["result"] not in ("OK", "FAIL"):
        yield f"{answer['result']} with {len(errors)} errors"
    for each in answer["diagnostics"]:
        yield from require(each, ["severity", "code", "message"], "diagnostic")
        if not set(each) <= {"severity", "code", "message", "location"}:
            yield f"members {sorted(each)}"
        if not re.fullmatch("[A-Z][A-Z_]+", each["code"]) or each["severity"] not in ("ERROR", "WARNING"):
            yield f"{each['severity']} {each['code']}"


CHECKS = {"junit": junit_problems, "checkstyle": checkstyle_problems, "gitlab": gitlab_problems, "jsonl": jsonl_problems,
          "aws": aws_problems}


def main():
    check, path = CHECKS[sys.argv[1]], sys.argv[2]
    text = sys.stdin.read() if path == "-" else pathlib.Path(path).read_text(encoding="utf-8")
    found = list(check(text))
    for problem in found:
        print(problem)
    print(f"{len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
