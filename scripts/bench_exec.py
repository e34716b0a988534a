#!/usr/bin/env python3
"""Time stepcheck's executor beside the npm package aws-local-stepfunctions, on the same definitions in one run.

usage: bench_exec.py [--bench build/release/bin/bench_exec] [--work DIR] [--seconds S] [--rounds N] [--growth]

Needs Node.js and npm; what they install goes to --work, a folder under build/ by default. The package knows no JSONata:
of such a workload only the expressions are evaluated there, with the npm package jsonata. Rates are by processor time, of
the thread that does the work, so that what else runs on the machine counts little (Linux only). --growth also tells how
time and memory grow with the number of events, iterations and child executions.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

import npm_reference

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = "aws-local-stepfunctions"
VERSION = "3.0.0"
RETRIES = 100

DRIVER = r"""
import fs from 'node:fs';
import jsonata from 'jsonata';
import { StateMachine } from 'aws-local-stepfunctions';
const [folder, seconds] = [process.argv[2], Number(process.argv[3])];
// Node.js has it from version 22 on.
Promise.withResolvers ??= function () {
  const it = {};
  it.promise = new Promise((resolve, reject) => Object.assign(it, { resolve, reject }));
  return it;
};
// Processor time of the thread that runs the package, without those that compile and collect garbage for it.
const now = () => Number(fs.readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e9;
const read = (name, file) => JSON.parse(fs.readFileSync(`${folder}/${name}/${file}.json`));
class Thrown extends Error {
  constructor({ Error, Cause }) { super(Cause); this.name = Error; }
}
function handlers(mocks, calls) {
  const result = {};
  for (const [state, answers] of Object.entries(mocks)) {
    const byAttempt = [];
    for (const [attempts, answer] of Object.entries(answers)) {
      const [first, last] = attempts.split('-').map(Number);
      for (let i = first; i <= (last ?? first); i++) byAttempt[i] = answer;
    }
    result[state] = () => {
      const answer = byAttempt[calls[state]++];
      if (answer.Throw) throw new Thrown(answer.Throw);
      return answer.Return;
    };
  }
  return result;
}
// The package knows no JSONata: what its states would have to evaluate at least.
function parsed({ StartAt, States }) {
  const states = [];
  for (let state = States[StartAt]; state.Output; state = States[state.Next])
    states.push(Object.entries(state.Output).map(([key, text]) => [key, jsonata(text.slice(2, -2))]));
  return states;
}
async function expressionsOnly(states, input) {
  for (const state of states) {
    const output = {};
    for (const [key, expression] of state) output[key] = await expression.evaluate(undefined, { states: { input } });
    input = output;
  }
  return input;
}
for (const name of fs.readdirSync(folder).sort()) {
  const [input, mocks] = [read(name, 'input'), read(name, 'mocks')];
  const definition = read(name, 'definition');
  const isJsonata = definition.QueryLanguage === 'JSONata';
  const expressions = isJsonata && parsed(definition);
  const machine = new StateMachine(definition, { checkPaths: false, checkArn: false });
  const once = isJsonata ? () => expressionsOnly(expressions, input) : async () => {
    const calls = Object.fromEntries(Object.keys(mocks).map((state) => [state, 0]));
    const retryIntervalOverrides = Object.fromEntries(Object.keys(mocks).map((state) => [state, 0]));
    const overrides = { taskResourceLocalHandlers: handlers(mocks, calls), retryIntervalOverrides };
    return machine.run(input, { overrides }).result;
  };
  const output = await once();
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    const start = now();
    let count = 0, end;
    do { await once(); count++; end = now(); } while (end - start < seconds / 3);
    rounds.push(count / (end - start));
  }
  console.log(JSON.stringify({ name, output, rate: rounds.sort((a, b) => a - b)[1] }));
}
"""


def chain(length):
    """Pass and Choice states in a row, with paths and conditions."""
    states = {}
    for i in range(length):
        states[f"Take {i}"] = {
            "Type": "Pass", "Parameters": {"order.$": "$.order", "steps.$": f"States.MathAdd($.steps, {i % 7})"},
            "Next": f"Check {i}"}
        states[f"Check {i}"] = {
            "Type": "Choice", "Default": "Done",
            "Choices": [{"And": [{"Variable": "$.order.total", "NumericGreaterThan": i - length},
                                 {"Variable": "$.order.customer", "StringMatches": "c-*"}],
                         "Next": f"Take {i + 1}" if i + 1 < length else "Done"}]}
    states["Done"] = {"Type": "Succeed"}
    order = {"id": "o-17", "total": 42.5, "customer": "c-4", "items": ["tea", "mug"]}
    return {"StartAt": "Take 0", "States": states}, {"order": order, "steps": 0}, {}


def items(count):
    """An inline Map whose iterations shape their item and decide."""
    processor = {
        "ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "Shape",
        "States": {
            "Shape": {"Type": "Pass", "Parameters": {"id.$": "$.id", "kind": "order"}, "Next": "Large?"},
            "Large?": {"Type": "Choice", "Default": "Small",
                       "Choices": [{"Variable": "$.id", "NumericGreaterThan": count // 2, "Next": "Large"}]},
            "Large": {"Type": "Pass", "Result": "large", "End": True},
            "Small": {"Type": "Pass", "Result": "small", "End": True}}}
    states = {"Each": {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": processor, "End": True}}
    return {"StartAt": "Each", "States": states}, {"items": [{"id": i, "name": f"item {i}"} for i in range(count)]}, {}


def storm(retries):
    """A task that fails again and again before it succeeds."""
    retriers = [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "BackoffRate": 1.0, "MaxAttempts": retries}]
    states = {"Call": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:call",
                       "Retry": retriers, "End": True}}
    mocks = {"Call": {f"0-{retries - 1}": {"Throw": {"Error": "Busy", "Cause": "Try again later."}},
                      str(retries): {"Return": {"receipt": "c-9"}}}}
    return {"StartAt": "Call", "States": states}, {"order": "o-17"}, mocks


def jsonata(length):
    """States that compute with JSONata."""
    states = {}
    for i in range(length):
        states[f"Sum {i}"] = {
            "Type": "Pass", "Next": f"Sum {i + 1}" if i + 1 < length else "Done",
            "Output": {
                "lines": "{% $states.input.lines.{'sku': sku, 'price': price, 'count': count} %}",
                "total": "{% $sum($states.input.lines.(price * count)) %}",
                "dear": "{% $states.input.lines[price > 20].sku %}",
                "text": "{% $join($map($states.input.lines, function($line) { $uppercase($line.sku) }), ', ') %}"}}
    states["Done"] = {"Type": "Succeed"}
    lines = [{"sku": f"sku-{i}", "price": i * 7 % 50, "count": i % 5 + 1} for i in range(20)]
    return {"QueryLanguage": "JSONata", "StartAt": "Sum 0", "States": states}, {"lines": lines}, {}


WORKLOADS = {
    "chain of 200 states": lambda: chain(100),
    "Map of 10,000 items": lambda: items(10_000),
    f"{RETRIES} retries": lambda: storm(RETRIES),
    "JSONata, 50 states": lambda: jsonata(50),
}


def write_workloads(folder):
    for name, make in WORKLOADS.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for part, content in zip(("definition", "input", "mocks"), make()):
            (folder / name / f"{part}.json").write_text(json.dumps(content))


def reference(work, seconds):
    return npm_reference.run(work, "bench.mjs", work / "workloads", seconds)


def stepcheck(bench, work, seconds, pattern):
    environment = dict(os.environ, STEPCHECK_EXEC_BENCH=str(work / "workloads"))
    done = subprocess.run([bench, f"--benchmark_filter={pattern}", f"--benchmark_min_time={seconds / 3}",
                           "--benchmark_repetitions=3", "--benchmark_format=json"],
                          check=True, stdout=subprocess.PIPE, text=True, env=environment)
    unit = {"ns": 1e9, "us": 1e6, "ms": 1e3}
    return {run["run_name"].removeprefix("execute/"): run | {"rate": unit[run["time_unit"]] / run["cpu_time"]}
            for run in json.loads(done.stdout)["benchmarks"]
            if run["run_type"] == "aggregate" and run["aggregate_name"] == "median"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--bench", type=pathlib.Path, default=ROOT / "build" / "release" / "bin" / "bench_exec")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "exec-reference")
    parser.add_argument("--seconds", type=float, default=1.5, help="for each rate")
    parser.add_argument("--rounds", type=int, default=3, help="of which the one with the median ratio counts")
    parser.add_argument("--growth", action="store_true", help="also measure how time and memory grow")
    args = parser.parse_args()
    if not args.bench.exists():
        sys.exit(f"{args.bench}: not built; run cmake --workflow --preset release")
    work = args.work.resolve()
    write_workloads(work / "workloads")
    npm_reference.install(work, PACKAGE, VERSION)
    (work / "bench.mjs").write_text(DRIVER)
    # They take turns, so that a slow moment of the machine hits both.
    rounds = [(reference(work, args.seconds), stepcheck(args.bench, work, args.seconds, "^execute/"))
              for _ in range(args.rounds)]
    print(f"{'workload':<22}{'executions/s':>14}{'events/s':>14}{'bytes/event':>13}{'reference/s':>13}{'ratio':>8}")
    ratios = {}
    for name in WORKLOADS:
        pairs = sorted(((ours[name], theirs[name]["rate"]) for theirs, ours in rounds),
                       key=lambda pair: pair[0]["rate"] / pair[1])
        run, rate = pairs[len(pairs) // 2]
        ratios[name] = run["rate"] / rate
        print(f"{name:<22}{run['rate']:>14,.1f}{run['events/s']:>14,.0f}{run['bytes/event']:>13,.0f}"
              f"{rate:>13,.2f}{ratios[name]:>7,.0f}x")
    weakest = min(ratios, key=ratios.get)
    print(f"median {statistics.median(ratios.values()):,.0f}x, weakest {weakest} {ratios[weakest]:,.0f}x")
    if args.growth:
        print(f"\n{'what grows':<32}{'events':>12}{'seconds':>12}{'events/s':>14}{'bytes/event':>13}")
        for name, run in stepcheck(args.bench, work, 0.1, "^grow").items():
            print(f"{name:<32}{run['events']:>12,.0f}{1 / run['rate']:>12.4f}{run['events/s']:>14,.0f}"
                  f"{run['bytes/event']:>13,.0f}")


if __name__ == "__main__":
    main()
