#!/usr/bin/env python3
"""Suppresses what is found in the bad examples of every rule page, rules/<group>/<id>.md, in each of the forms that
run_rule_fixes.py makes of them: `--add-ignore` takes every finding away, none comes up, and a second run changes nothing.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import markdown
import run_rule_fixes as fixes

# What cannot be read is not edited, and of a suppression that is wrong none takes away that it is.
BEYOND_SUPPRESSION = {"json-syntax", "yaml-syntax", "nesting-too-deep", "definition-not-object", "unused-suppression"}


def write_examples(source, folder):
    """Writes all forms of all examples that are definitions."""
    for page in sorted((source / "rules").glob("*/*.md")):
        bad = [fence for fence in markdown.fences(page.read_text(encoding="utf-8"))
               if fence.info[1:2] == ["asl-bad"] and fence.info[0] == "json"]
        for fence in bad:
            for name, text in fixes.variants(fence):
                (folder / f"{page.stem}-{fence.line}-{name}").write_bytes(text.encode())


def lint(stepcheck, *words, cwd):
    result = subprocess.run([stepcheck, "lint", "--isolated", "--select", "all", "--quiet", *words, "."], cwd=cwd,
                            capture_output=True, timeout=300)
    if result.returncode not in (0, 1):
        sys.exit(f"exit status {result.returncode}: {result.stderr.decode(errors='replace').strip()}")
    return result.stdout


def findings(stepcheck, folder):
    """{file: [rule]}"""
    found = {}
    for finding in json.loads(lint(stepcheck, "--format", "json", cwd=folder))["findings"]:
        found.setdefault(finding["file"], []).append(finding["rule"])
    return found


def texts(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def problems(stepcheck, folder):
    before = findings(stepcheck, folder)
    lint(stepcheck, "--add-ignore", cwd=folder)
    once = texts(folder)
    after = findings(stepcheck, folder)
    lint(stepcheck, "--add-ignore", cwd=folder)
    for name in sorted(once):
        if set(before.get(name, [])) & BEYOND_SUPPRESSION:
            continue
        if name in after:
            yield f"{name}: {', '.join(after[name])} in spite of suppressions:\n{once[name].decode(errors='replace')}"
        if (folder / name).read_bytes() != once[name]:
            yield f"{name}: a second run changes it again"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", required=True)
    parser.add_argument("--source", required=True, type=pathlib.Path)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_examples(arguments.source, folder)
        found = list(problems(arguments.stepcheck, folder))
        count = len(texts(folder))
    for problem in found:
        print(problem)
    print(f"{count} definitions, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
