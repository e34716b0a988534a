#!/usr/bin/env python3
"""Runs the ```console examples of README.md and docs/**/*.md and compares what they print.

A line "$ command" is run by bash with the built stepcheck first on PATH, as if from the top of the repository: in a folder
of links to what is there, so that files that examples write are gone afterwards. The lines up to the next command are
what it prints, both streams together. A line "..." stands for any lines. A command that ends with a backslash goes on
in the next line. $? is the exit status of the command before, in the same fence.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import markdown


def commands(text):
    """[(command, [expected line])] of one fence."""
    found, continued = [], False
    for line in text.splitlines():
        if continued:
            found[-1][0] += "\n" + line
        elif line.startswith("$ "):
            found.append([line[2:], []])
        elif found:
            found[-1][1].append(line)
        else:
            raise ValueError(f'expected "$ command", found "{line}"')
        continued = line.endswith("\\") and not found[-1][1]
    return [(command, expected) for command, expected in found]


def matches(expected, actual):
    pattern = "".join(r"(?:[^\n]*\n)*?" if line == "..." else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in actual)) is not None


def link_all(source, folder):
    for entry in source.iterdir():
        (folder / entry.name).symlink_to(entry.resolve())


def run(command, before, folder, environment):
    """(exit status, printed lines)"""
    result = subprocess.run(["bash", "-c", f"(exit {before})\n{command}"], cwd=folder, env=environment,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    return result.returncode, result.stdout.decode(errors="replace").splitlines()


def fence_problems(fence, folder, environment):
    status = 0
    for command, expected in commands(fence.text):
        status, actual = run(command, status, folder, environment)
        while expected and not expected[-1]:
            expected = expected[:-1]  # an empty line may separate two commands
        while actual and not actual[-1]:
            actual = actual[:-1]
        if matches(expected, actual):
            yield None
        else:
            yield "\n".join([f"$ {command}", *(f"  expected: {line}" for line in expected),
                             *(f"  printed:  {line}" for line in actual)])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", required=True, type=pathlib.Path)
    parser.add_argument("--source", required=True, type=pathlib.Path)
    arguments = parser.parse_args()

    environment = {**os.environ, "LC_ALL": "C.UTF-8",
                   "PATH": os.pathsep.join([str(arguments.stepcheck.parent), os.environ["PATH"]])}
    passed = failed = 0
    pages = [arguments.source / "README.md", *sorted((arguments.source / "docs").rglob("*.md"))]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        link_all(arguments.source, folder)
        for path in pages:
            for fence in markdown.fences(path.read_text(encoding="utf-8")):
                if fence.info[:1] != ["console"]:
                    continue
                for problem in fence_problems(fence, folder, environment):
                    if problem is None:
                        passed += 1
                    else:
                        failed += 1
                        print(f"{path.relative_to(arguments.source)}:{fence.line}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
