#!/usr/bin/env python3
"""Runs stepcheck over a labelled corpus and compares with the exceptions that the repository lists.

The corpus (--corpus, or STEPCHECK_CORPUS, else ../shared) holds conformance/ and corpus/.

  lint   every definition of corpus/lint gets its verdict, the rules that it names fire, and an error starts on a line
         that it names. A case that waits for a rule which this stepcheck does not have is counted as "later".
  real   every definition of corpus/real is read; those that were published or deployed have no error.
  templates   every state machine of a template of corpus/real is found, its definition has the states that the index
         counts, a definition in a file beside it is followed, and those that were published or deployed have no error.
  histories   every recorded execution whose task results are known is predicted.
  accepted   every definition of corpus/histories that the service executed gets the result OK from --format aws, every
             one that it refused its code, location and message.
  requests   every API request of corpus/histories that the service refused (kind api_error, without TestState) gets the same
             exception from --format aws, and the same message but for what the recording replaced.
  explore  exploring a definition of corpus/real or corpus/histories ends, and the example of every path takes it.
  paths    the path of every recorded execution (its states in order, how it ended) is among those that exploring its
           definition finds.
  jsonata, jsonpath   every expression that applies gives the answer or the error of its case.

A case that fails and is not in test/conformance/<part>.exceptions.json is a failure; so is one that is in it and passes.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
DEPLOYED = {"sample", "production"}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Stepcheck:
    def __init__(self, program):
        self.program = program

    def known_rules(self):
        result = subprocess.run([self.program, "rule", "--json"], capture_output=True, text=True, check=True)
        return {rule["id"] for rule in json.loads(result.stdout)["rules"]}

    def lint(self, path, kind, *options):
        """(what went wrong or None, [(rule id, level, line)])"""
        words = [self.program, "lint", "--format", "sarif", *options, path]
        if kind:
            words += ["--type", kind]
        try:
            result = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        except subprocess.TimeoutExpired:
            return "does not end within 60 s", []
        if result.returncode not in (0, 1):
            said = result.stderr.decode(errors="replace").strip().splitlines()
            return f"exit status {result.returncode}" + (f": {said[-1]}" if said else ""), []
        return None, [(each["ruleId"], each["level"],
                       each["locations"][0]["physicalLocation"].get("region", {}).get("startLine"))
                      for log in json.loads(result.stdout)["runs"] for each in log["results"]]


def score(corpus, stepcheck):
    """The entries of score_lint.py's report by path."""
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        path = os.pathsep.join([os.path.dirname(os.path.abspath(stepcheck.program)), os.environ["PATH"]])
        subprocess.run([sys.executable, corpus / "conformance/score_lint.py", corpus / "corpus/lint/index.json",
                        "--quiet", "--json", report], env={**os.environ, "PATH": path}, stdout=subprocess.DEVNULL)
        return {entry["path"]: entry for entry in load(report)["entries"]}


def lint_outcome(case, scored, known, line_hit):
    """(why the case fails or None, whether it waits for rules that come later)"""
    if scored["verdict"] == "error":
        return f"no verdict: {scored['why']}", False
    if scored["verdict"] == "invalid" and case["expect"] == "valid":
        return f"refused, but valid: {', '.join(scored['rules'])}", False
    later = any(rule not in known for rule in case["checks"])
    if scored["verdict"] != case["expect"]:
        return (None, True) if later else ("accepted, but invalid", False)
    missing = [rule for rule in scored["missing_rules"] if rule in known]
    if missing:
        return f"does not fire: {', '.join(missing)}", False
    if not later and not line_hit(case):
        return f"no error on line {' or '.join(map(str, case['lines']))}", False
    return None, later


def lint_part(corpus, stepcheck):
    known, scored = stepcheck.known_rules(), score(corpus, stepcheck)

    def line_hit(case):
        if not case.get("lines"):
            return True
        path = corpus / "corpus/lint" / case["path"]
        _, findings = stepcheck.lint(path, case.get("type"), "--select", "all")
        return any(level == "error" and line in case["lines"] for _, level, line in findings)

    failures, cases, later = {}, 0, 0
    for case in load(corpus / "corpus/lint/index.json"):
        if case.get("disputed"):
            continue
        cases += 1
        why, waits = lint_outcome(case, scored[case["path"]], known, line_hit)
        later += waits
        if why:
            failures[case["path"]] = why
    return failures, cases, later


