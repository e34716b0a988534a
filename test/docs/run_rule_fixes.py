#!/usr/bin/env python3
"""Fixes the bad examples of every rule page, rules/<group>/<id>.md.

Where "## Fix" mentions `--fix`, safe fixes do it, where it mentions `--unsafe-fixes`, those do: the finding is gone, none
comes up, the file still parses, its begin and its end stay, and a second run changes nothing. On any other page nothing
changes. Each example is tried as it stands, with CR LF, without a last line break, behind a byte order mark, and, where
it is JSON, on one line, as JSON in YAML and as YAML in block style, with and without these two.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import markdown
import run_rule_examples as examples

SOURCE = pathlib.Path(__file__).resolve().parents[2]  # from which pages name files
PLAIN = re.compile(r"[A-Za-z_$][A-Za-z0-9_.$]*")
BYTE_ORDER_MARK = "\ufeff"
WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def scalar(value):
    if isinstance(value, str) and PLAIN.fullmatch(value) and value.lower() not in WORDS:
        return value
    return json.dumps(value)


def block(value, indent):
    """Lines of YAML in block style; `value` is a list of pairs or of elements, or a scalar."""
    is_object = isinstance(value, Pairs)
    if not value or not isinstance(value, list):
        return [" " * indent + ("{}" if is_object else "[]" if value == [] else scalar(value))]
    lines = []
    for entry in value:
        key, inner = (scalar(entry[0]) + ":", entry[1]) if is_object else ("-", entry)
        if not inner or not isinstance(inner, list):
            lines.append(" " * indent + key + " " + block(inner, 0)[0])
        elif is_object:
            lines += [" " * indent + key, *block(inner, indent + 2)]
        else:
            nested = block(inner, indent + 2)
            lines += [" " * indent + "- " + nested[0][indent + 2:], *nested[1:]]
    return lines


class Pairs(list):
    """The members of an object, duplicates included."""


def fix_options(page):
    """The options with which the page says that its mistake goes away, or None."""
    section = page.partition("\n## Fix\n")[2].partition("\n## ")[0]
    if "`--fix`" in section:
        return ["--fix"]
    return ["--fix", "--unsafe-fixes"] if "`--unsafe-fixes`" in section else None


def variants(fence):
    """[(file name, text)]"""
    text = examples.expanded(fence.text)
    suffix = examples.SUFFIX[fence.info[0]]
    found = [(f"plain.{suffix}", text), (f"crlf.{suffix}", text.replace("\n", "\r\n")),
             (f"open.{suffix}", text.rstrip()), (f"marked.{suffix}", BYTE_ORDER_MARK + text)]
    if fence.info[0] == "json":
        try:
            value = json.loads(text, object_pairs_hook=Pairs)
        except (ValueError, RecursionError):
            return found
        found.append(("line.asl.json", " ".join(text.split())))
        found.append(("flow.asl.yaml", text))
        lines = "\n".join(block(value, 0))
        found += [("block.asl.yaml", lines + "\n"), ("open.asl.yaml", lines),
                  ("marked.asl.yaml", BYTE_ORDER_MARK + lines)]
    return found


def options(rule, fence):
    words = ["--extend-select", rule]
    for attribute in fence.info[2:]:
        key, _, value = attribute.partition("=")
        if key == "type":
            words += ["--type", value]
        elif key == "args":
            words.append(value)
        elif key == "option":
            words += ["--config", examples.configuration(rule, value)]
    return words


def findings(stepcheck, words, path):
    result = subprocess.run([stepcheck, "lint", *words, "--format", "json", "--quiet", path], capture_output=True,
                            timeout=60, cwd=SOURCE)
    if result.returncode not in (0, 1):
        raise ValueError(f"exit status {result.returncode}: {result.stderr.decode(errors='replace').strip()}")
    return [finding["rule"] for finding in json.loads(result.stdout)["findings"]]


def frame(text):
    """Whether there are a byte order mark and a last line break."""
    return text.startswith(BYTE_ORDER_MARK.encode()), text.endswith(b"\n")


def problem_of(stepcheck, rule, words, path, fix_words):
    text = path.read_bytes()
    before = findings(stepcheck, words, path)
    if rule not in before or {"json-syntax", "yaml-syntax"} & set(before) - {rule}:
        return None  # the mistake does not exist in this form
    words = [*words, "--select", rule] if rule != "unused-suppression" else words
    fix = [stepcheck, "lint", *words, *(fix_words or ["--fix", "--unsafe-fixes"]), "--quiet", path]
    subprocess.run(fix, capture_output=True, timeout=60, cwd=SOURCE)
    fixed = path.read_bytes()
    if fix_words is None:
        return "changes, but the page says nothing of it" if fixed != text else None
    after = findings(stepcheck, words, path)
    if rule in after or set(after) - set(before):
        return f"{', '.join(after)} after the fix:\n{fixed.decode(errors='replace')}"
    if b"\r\n" in text and b"\n" in fixed.replace(b"\r\n", b""):
        return "a line of the fixed file does not end like the others"
    if frame(fixed) != frame(text):
        return "the begin or the end of the file is another one"
    subprocess.run(fix, capture_output=True, timeout=60, cwd=SOURCE)
    return "a second run changes it again" if path.read_bytes() != fixed else None


def problems_of(stepcheck, page, rule, fence, fix_words):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in variants(fence):
            path = pathlib.Path(folder) / name
            path.write_bytes(text.encode())
            try:
                problem = problem_of(stepcheck, rule, options(rule, fence), path, fix_words)
            except ValueError as error:
                problem = str(error)
            if problem:
                yield f"{page}:{fence.line}: {name}: {problem}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", required=True)
    parser.add_argument("--source", required=True, type=pathlib.Path)
    arguments = parser.parse_args()

    cases = []
    for path in sorted((arguments.source / "rules").glob("*/*.md")):
        page = path.read_text(encoding="utf-8")
        fix_words = fix_options(page)
        cases += [(arguments.stepcheck, path.relative_to(arguments.source), path.stem, fence, fix_words)
                  for fence in markdown.fences(page) if fence.info[1:2] == ["asl-bad"]]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [each for found in pool.map(lambda case: list(problems_of(*case)), cases) for each in found]
    for problem in problems:
        print(problem)
    print(f"{len(cases)} examples, {sum(case[-1] is not None for case in cases)} with fixes, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
