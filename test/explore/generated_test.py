#!/usr/bin/env python3
"""Explores generated state machines whose answers are known, and compares: the paths, the rules and states that no
execution comes to, the events and transitions; and no rule of the group "proof" and no --prove says what is not so."""
import argparse
import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from machines import Generator
from model import Model


class Run:
    def __init__(self, stepcheck, seed):
        self.stepcheck, self.seed = stepcheck, seed
        self.model = Model(*Generator(seed).machine())
        self.text = json.dumps(self.model.definition())
        self.problems = []

    def check(self, condition, text):
        if not condition:
            self.problems.append(f"seed {self.seed}: {text}")

    def command(self, *words):
        return subprocess.run([self.stepcheck, *words, "-"], input=self.text, capture_output=True, text=True, timeout=120)

    def explore(self):
        result = self.command("explore", "--format", "json", "--jobs", "1", "--max-paths", "5000", "--max-seconds", "60")
        self.check(result.returncode == 0, f"explore: exit status {result.returncode}: {(result.stdout + result.stderr)[:300]}")
        return json.loads(result.stdout) if result.returncode == 0 else None

    def compare_paths(self, exploration):
        model = self.model
        self.check(not exploration["limits"], f"limits: {exploration['limits']}")
        self.check(not exploration["loose"], f"loose: {exploration['loose'][:1]}")
        found = {(path["end"], model.key(path["states"][1:])) for path in exploration["paths"]}
        self.check(found == model.paths, f"{model.language}: missing {sorted(model.paths - found)[:2]}, "
                                         f"wrong {sorted(found - model.paths)[:2]}")
        for path in exploration["paths"]:
            key = model.key(path["states"][1:])
            self.check(path["transitions"] == len(path["states"]), f"{path['id']}: {path['transitions']} transitions")
            if path["end"] == "succeeded" and not any("Throw" in answer for answers in path["mocks"].values()
                                                      for answer in answers.values()):
                self.check((key, path["events"] - 2) in model.events, f"{path['id']}: {path['events']} events")

    def dead(self):
        """(rules, states) that no execution comes to."""
        rules = {(name, index) for name, state in self.model.all_states().items() if state["kind"] == "choice"
                 for index in range(len(state["rules"])) if (name, index) not in self.model.taken}
        return rules, set(self.model.all_states()) - self.model.entered

    def compare_idle(self, exploration):
        rules, states = self.dead()
        points = exploration["idle"]["points"]
        idle = {(point["state"], point["index"]) for point in points if point["kind"] == "rule"}
        counters = {name for name, state in self.model.all_states().items() if state["kind"] == "count"}
        idle = {(state, index) for state, index in idle if state not in counters}
        self.check(idle == rules, f"rules that nothing takes: {sorted(idle ^ rules)}")
        idle = {point["state"] for point in points if point["kind"] == "state"}
        self.check(idle == states, f"states that nothing enters: {sorted(idle ^ states)}")

    def lint(self, isCertain):
        result = self.command("lint", "--isolated", "--select", "proof", "--format", "json", "--fail-on", "never")
        self.check(result.returncode == 0, f"lint: exit status {result.returncode}: {(result.stdout + result.stderr)[:300]}")
        if result.returncode != 0:
            return
        rules, states = self.dead()
        told = {"choice-never-taken": set(), "state-never-entered": set()}
        for finding in json.loads(result.stdout)["findings"]:
            told.setdefault(finding["rule"], set()).add(finding["pointer"])
        self.check_rules(told["choice-never-taken"], rules, isCertain)
        entered = {pointer.split("/")[-1] for pointer in told["state-never-entered"]}
        self.check(entered <= states, f"wrong proof: never entered: {sorted(entered - states)}")
        self.check(bool(entered) == bool(states) or not isCertain, f"no proof: never entered: {sorted(states)}")
        succeeds = any(end == "succeeded" for end, _ in self.model.paths)
        self.check("never-succeeds" not in told or not succeeds, "wrong proof: never succeeds")
        self.check("endless-loop" not in told, "wrong proof: endless loop")
        unmatched = any(end == "failed" and self.ends_at_choice(states) for end, states in self.model.paths)
        self.check("choice-may-match-nothing" not in told or unmatched, "wrong proof: matches nothing")

    def ends_at_choice(self, names):
        states = self.model.all_states()
        return any(states[name]["kind"] == "choice" and states[name]["default"] is None for name in names)

    def check_rules(self, pointers, rules, isCertain):
        kinds = self.model.all_states()
        told = set()
        for pointer in pointers:
            parts = pointer.split("/")
            name = parts[parts.index("Choices") - 1] if "Choices" in parts else parts[-2]
            told.add((name, int(parts[-1]) if "Choices" in parts else "Default"))
        told = {(name, index) for name, index in told if kinds[name]["kind"] == "choice"}
        defaults = {(name, "Default") for name, state in kinds.items() if state["kind"] == "choice"
                    and state["default"] and (name, "Default") not in self.model.taken}
        true = {(name, index) for name, index in rules | defaults if name in self.model.entered}
        self.check(told <= true, f"wrong proof: never taken: {sorted(told - true, key=str)}")
        self.check(told == true or not isCertain, f"no proof: never taken: {sorted(true - told, key=str)}")

    def prove(self, isCertain):
        name = random.Random(self.seed).choice(sorted(self.model.all_states()))
        result = self.command("explore", "--jobs", "1", "--max-paths", "5000", "--max-seconds", "60", "--prove",
                              f"unreachable:{name}")
        answer = result.stdout.split()[0].rstrip(":") if result.stdout else result.stderr
        isReached = name in self.model.entered
        expected = ["refuted"] if isReached else ["proved"] if isCertain else ["proved", "unknown"]
        self.check(answer in expected, f"unreachable:{name} is {answer}, expected {expected}")

    def run(self):
        exploration = self.explore()
        if exploration is not None:
            self.compare_paths(exploration)
            self.compare_idle(exploration)
            isCertain = exploration["idle"]["isCertain"]
            self.lint(isCertain)
            self.prove(isCertain)
        return self.problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", required=True)
    parser.add_argument("--seeds", type=int, default=60, help="default: %(default)s")
    parser.add_argument("--seed", type=int, help="only this one; prints the definition, too")
    arguments = parser.parse_args()
    seeds = range(arguments.seeds) if arguments.seed is None else [arguments.seed]
    if arguments.seed is not None:
        print(json.dumps(Run(arguments.stepcheck, arguments.seed).model.definition(), indent=2))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = list(pool.map(lambda seed: Run(arguments.stepcheck, seed).run(), seeds))
    for problem in (each for some in problems for each in some):
        print(problem)
    print(f"{len(seeds)} machines, {sum(map(len, problems))} problems")
    return 1 if any(problems) else 0


if __name__ == "__main__":
    sys.exit(main())
