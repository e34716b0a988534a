#!/usr/bin/env python3
"""Time stepcheck's JSONata beside the reference implementation (npm package jsonata on Node.js), in one run.

usage: bench_jsonata.py --workloads DIR [--bench build/release/bin/bench_jsonata] [--work DIR] [--seconds S]

DIR has bench.json, a list of {"name", "expr", "data", "bind"?, "expect"?}, and make_data.py, which writes the documents.
Needs Node.js and npm; what they install goes to --work, a folder under build/ by default.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

import npm_reference

ROOT = pathlib.Path(__file__).resolve().parent.parent
VERSION = "2.0.6"

DRIVER = r"""
const fs = require('fs');
const jsonata = require('jsonata');
const [folder, seconds] = [process.argv[2], Number(process.argv[3])];
const now = () => Number(process.hrtime.bigint()) / 1e9;
async function rate(once) {
  for (let i = 0; i < 3; i++) await once();
  const rounds = [];
  for (let round = 0; round < 5; round++) {
    const start = now();
    let count = 0, end;
    do { await once(); count++; end = now(); } while (end - start < seconds / 5);
    rounds.push(count / (end - start));
  }
  return rounds.sort((a, b) => a - b)[2];
}
(async () => {
  for (const entry of JSON.parse(fs.readFileSync(folder + '/bench.json'))) {
    const data = JSON.parse(fs.readFileSync(`${folder}/data/${entry.data}.json`));
    const input = entry.bind ? undefined : data;
    const bindings = entry.bind ? { [entry.bind]: data } : {};
    const expression = jsonata(entry.expr);
    const parse = await rate(() => jsonata(entry.expr));
    const evaluate = await rate(() => expression.evaluate(input, bindings));
    const both = await rate(() => jsonata(entry.expr).evaluate(input, bindings));
    console.log(JSON.stringify({ name: entry.name, parse, evaluate, both }));
  }
})();
"""


def reference(work, seconds):
    npm_reference.install(work, "jsonata", VERSION)
    (work / "bench.js").write_text(DRIVER)
    return npm_reference.run(work, "bench.js", work / "workloads", seconds)


def stepcheck(bench, work, seconds):
    environment = dict(os.environ, STEPCHECK_JSONATA_BENCH=str(work / "workloads"))
    done = subprocess.run([bench, f"--benchmark_min_time={seconds / 5}", "--benchmark_repetitions=5",
                           "--benchmark_format=json"], check=True, capture_output=True, text=True, env=environment)
    rates = {}
    for run in json.loads(done.stdout)["benchmarks"]:
        if run["run_type"] == "aggregate" and run["aggregate_name"] == "median":
            kind, name = run["run_name"].split("/")
            rates.setdefault(name, {})[kind] = 1e9 / run["real_time"]
    return rates


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--workloads", type=pathlib.Path, required=True)
    parser.add_argument("--bench", type=pathlib.Path, default=ROOT / "build" / "release" / "bin" / "bench_jsonata")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "jsonata-reference")
    parser.add_argument("--seconds", type=float, default=1.0, help="for each rate")
    args = parser.parse_args()
    if not args.bench.exists():
        sys.exit(f"{args.bench}: not built; run cmake --workflow --preset release")
    work = args.work.resolve()
    (work / "workloads").mkdir(parents=True, exist_ok=True)
    shutil.copy(args.workloads / "bench.json", work / "workloads")
    subprocess.run([sys.executable, args.workloads / "make_data.py", work / "workloads" / "data"], check=True)
    theirs, ours = reference(work, args.seconds), stepcheck(args.bench, work, args.seconds)
    print(f"{'workload':<20}{'evaluate/s':>14}{'reference':>12}{'ratio':>8}   {'both':>6}{'parse':>7}")
    ratios = {}
    for name, reference_rates in theirs.items():
        ratio = {kind: ours[name][kind] / reference_rates[kind] for kind in ("evaluate", "both", "parse")}
        ratios[name] = ratio["evaluate"]
        print(f"{name:<20}{ours[name]['evaluate']:>14,.0f}{reference_rates['evaluate']:>12,.1f}{ratio['evaluate']:>7.0f}x"
              f"   {ratio['both']:>5.0f}x{ratio['parse']:>6.0f}x")
    weakest = min(ratios, key=ratios.get)
    print(f"evaluate: median {statistics.median(ratios.values()):.0f}x, weakest {weakest} {ratios[weakest]:.0f}x")


if __name__ == "__main__":
    main()
