#!/usr/bin/env python3
"""Evaluate random JSONata expressions with stepcheck and with the reference implementation, and show where they differ.

Opt-in: installs the npm package jsonata into --work (a folder under build/ by default) and needs Node.js.

usage: fuzz_jsonata_differential.py [--count N] [--seed N] [--command 'stepcheck eval --batch'] [--work DIR]

The command reads JSON Lines {"id", "lang", "expr", "data"} and answers {"id", "result"|"undefined"|"error"}.
Exit 0 when all agree, 1 when some differ.
"""
import argparse
import json
import math
import pathlib
import random
import shlex
import subprocess
import sys

import npm_reference

ROOT = pathlib.Path(__file__).resolve().parent.parent
VERSION = "2.0.6"

DRIVER = r"""
const jsonata = require('jsonata');
const lines = require('readline').createInterface({ input: process.stdin });
const plain = value => value === undefined ? undefined : JSON.parse(JSON.stringify(value,
  (key, item) => typeof item === 'function' || (item && item._jsonata_lambda) ? null
    : typeof item === 'number' && !isFinite(item) ? '~' : item));
(async () => {
  for await (const line of lines) {
    const query = JSON.parse(line);
    let answer = { id: query.id };
    try {
      const result = await jsonata(query.expr).evaluate(query.data);
      if (typeof result === 'function' || (result && result._jsonata_lambda)) answer.function = true;
      else if (result === undefined) answer.undefined = true;
      else answer.result = plain(result);
    } catch (error) {
      answer.error = { code: error.code || 'host', message: error.message, position: error.position };
    }
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
})();
"""

DATA = {
    "a": {"b": [{"c": 1, "d": "x"}, {"c": 2.5, "d": "y", "e": [1, 2, [3]]}, {"c": -3, "e": []}], "n": None, "t": True},
    "list": [3, 1, 2, 10, 2], "words": ["delta", "alpha", "", "Charlie bravo"], "s": "The quick brown fox", "num": 42.5,
    "nested": [[1, 2], [3, [4]], []], "o": {"k1": "v1", "k2": {"k": [7, 8]}}, "one": [{"only": [5]}],
}
NAMES = ["a", "b", "c", "d", "e", "n", "t", "list", "words", "s", "num", "nested", "o", "k1", "k2", "k", "one", "only"]
TEXTS = ["x", "alpha", "", "a b", "o", "12", "0x1F", "1e3", "-7.25", "quick"]
NUMBERS = ["0", "1", "2", "-1", "2.5", "10", "0.1", "1e3", "100"]
REGEXES = ["/[aeiou]/", "/(\\w)(\\w)?/", "/o/i", "/^a.*$/", "/\\s+/", "/(x)|(y)/"]
UNARY = ["string", "length", "uppercase", "lowercase", "trim", "number", "abs", "floor", "ceil", "round", "sqrt", "sum",
         "max", "min", "average", "count", "boolean", "not", "exists", "type", "keys", "spread", "merge", "reverse",
         "distinct", "sort", "base64encode", "encodeUrl", "encodeUrlComponent", "zip"]
