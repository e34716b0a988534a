#!/usr/bin/env python3
"""Measures stepcheck against other programs, each pair in one run, and prints the ratios as a Markdown table.

  scripts/bench.py [--build build/release] [--tree DIR] [--runs 5]

DIR is a folder of definitions and templates. Without it the workload generator of the conformance corpus makes one of
10,000 files (STEPCHECK_CORPUS, default ../shared); without the corpus the examples of docs/ are copied 3,000 times.
Beside Boost.JSON only its definitions in JSON are linted, which both programs read to the end.
Needs the preset `release`, which builds the benchmarks.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def make_tree(folder):
    generator = pathlib.Path(os.environ.get("STEPCHECK_CORPUS", ROOT.parent / "shared")) / "bench/make_definitions.py"
    if generator.exists():
        corpus = generator.parent.parent / "corpus/real"
        subprocess.run([sys.executable, generator, "tree", "--corpus", corpus, "--out", folder, "--count", "10000"],
                       check=True, stdout=subprocess.DEVNULL)
        return
    for number in range(3000):
        place = folder / f"{number // 100:02}" / f"{number}"
        shutil.copytree(ROOT / "docs/examples", place)


def copy_definitions(tree, folder):
    """The definitions in JSON of a tree, in folders of 100."""
    files = sorted(path for path in tree.rglob("*.asl.json"))
    copies = []
    for number, file in enumerate(files):
        copy = folder / f"{number // 100:03}" / f"{number:05}.asl.json"
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, copy)
        copies.append(copy)
    return copies


def size_of(files):
    return sum(os.path.getsize(file) for file in files)


def seconds_of(command, stdin=None):
    begin = time.perf_counter()
    done = subprocess.run(command, input=stdin, stdin=None if stdin else subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False)
    seconds = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {done.returncode}")
    return seconds


def megabytes_of(command):
    """The peak resident memory. GNU time starts the command: the system would count the memory of Python, which is a
    process for a moment before it becomes the command."""
    done = subprocess.run(["time", "--format", "%M", *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, check=False)
    return int(done.stderr.split()[-1]) / 1024


def interleaved(runs, *commands):
    """The best time of each command; they take turns, so that a slow moment of the machine hits all of them."""
    times = [[] for _ in commands]
    for _ in range(runs):
        for index, (command, stdin) in enumerate(commands):
            times[index].append(seconds_of(command, stdin))
    return [min(each) for each in times]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--tree", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    stepcheck = str(arguments.build / "bin/stepcheck")
    boost = str(arguments.build / "bin/bench_parse_with_boost")
    if not shutil.which("time"):
        sys.exit("GNU time is missing: apt-get install time")
    for program in (stepcheck, boost):
        if not os.access(program, os.X_OK):
            sys.exit(f"{program} is not built: cmake --preset release && cmake --build --preset release")

    with tempfile.TemporaryDirectory() as scratch:
        tree = arguments.tree or pathlib.Path(scratch) / "tree"
        folder = pathlib.Path(scratch) / "definitions"
        folder.mkdir()
        if not arguments.tree:
            make_tree(tree)
        files = copy_definitions(tree, folder)
        bytes_of_definitions = size_of(files)
        bytes_of_tree = size_of(path for path in tree.rglob("*") if path.is_file())
        lint = [stepcheck, "lint", "--quiet", "--isolated"]
        one, parse, two, everything, whole = interleaved(
            arguments.runs, (lint + [folder, "--jobs", "1"], None), ([boost], "\n".join(map(str, files)).encode()),
            (lint + [folder, "--jobs", "2"], None), (lint + [folder, "--jobs", "1", "--select", "all"], None),
            (lint + [tree, "--jobs", "1"], None))
        small = str(ROOT / "docs/examples/order.asl.json")
        start, nothing = interleaved(20, ([stepcheck, "lint", "--isolated", small], None), (["true"], None))
        memory = [megabytes_of(lint + [tree, "--jobs", "2"]), megabytes_of([stepcheck, "lint", "--isolated", small])]

    print(f"{len(files)} definitions, {bytes_of_definitions / 1e6:.0f} MB; with templates "
          f"{bytes_of_tree / 1e6:.0f} MB; best of {arguments.runs} runs\n")
    print("| what | stepcheck | beside | ratio |\n|---|---:|---:|---:|")
    row("lint the definitions, one thread, against Boost.JSON parsing them", one, parse)
    row("the same with every rule", everything, parse)
    row("the same with two threads, against one", two, one)
    row("a gigabyte with templates, against one of definitions", whole / bytes_of_tree * 1e9,
        one / bytes_of_definitions * 1e9)
    row("one small file, process start to verdict, against `true`", start, nothing)
    print(f"\n{len(files) / one:,.0f} definitions a second on one thread; peak memory {memory[0]:.0f} MB over "
          f"the tree, {memory[1]:.0f} MB for one file")


def row(what, ours, theirs):
    print(f"| {what} | {ours * 1000:.1f} ms | {theirs * 1000:.1f} ms | {ours / theirs:.2f} |")


if __name__ == "__main__":
    main()
