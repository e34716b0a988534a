#!/usr/bin/env python3
"""Compares the #includes of every layer with the DEPS of its stepcheck_library() call.

A layer includes only layers of its DEPS, includes each of them at least once, and DEPS has no cycle. Rules and tools
have fixed lists, below.
"""
import argparse
import json
import pathlib
import re
import sys

RULES_MAY_USE = {"lint", "flow", "asl", "syntax", "catalog", "support", "embed", "request", "semantics", "query", "value"}
# The rules of the group "proof" run explorations.
RULES_MAY_USE_IN_GROUP = {"proof": {"explore", "exec"}}
TOOLS_MAY_USE = {"driver"}

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]stepcheck/([^/">]+)/', re.MULTILINE)
SUFFIXES = {".h", ".cpp", ".in", ".inc"}


def included_layers(folder):
    """{layer: "file:line" of one include of it} over all sources below `folder`."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix not in SUFFIXES:
            continue
        text = path.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start(1)) + 1
            found.setdefault(match[1], f"{path}:{line}")
    return found


def layer_problems(source, layers):
    for layer, deps in layers.items():
        included = included_layers(source / "lib" / "stepcheck" / layer)
        for other, place in included.items():
            if other != layer and other not in deps:
                yield f'{place}: layer "{layer}" includes "{other}", which is not in its DEPS'
        for dep in deps:
            if dep not in included:
                yield f'lib/stepcheck/{layer}/CMakeLists.txt: "{dep}" is in DEPS and never included'


def folder_problems(source, layers):
    for folder in sorted((source / "lib" / "stepcheck").iterdir()):
        if folder.is_dir() and (folder / "CMakeLists.txt").exists() and folder.name not in layers:
            yield f'lib/stepcheck/{folder.name}: not a layer that CMake knows; add it to lib/CMakeLists.txt'


def cycle_problems(layers):
    def reach(layer, path):
        if layer in path:
            yield "DEPS has a cycle: " + " -> ".join([*path[path.index(layer):], layer])
            return
        for dep in layers.get(layer, ()):
            yield from reach(dep, [*path, layer])

    for layer in layers:
        for problem in reach(layer, []):
            yield problem
            return


def outside_problems(source):
    rules = source / "rules"
    groups = [path for path in sorted(rules.iterdir()) if path.is_dir()] if rules.is_dir() else []
    for group in groups:
        allowed = RULES_MAY_USE | RULES_MAY_USE_IN_GROUP.get(group.name, set())
        for other, place in included_layers(group).items():
            if other not in allowed:
                yield f'{place}: a rule of the group "{group.name}" must not include "{other}"'
    for other, place in included_layers(source / "tools").items():
        if other not in TOOLS_MAY_USE:
            yield f'{place}: tools must not include "{other}"'


def problems(source, layers):
    yield from layer_problems(source, layers)
    yield from folder_problems(source, layers)
    yield from cycle_problems(layers)
    yield from outside_problems(source)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", required=True, type=pathlib.Path)
    parser.add_argument("--layers", required=True, type=pathlib.Path, help="written by stepcheck_write_layers")
    arguments = parser.parse_args()
    layers = json.loads(arguments.layers.read_text(encoding="utf-8"))
    found = list(problems(arguments.source, layers))
    for problem in found:
        print(problem)
    print(f"{len(layers)} layers, {len(found)} problems")
    return 1 if found or not layers else 0


if __name__ == "__main__":
    sys.exit(main())
