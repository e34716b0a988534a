#!/usr/bin/env python3
"""Runs the examples of every rule page, rules/<group>/<id>.md.

  ```json asl-bad     among the recommended rules and this one, exactly this one fires
  ```json asl-good    none fires

The language is json, jsonc or yaml. Further words are attributes: type=EXPRESS, file=NAME for --stdin-filename,
args=... for one more option (repeatable), also=RULE for a rule that a bad example cannot avoid, option=KEY=VALUE for an
option of the rule in the configuration.
In an example, ⟨TEXT × 1000⟩ stands for a thousand times TEXT.
"""
import argparse
import concurrent.futures
import functools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import markdown

SUFFIX = {"json": "asl.json", "jsonc": "asl.jsonc", "yaml": "asl.yaml"}
HEADINGS = ["## What it checks", "## Why it matters", "## Example", "## Fix", "## Exceptions"]
REQUIRED = HEADINGS[:3]
OPEN_FILES = []


def page_problems(page):
    """What is wrong with the form of a page: its headings, and whether both kinds of example are there."""
    found = list(markdown.headings(page))
    for heading in found:
        if heading not in HEADINGS:
            yield f'the heading "{heading}" is not one of: {", ".join(HEADINGS)}'
    for heading in REQUIRED:
        if heading not in found:
            yield f'the heading "{heading}" is missing'
    known = [heading for heading in found if heading in HEADINGS]
    if known != sorted(set(known), key=HEADINGS.index):
        yield f'the headings are not in the order {", ".join(HEADINGS)}'
    kinds = {fence.info[1] for fence in markdown.fences(page) if is_example(fence)}
    for kind in ("asl-bad", "asl-good"):
        if kind not in kinds:
            yield f"no {kind} example"


def is_example(fence):
    return len(fence.info) > 1 and fence.info[1].startswith("asl-")


def command(stepcheck, rule, fence):
    language, kind, *attributes = fence.info
    if language not in SUFFIX or kind not in ("asl-bad", "asl-good"):
        raise ValueError(f'"{" ".join(fence.info)}": expected json, jsonc or yaml, then asl-bad or asl-good')
    words = [stepcheck, "lint", "--extend-select", rule, "--format", "sarif"]
    name, also = f"example.{SUFFIX[language]}", set()
    for attribute in attributes:
        key, _, value = attribute.partition("=")
        if key == "type":
            words += ["--type", value]
        elif key == "file":
            name = value
        elif key == "args":
            words.append(value)
        elif key == "also":
            also.add(value)
        elif key == "option":
            words += ["--config", configuration(rule, value)]
        else:
            raise ValueError(f'"{attribute}": expected type=, file=, args=, also= or option=')
    return [*words, "--stdin-filename", name, "-"], also


@functools.cache
def configuration(rule, option):
    """A file that sets one option of a rule; it goes with the process."""
    file = tempfile.NamedTemporaryFile("w", suffix=".stepcheck.yaml")
    file.write(f"rules: {{{rule}: {{{option.replace('=', ': ')}}}}}\n")
    file.flush()
    OPEN_FILES.append(file)
    return file.name


def expanded(text):
    return re.sub(r"⟨([^⟨⟩]+) × (\d+)⟩", lambda mark: mark[1] * int(mark[2]), text)


def run(stepcheck, rule, fence):
    """What is wrong with one example, or None."""
    try:
        words, also = command(stepcheck, rule, fence)
    except ValueError as problem:
        return str(problem)
    result = subprocess.run(words, input=expanded(fence.text).encode(), capture_output=True, timeout=60)
    if result.returncode not in (0, 1):
        return f"exit status {result.returncode}: {result.stderr.decode(errors='replace').strip()}"
    results = [each for log in json.loads(result.stdout)["runs"] for each in log["results"]]
    fired = {each["ruleId"] for each in results}
    expected = {rule} | also if fence.info[1] == "asl-bad" else also
    if fired == expected:
        return None
    shown = "; ".join(f'{each["ruleId"]}: {each["message"]["text"]}' for each in results)
    return f'expected {", ".join(sorted(expected)) or "nothing"} to fire, got {shown or "nothing"}'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", required=True)
    parser.add_argument("--source", required=True, type=pathlib.Path)
    arguments = parser.parse_args()

    passed, problems, examples = 0, [], []
    for path in sorted((arguments.source / "rules").glob("*/*.md")):
        page, shown = path.read_text(encoding="utf-8"), path.relative_to(arguments.source)
        problems += [f"{shown}: {problem}" for problem in page_problems(page)]
        examples += [(shown, path.stem, fence) for fence in markdown.fences(page) if is_example(fence)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = pool.map(lambda example: run(arguments.stepcheck, *example[1:]), examples)
        for (shown, _, fence), problem in zip(examples, outcomes):
            if problem:
                problems.append(f"{shown}:{fence.line}: {problem}")
            else:
                passed += 1
    for problem in problems:
        print(problem)
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
