#!/usr/bin/env python3
"""Compares the files that `stepcheck lint` finds below a folder with those that git does not ignore, in trees and
.gitignore files made up from a seed."""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile

NAMES = ["a", "b", "ab", "abc", "x.y", "[a]", "a b", "é"]
LEAVES = [f"{name}.asl.json" for name in NAMES]
PIECES = ["a", "b", "ab", "*", "?", "**", "[ab]", "[!a]", "[a-c]", "a*", "*b", "?b", "x.y", "\\a", "\\[a\\]", "[[:alpha:]]",
          "a b", "é", "[", "a**b", "*.asl.json", "a.asl.json", "[^x]*.json"]


def pattern(dice):
    if dice.random() < 0.05:
        return dice.choice(["", "  ", "#a", "\\#a", "/", "!", "a\\ ", "*  "])
    text = "/".join(dice.choice(PIECES) for _ in range(dice.choice([1, 1, 1, 2, 2, 3])))
    return dice.choice(["", "", "!"]) + dice.choice(["", "", "/"]) + text + dice.choice(["", "", "/"])


def grow(folder, dice, depth):
    """Makes up files, folders and a .gitignore in a folder."""
    for name in dice.sample(LEAVES, 3):
        (folder / name).write_text("{", encoding="utf-8")
    if dice.random() < (0.9 if depth == 0 else 0.3):
        lines = [pattern(dice) for _ in range(dice.randint(1, 4))]
        (folder / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if depth < 3:
        for name in dice.sample(NAMES, 3 if depth < 2 else 1):
            (folder / name).mkdir()
            grow(folder / name, dice, depth + 1)


def found_by_git(folder, environment):
    result = subprocess.run(["git", "ls-files", "-z", "--others", "--exclude-standard"], cwd=folder, env=environment,
                            check=True, capture_output=True)
    names = result.stdout.decode().split("\0")
    return {name for name in names if name.endswith(".asl.json")}


def found_by_stepcheck(program, folder):
    result = subprocess.run([program, "lint", "--isolated", "--format", "concise", "--select", "json-syntax"], cwd=folder,
                            capture_output=True, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"exit status {result.returncode}: {result.stderr}")
    return {line.split(":")[0] for line in result.stdout.splitlines()}


def gitignores(folder):
    for path in sorted(folder.rglob(".gitignore")):
        yield f"{path.relative_to(folder)}: {path.read_text(encoding='utf-8').splitlines()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", required=True)
    parser.add_argument("--trees", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    program, passed, failed = os.path.abspath(arguments.stepcheck), 0, 0
    # No ignore file of the user who runs the test.
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": "/dev/null"}
    for seed in range(arguments.seed, arguments.seed + arguments.trees):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            subprocess.run(["git", "init", "-q", "."], cwd=folder, env=environment, check=True)
            grow(folder, random.Random(seed), 0)
            git, ours = found_by_git(folder, environment), found_by_stepcheck(program, folder)
            if git == ours:
                passed += 1
                continue
            failed += 1
            print(f"tree {seed}: only git takes {sorted(git - ours)}, only stepcheck takes {sorted(ours - git)}",
                  *gitignores(folder), sep="\n  ")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