BINARY = ["+", "-", "*", "/", "%", "=", "!=", "<", "<=", ">", ">=", "&", "and", "or", "in"]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, items):
        return self.random.choice(items)

    def atom(self):
        return self.pick([
            lambda: self.pick(NAMES), lambda: self.pick(NAMES), lambda: self.pick(NUMBERS),
            lambda: json.dumps(self.pick(TEXTS)), lambda: self.pick(["true", "false", "null", "$", "$$", "*", "**", "nothing"]),
        ])()

    def path(self, depth):
        steps = [self.pick(NAMES + ["$", "$$", "*"])]
        for _ in range(self.random.randrange(3)):
            steps.append(self.pick([lambda: self.pick(NAMES), lambda: "*", lambda: "(" + self.expression(depth - 1) + ")",
                                    lambda: "[" + self.expression(depth - 1) + "]",
                                    lambda: "{\"k\": " + self.expression(depth - 1) + "}", lambda: "$"])())
            if self.random.random() < 0.3:
                steps[-1] += self.suffix(depth)
        text = ".".join(steps)
        return text + (self.suffix(depth) if self.random.random() < 0.2 else "")

    def suffix(self, depth):
        return self.pick([lambda: "[%s]" % self.pick(["0", "-1", "1", "0.9"]), lambda: "[]",
                          lambda: "[" + self.expression(depth - 1) + "]", lambda: "^(" + self.pick(["", ">"]) + self.expression(1) + ")",
                          lambda: "{" + self.pick(["d", "$string($)", "\"g\""]) + ": " + self.expression(depth - 1) + "}",
                          lambda: "#$i[$i=" + self.pick(["0", "1"]) + "]", lambda: "@$v.(" + self.pick(["$v", "c", "$"]) + ")"])()

    def call(self, depth):
        e = lambda: self.expression(depth - 1)
        return self.pick([
            lambda: "$%s(%s)" % (self.pick(UNARY), e()), lambda: "$%s(%s)" % (self.pick(UNARY), e()),
            lambda: "$substring(%s, %s, %s)" % (e(), self.pick(NUMBERS), self.pick(NUMBERS)),
            lambda: "$substringBefore(%s, %s)" % (e(), json.dumps(self.pick(TEXTS))),
            lambda: "$pad(%s, %s, '#ab')" % (e(), self.pick(["5", "-9", "0"])),
            lambda: "$split(%s, %s)" % (e(), self.pick(REGEXES + ["' '", "''", "'o'"])),
            lambda: "$join(%s, '-')" % e(), lambda: "$contains(%s, %s)" % (e(), self.pick(REGEXES + ["'a'"])),
            lambda: "$replace(%s, %s, '<$1$0>')" % (e(), self.pick(REGEXES + ["'a'"])),
            lambda: "$match(%s, %s)" % (e(), self.pick(REGEXES)), lambda: "$append(%s, %s)" % (e(), e()),
            lambda: "$lookup(%s, %s)" % (e(), json.dumps(self.pick(NAMES))), lambda: "$power(%s, 2)" % e(),
            lambda: "$round(%s, %s)" % (e(), self.pick(["0", "1", "-1"])), lambda: "$formatBase(%s, 16)" % e(),
            lambda: "$formatNumber(%s, %s)" % (e(), self.pick(["'#,##0.00'", "'00.#'", "'#%'", "'0;(0)'"])),
            lambda: "$formatInteger(%s, %s)" % (e(), self.pick(["'w'", "'I'", "'000'", "'#,##0;o'", "'a'"])),
            lambda: "$fromMillis(%s * 86400000, %s)" % (self.pick(["0", "17000", "19782", "-5"]),
                                                       self.pick(["'[Y]-[M01]-[D] [FNn]'", "'W[W] [X] [w] [xNn,*-3]'", "'[h]:[m] [P]'"])),
            lambda: "$map(%s, function($v, $i) { %s })" % (e(), self.pick(["$v", "$i", "[$v]", "$v & $i", "$v.c"])),
            lambda: "$filter(%s, function($v) { %s })" % (e(), self.pick(["$v > 1", "$v", "$exists($v.c)", "$v = 'x'"])),
            lambda: "$reduce(%s, function($x, $y) { %s })" % (e(), self.pick(["$x & $y", "[$x, $y]", "$x + $y"])),
            lambda: "$each(%s, function($v, $k) { $k & $string($v) })" % e(),
            lambda: "$sift(%s, function($v) { $v })" % e(), lambda: "%s ~> $%s" % (self.atom(), self.pick(UNARY)),
            lambda: "%s ~> |$|{'z': %s}|" % (self.pick(["a", "o", "a.b", "$$"]), self.atom()),
        ])()

    def expression(self, depth=3):
        if depth <= 0 or self.random.random() < 0.15:
            return self.atom()
        return self.pick([
            lambda: self.path(depth), lambda: self.path(depth), lambda: self.call(depth), lambda: self.call(depth),
            lambda: "(%s %s %s)" % (self.expression(depth - 1), self.pick(BINARY), self.expression(depth - 1)),
            lambda: "[%s, %s]" % (self.expression(depth - 1), self.expression(depth - 1)),
            lambda: "[%s..%s]" % (self.pick(["0", "1", "-2"]), self.pick(["1", "3", "0"])),
            lambda: "{'p': %s, 'q': %s}" % (self.expression(depth - 1), self.expression(depth - 1)),
            lambda: "(%s ? %s : %s)" % tuple(self.expression(depth - 1) for _ in range(3)),
            lambda: "($v := %s; [$v, %s])" % (self.expression(depth - 1), self.expression(depth - 1)),
            lambda: "-%s" % self.atom(), lambda: "(%s)%s" % (self.expression(depth - 1), self.suffix(depth - 1)),
        ])()


def install(work):
    work.mkdir(parents=True, exist_ok=True)
    npm_reference.install(work, "jsonata", VERSION)
    (work / "driver.js").write_text(DRIVER)


def answers(command, queries, cwd=None):
    lines = "".join(json.dumps(q) + "\n" for q in queries)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=cwd, errors="replace")
    found = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        found[answer["id"]] = answer
    return found


def same(a, b):
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return a == b or math.isclose(a, b, rel_tol=1e-12)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if "~" in (a, b):
        return True  # a number that is not finite
    return a == b


def differ(ours, theirs):
    if ours is None or theirs is None:
        return "no answer"
    if "error" in theirs:
        if theirs["error"]["code"] == "host":
            return None  # the reference fell over
        if ours.get("error", {}).get("code") != theirs["error"]["code"]:
            return "code"
        return None if ours["error"]["message"] == theirs["error"]["message"] else "message"
    for kind in ("undefined", "function"):
        if kind in theirs or kind in ours:
            return None if (kind in theirs) == (kind in ours) else kind
    if "result" not in ours:
        return "result"
    return None if same(ours["result"], theirs["result"]) else "result"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", default="stepcheck eval --batch")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "jsonata-reference")
    parser.add_argument("--show", type=int, default=40, help="how many differences to print")
    args = parser.parse_args()
    work = args.work.resolve()
    install(work)
    generator = Generator(args.seed)
    queries = [{"id": i, "lang": "jsonata", "expr": generator.expression(), "data": DATA} for i in range(args.count)]
    ours = answers(shlex.split(args.command), queries)
    theirs = answers(["node", "driver.js"], queries, cwd=work)
    shown = failed = 0
    for query in queries:
        why = differ(ours.get(query["id"]), theirs.get(query["id"]))
        if why is None:
            continue
        failed += 1
        if shown < args.show:
            shown += 1
            print(f"{why}: {query['expr']}\n  stepcheck: {json.dumps(ours.get(query['id']))}\n"
                  f"  reference: {json.dumps(theirs.get(query['id']))}")
    print(f"{len(queries) - failed} agree, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
