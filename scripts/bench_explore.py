#!/usr/bin/env python3
"""Times exploring every definition of corpus/real, and prints the median, the share that needs no Z3, limits and what is slow.

  scripts/bench_explore.py [--stepcheck build/release/bin/stepcheck] [--corpus ../shared] [--jobs 1]

The time is that of the whole process: reading, checking, exploring, executing each path once more, printing.
"""
import argparse
import collections
import json
import os
import pathlib
import statistics
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def definitions(corpus):
    index = json.loads((corpus / "corpus/real/index.json").read_text(encoding="utf-8"))
    return [corpus / "corpus/real" / case["path"] for case in index if case["path"].startswith(("asl-json/", "asl-yaml/"))]


def measure(stepcheck, path, jobs):
    """(seconds of the process, its report), or None when the definition has errors."""
    begin = time.perf_counter()
    result = subprocess.run([stepcheck, "explore", "--format", "json", "--jobs", str(jobs), path],
                            stdin=subprocess.DEVNULL, capture_output=True)
    seconds = time.perf_counter() - begin
    return (seconds, json.loads(result.stdout)) if result.returncode == 0 else None


def milliseconds(seconds):
    return f"{1000 * seconds:.1f} ms"


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", default=ROOT / "build/release/bin/stepcheck", type=pathlib.Path)
    parser.add_argument("--corpus", type=pathlib.Path, default=os.environ.get("STEPCHECK_CORPUS", ROOT.parent / "shared"))
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()

    paths = definitions(pathlib.Path(arguments.corpus))
    measured = [(path, each) for path in paths if (each := measure(arguments.stepcheck, path, arguments.jobs))]
    whole = [seconds for _, (seconds, _) in measured]
    limits = collections.Counter(limit["limit"] for _, (_, report) in measured for limit in report["limits"])
    questions = sum(report["statistics"]["solverQuestions"] for _, (_, report) in measured)
    settled = sum(report["statistics"]["settledWithoutZ3"] for _, (_, report) in measured)
    found = sum(len(report["paths"]) for _, (_, report) in measured)

    load = os.getloadavg()[0]
    print(f"{len(measured)} of {len(paths)} definitions explored, {found} paths, {os.cpu_count()} processors, load {load:.1f}")
    print(f"process, start to end: median {milliseconds(statistics.median(whole))}, "
          f"90 % {milliseconds(quantile(whole, 0.9))}, most {milliseconds(max(whole))}")
    print(f"{found / sum(whole):,.0f} paths a second; {settled / max(questions, 1):.1%} of {questions} questions settled without Z3")
    print("limits: " + (", ".join(f"{limit} {count}" for limit, count in limits.most_common()) or "none"))
    for path, (seconds, report) in sorted(measured, key=lambda each: -each[1][0])[:5]:
        print(f"  {milliseconds(seconds)}  {path.name}: {len(report['paths'])} paths")


if __name__ == "__main__":
    main()