def real_part(corpus, stepcheck):
    cases = [case for case in load(corpus / "corpus/real/index.json") if case["path"].startswith(("asl-json/", "asl-yaml/"))]

    def outcome(case):
        why, findings = stepcheck.lint(corpus / "corpus/real" / case["path"], case.get("type"))
        if why or case["origin"] not in DEPLOYED or case.get("meant_invalid"):
            return why
        errors = [f"{rule} on line {line}" for rule, level, line in findings if level == "error"]
        return f"errors: {', '.join(errors)}" if errors else None

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(outcome, cases))
    return {case["path"]: why for case, why in zip(cases, outcomes) if why}, len(cases), 0


def at_home(corpus, folder):
    """The files of corpus/real side by side as in their repositories: {path in the corpus: path in folder}"""
    places = {}
    for case in load(corpus / "corpus/real/index.json"):
        place = folder / pathlib.PurePath(case["path"]).relative_to(pathlib.PurePath(case["path"]).parts[0])
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            place.symlink_to(corpus / "corpus/real" / case["path"])
        places[case["path"]] = place
    return places


def template_outcome(case, report, places):
    """Why it fails, or None."""
    if report["failures"]:
        return report["failures"][0]["message"]
    files = {file["name"]: file for file in report["files"]}
    template = files.pop(str(places[case["path"]]))
    here = [each for each in case["definitions"] if each["states"] is not None]
    if template["machines"] != len(here):
        return f"{template['machines']} definitions instead of {len(here)}"
    if template["states"] != sum(each["states"] for each in here):
        return f"{template['states']} states instead of {sum(each['states'] for each in here)}"
    linked = {str(places[each["resolves_to"]]) for each in case["definitions"] if each.get("resolves_to")}
    if not linked <= set(files):
        return f"does not follow {sorted(linked - set(files))}"
    others = [each for each in case["definitions"] if each["states"] is None and not each.get("resolves_to")]
    skipped = sum(note["message"].endswith(": skipped") for note in report["notes"])
    more = len(set(files) - linked)  # that the index does not know to be there
    if case["form"] != "templatefile" and skipped != len(others) - more:
        return f"{skipped} definitions are skipped instead of {len(others) - more}"
    if case["origin"] in DEPLOYED and not case.get("meant_invalid"):
        errors = [f"{each['rule']} on line {each['start']['line']} of {pathlib.PurePath(each['file']).name}"
                  for each in report["findings"] if each["severity"] == "error"]
        return f"errors: {', '.join(errors)}" if errors else None
    return None


def templates_part(corpus, stepcheck):
    cases = [case for case in load(corpus / "corpus/real/index.json") if case["path"].startswith(("templates/", "terraform/"))]
    with tempfile.TemporaryDirectory() as folder:
        places = at_home(corpus, pathlib.Path(folder))

        def outcome(case):
            words = [stepcheck.program, "lint", "--isolated", "--format", "json", places[case["path"]]]
            result = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
            if result.returncode not in (0, 1, 2):
                return f"exit status {result.returncode}"
            return template_outcome(case, json.loads(result.stdout), places)

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            outcomes = list(pool.map(outcome, cases))
    return {case["path"]: why for case, why in zip(cases, outcomes) if why}, len(cases), 0


def expressions_part(language):
    def run(corpus, stepcheck):
        command = f"{shlex.quote(os.path.abspath(stepcheck.program))} eval --batch"
        result = subprocess.run([sys.executable, corpus / "conformance/score_expressions.py", "--json", "--command",
                                 command, corpus / "corpus" / language], stdout=subprocess.PIPE, text=True)
        report = json.loads(result.stdout)
        failures = {failure["id"].partition(":")[2]: failure["why"] for failure in report["failures"]}
        return failures, report["passed"] + report["failed"], 0

    return run


def histories_part(corpus, stepcheck):
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        path = os.pathsep.join([os.path.dirname(os.path.abspath(stepcheck.program)), os.environ["PATH"]])
        kinds = [word for kind in ("history", "result", "express_sync", "express_async") for word in ("--kind", kind)]
        subprocess.run([sys.executable, corpus / "conformance/score_histories.py", corpus / "corpus/histories", *kinds,
                        "--json", report], env={**os.environ, "PATH": path}, stdout=subprocess.DEVNULL)
        cases = load(report)["cases"]
    return {case["id"]: case["differences"][0] for case in cases if not case["passed"]}, len(cases), 0


