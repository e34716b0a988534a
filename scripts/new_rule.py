#!/usr/bin/env python3
"""Starts a rule: writes rules/<group>/<id>.cpp, .md and .test, to be filled in.

  scripts/new_rule.py structure wait-zero "A Wait state waits zero seconds."
"""
import argparse
import pathlib
import re
import sys

SOURCE = '''\
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, wait] : in.machine.each<asl::Wait>())
        out.report(state.name.at, "state \\"{}\\" …", state.name.value).help("…");
}

STEPCHECK_RULE(@VARIABLE@){
    .id = "@ID@",
    .summary = "@SUMMARY@",
    .severity = Severity::Warning,
    .since = "@SINCE@",
    .spec = "",
    .check = check,
};

}  // namespace stepcheck::rules
'''

PAGE = '''\
## What it checks

@SUMMARY@

## Why it matters

…

## Example

```json asl-bad
{
  "StartAt": "Pause",
  "States": {
    "Pause": { "Type": "Wait", "Seconds": 0, "End": true }
  }
}
```

```json asl-good
{
  "StartAt": "Pause",
  "States": {
    "Pause": { "Type": "Wait", "Seconds": 5, "End": true }
  }
}
```
'''

TEST = '''\
// RUN: split-file --leading-lines %s %t
// RUN: not %stepcheck lint --select @ID@ --fail-on info --allow-comments %t/bad.asl.json \\
// RUN:   | FileCheck %s --implicit-check-not=info: --implicit-check-not=warning: --implicit-check-not=error:
// RUN: %stepcheck lint --select @ID@ %t/good.asl.json | count 0

//--- bad.asl.json
{ "StartAt": "Pause", "States": {
  // CHECK: bad.asl.json:[[@LINE+1]]:3: warning: state "Pause" … [@ID@]
  "Pause": { "Type": "Wait", "Seconds": 0, "End": true } } }

//--- good.asl.json
{ "StartAt": "Pause", "States": { "Pause": { "Type": "Wait", "Seconds": 5, "End": true } } }
'''


def version(root):
    """Major and minor version of the project, as rules write it in .since."""
    return re.search(r"^ *VERSION (\d+\.\d+)\.\d", (root / "CMakeLists.txt").read_text(encoding="utf-8"), re.MULTILINE)[1]


def fill(template, values):
    return re.sub(r"@([A-Z]+)@", lambda mark: values[mark[1]], template)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("group", help="the folder, such as structure")
    parser.add_argument("id", help="kebab-case, names the pattern: unreachable-state, not no-unreachable")
    parser.add_argument("summary", help="one sentence: what is wrong when the rule fires")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent,
                        help=argparse.SUPPRESS)
    arguments = parser.parse_args()

    if not re.fullmatch(r"[a-z]+", arguments.group):
        sys.exit(f"the group \"{arguments.group}\" is not one lower-case word")
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", arguments.id):
        sys.exit(f"the id \"{arguments.id}\" is not lower-case words joined by \"-\"")
    existing = sorted((arguments.root / "rules").glob(f"*/{arguments.id}.*"))
    if existing:
        sys.exit(f"the rule \"{arguments.id}\" exists: {existing[0].relative_to(arguments.root)}")

    values = {"ID": arguments.id, "VARIABLE": arguments.id.replace("-", "_"), "SUMMARY": arguments.summary,
              "SINCE": version(arguments.root)}
    folder = arguments.root / "rules" / arguments.group
    folder.mkdir(parents=True, exist_ok=True)
    for ending, template in (("cpp", SOURCE), ("md", PAGE), ("test", TEST)):
        path = folder / f"{arguments.id}.{ending}"
        path.write_text(fill(template, values), encoding="utf-8")
        print(path.relative_to(arguments.root))


if __name__ == "__main__":
    main()
