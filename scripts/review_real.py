#!/usr/bin/env python3
"""Prints what stepcheck says about the real definitions of the corpus, for people to judge rule by rule.

  scripts/review_real.py                          the errors and warnings of the recommended rules
  scripts/review_real.py --rule variable-unused   one rule, whatever its profile and severity
  scripts/review_real.py --select strict --least info --per-rule 5

First come the counts: findings and files of each rule, then the findings, one line each, the most frequent rule last so
that the end of the output is what to look at first. Nothing is judged: the exit status is 0 if stepcheck ran.
"""
import argparse
import collections
import json
import os
import pathlib
import signal
import subprocess
import sys

LEVELS = ["info", "warning", "error"]


def read(program, files, options):
    """The findings of all files, in their order."""
    result = subprocess.run([program, "lint", "--isolated", "--quiet", "--exit-zero", "--format", "jsonl", *options,
                             *files], stdin=subprocess.DEVNULL, capture_output=True)
    if result.returncode not in (0, 2):  # 2: a file could not be judged
        sys.exit(f"stepcheck: exit status {result.returncode}: {result.stderr.decode(errors='replace')}")
    sys.stderr.write(result.stderr.decode(errors="replace"))
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


def sorted_counts(findings):
    """[(rule, severity, number of findings, number of files)], the most frequent last."""
    counts, files = collections.Counter(), collections.defaultdict(set)
    for finding in findings:
        key = (finding["rule"], finding["severity"])
        counts[key] += 1
        files[key].add(finding["file"])
    return [(rule, severity, count, len(files[rule, severity]))
            for (rule, severity), count in sorted(counts.items(), key=lambda item: (item[1], item[0]))]


def line_of(finding, folder):
    path = os.path.relpath(finding["file"], folder)
    return f"{path}:{finding['start']['line']}:{finding['start']['column']}: {finding['severity']}: {finding['message']}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", default="build/dev/bin/stepcheck")
    parser.add_argument("--corpus", type=pathlib.Path, default=os.environ.get("STEPCHECK_CORPUS", "../shared"))
    parser.add_argument("--select", default="recommended", help="default: %(default)s")
    parser.add_argument("--rule", help="only this one")
    parser.add_argument("--least", choices=LEVELS, default="warning", help="the least severity (default: %(default)s)")
    parser.add_argument("--per-rule", type=int, metavar="N", help="show this many findings of each rule")
    arguments = parser.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # | head

    folder = pathlib.Path(arguments.corpus).absolute() / "corpus/real"
    kinds = {"": []}  # by type of the state machine
    for case in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        if case["path"].startswith(("asl-json/", "asl-yaml/")):
            kinds.setdefault(case.get("type") or "", []).append(str(folder / case["path"]))
    findings = []
    for kind, files in kinds.items():
        if files:
            options = ["--select", arguments.rule or arguments.select, *(["--type", kind] if kind else [])]
            findings += read(arguments.stepcheck, files, options)
    least = LEVELS.index("info" if arguments.rule else arguments.least)
    findings = [each for each in findings if LEVELS.index(each["severity"]) >= least
                and arguments.rule in (None, each["rule"])]

    counts = sorted_counts(findings)
    for rule, severity, count, files in counts:
        print(f"{count:6} in {files:4} files  {severity:7}  {rule}")
    for rule, severity, count, _ in counts:
        print(f"\n== {rule} ({severity}): {count}")
        of_rule = [each for each in findings if (each["rule"], each["severity"]) == (rule, severity)]
        for finding in of_rule[:arguments.per_rule]:
            print(line_of(finding, folder))
        if arguments.per_rule and count > arguments.per_rule:
            print(f"… and {count - arguments.per_rule} more")
    print(f"\n{len(findings)} findings in {sum(map(len, kinds.values()))} files")


if __name__ == "__main__":
    main()