def accepted_part(corpus, stepcheck):
    command = f"{shlex.quote(os.path.abspath(stepcheck.program))} lint {{definition}} --isolated --type {{type}} --format aws"
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        # Executions are for the simulator; the script offers no way to leave them out.
        subprocess.run([sys.executable, corpus / "conformance/score_histories.py", corpus / "corpus/histories",
                        "--accepted", "--messages", "--cmd", "false", "--validate-cmd", command, "--json", report],
                       stdout=subprocess.DEVNULL)
        cases = [case for case in load(report)["cases"] if case["mode"] != "simulate"]
    failures = {f"{case['id']} ({case['mode']})": "; ".join(case["differences"]) for case in cases if not case["passed"]}
    return failures, len(cases), 0


def recorded_error(expected):
    """(exception, message) of a case of the kind api_error"""
    if "Error" in expected:
        return expected["Error"]["Code"], expected["Error"]["Message"]
    name, value = expected["exception_typename"], expected["exception_value"]
    return name, value.partition(" operation: ")[2] or value


def is_same_text(recorded, said):
    """Whether two messages differ in nothing but what the recording has a word in `<>` for."""
    pattern = "".join(".*" if part.startswith("<") else re.escape(part) for part in re.split(r"(<[^<>]*>)", recorded))
    return re.fullmatch(pattern, said, re.DOTALL) is not None


# What of a case is a member of the request.
REQUEST_MEMBERS = {"CreateStateMachine": ["definition"], "UpdateStateMachine": ["definition"],
                   "ValidateStateMachineDefinition": ["definition"], "StartExecution": ["input"], "StartSyncExecution": ["input"]}


def request_of(case):
    request = dict(case["request"])
    for name in REQUEST_MEMBERS.get(case["operation"], []):
        if case.get(name) is not None:
            request[name] = case[name] if isinstance(case[name], str) else json.dumps(case[name])
    return request


def requests_part(corpus, stepcheck):
    failures, cases = {}, 0
    for path in sorted((corpus / "corpus/histories").glob("*.json")):
        case = load(path)
        if not isinstance(case, dict) or case.get("kind") != "api_error" or case["operation"] == "TestState":
            continue
        cases += 1
        result = subprocess.run([stepcheck.program, "lint", "--isolated", "--request", case["operation"], "--type", case["type"],
                                 "--format", "aws", "-"], input=json.dumps(request_of(case)), capture_output=True, text=True)
        if result.returncode not in (0, 1):
            failures[case["id"]] = f"exit status {result.returncode}: {result.stderr.strip()}"
            continue
        said = json.loads(result.stdout)
        exception, message = recorded_error(case["expected"])
        if said.get("__type") != exception:
            failures[case["id"]] = f"{exception} was recorded, {said.get('__type', 'success')} is predicted"
        elif not is_same_text(message, said["message"]):
            failures[case["id"]] = f"{message!r} was recorded, {said['message']!r} is predicted"
    return failures, cases, 0


def definitions(corpus, folder):
    """Definitions without templates around them: {name: path}"""
    found = {case["path"]: corpus / "corpus/real" / case["path"] for case in load(corpus / "corpus/real/index.json")
             if case["path"].startswith(("asl-json/", "asl-yaml/"))}
    for path in sorted((corpus / "corpus/histories").glob("*.json")):
        case = load(path)
        definition = case.get("definition") if isinstance(case, dict) else None
        if definition is None:
            continue
        found[path.name] = folder / path.name
        found[path.name].write_text(definition if isinstance(definition, str) else json.dumps(definition), encoding="utf-8")
    return found


def explore_part(corpus, stepcheck):
    words = [stepcheck.program, "explore", "--format", "json", "--jobs", "1", "--max-seconds", "1", "--max-paths", "200"]

    def outcome(path):
        """What went wrong; None: nothing, or the definition has errors"""
        try:
            result = subprocess.run([*words, path], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        except subprocess.TimeoutExpired:
            return "does not end within 60 s"
        if result.returncode in (0, 1):
            return None
        said = result.stderr.decode(errors="replace").strip().splitlines()
        return f"exit status {result.returncode}" + (f": {said[0][:300]}" if said else "")

    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        cases = definitions(corpus, pathlib.Path(folder))
        outcomes = list(pool.map(outcome, cases.values()))
    return {name: why for name, why in zip(cases, outcomes) if why}, len(cases), 0


ENDS = {"ExecutionSucceeded": "succeeded", "ExecutionFailed": "failed", "ExecutionTimedOut": "timed-out",
        "ExecutionAborted": "aborted"}


def recorded_path(case):
    """(how it ended, the states in order); where the order of the events is not determined, sorted"""
    events = case["expected"]["events"]
    states = [event["stateEnteredEventDetails"]["name"] for event in events if event["type"].endswith("StateEntered")]
    mixed = case.get("concurrent") or case.get("scrubbed")
    return ENDS.get(events[-1]["type"]), tuple(sorted(states) if mixed else states), mixed


def explored_paths(case, stepcheck, *limits):
    """The report of an exploration; None when the definition has errors."""
    words = [stepcheck.program, "explore", "--format", "json", "--jobs", "1", "--max-seconds", "2", "--type", case["type"]]
    result = subprocess.run([*words, *limits, "-"], input=case["definition"].encode(), capture_output=True, timeout=60)
    if result.returncode not in (0, 1):
        return {"paths": [], "limits": [], "loose": [{"end": f"exit status {result.returncode}", "reason": ""}]}
    return json.loads(result.stdout) if result.returncode == 0 else None


def paths_part(corpus, stepcheck):
    cases = {path.name: load(path) for path in sorted((corpus / "corpus/histories").glob("*.json"))}
    cases = {name: case for name, case in cases.items()
             if isinstance(case, dict) and case.get("kind") == "history" and not case.get("prefix")}

    def outcome(case):
        """(why the path is missing or None, whether the definition was explored)"""
        end, states, mixed = recorded_path(case)
        # Few of those who record an execution keep to our limits.
        for limits in (), ("--max-items", "4", "--max-visits", "8"):
            exploration = explored_paths(case, stepcheck, *limits)
            if exploration is None:
                return None, False
            found = {(path["end"], tuple(sorted(path["states"]) if mixed else path["states"]))
                     for path in exploration["paths"]}
            if (end, states) in found:
                return None, True
        reasons = [limit["limit"] for limit in exploration["limits"]]
        reasons += [f"{loose['end']}: {loose['reason']}" for loose in exploration["loose"][:1]]
        return f"{end}: {' > '.join(states)} is none of {len(found)} paths ({'; '.join(reasons)})", True

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = dict(zip(cases, pool.map(outcome, cases.values())))
    failures = {name: why for name, (why, _) in outcomes.items() if why}
    return failures, sum(explored for _, explored in outcomes.values()), 0


PARTS = {"lint": lint_part, "real": real_part, "templates": templates_part, "accepted": accepted_part,
         "histories": histories_part, "requests": requests_part, "explore": explore_part, "paths": paths_part,
         "jsonata": expressions_part("jsonata"), "jsonpath": expressions_part("jsonpath")}


def compare(part, failures, cases, later, exceptions):
    """(number that hold, problems); an exception that fails as expected holds."""
    listed = {entry["case"] for entry in exceptions}
    problems = [f"{part}: {path}: {why}" for path, why in failures.items() if path not in listed]
    problems += [f"{part}: {path}: is listed as an exception, but passes or is gone" for path in sorted(listed - set(failures))]
    expected = len(listed & set(failures))
    print(f"{part}: {cases} cases, {cases - len(failures) - later} pass, {expected} listed exceptions, "
          f"{later} wait for later rules, {len(problems)} problems")
    return cases - later - len(set(failures) - listed), problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", default="build/dev/bin/stepcheck")
    parser.add_argument("--corpus", type=pathlib.Path, default=os.environ.get("STEPCHECK_CORPUS", "../shared"))
    parser.add_argument("--part", choices=list(PARTS), help="only this one")
    arguments = parser.parse_args()

    stepcheck, passed, problems = Stepcheck(arguments.stepcheck), 0, []
    for part, run in PARTS.items():
        if arguments.part in (None, part):
            exceptions = load(REPOSITORY / f"test/conformance/{part}.exceptions.json")
            good, bad = compare(part, *run(pathlib.Path(arguments.corpus).absolute(), stepcheck), exceptions)
            passed, problems = passed + good, problems + bad
    for problem in problems:
        print(problem)
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
