#!/usr/bin/env python3
"""Writes docs/rules.md, the index of all rules by group, from what `stepcheck rule --json` says.

  scripts/rule_index.py            writes it
  scripts/rule_index.py --check    writes nothing; exit status 1 when the page is not up to date
"""
import argparse
import json
import pathlib
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
PAGE = REPOSITORY / "docs/rules.md"
# In the order in which a reader of a definition meets them; a new group needs a line here.
GROUPS = {
    "document": "The text: JSON, YAML, size, encoding",
    "structure": "Objects, fields, types and ranges",
    "names": "Names of states",
    "transitions": "`Next`, `StartAt`, what is reached, loops",
    "paths": "JSONPath and the context object",
    "intrinsics": "Intrinsic functions of JSONPath",
    "templates": "Payload templates",
    "jsonata": "JSONata",
    "variables": "Variables",
    "dataflow": "What data has which shape",
    "choice": "Choice states and their rules",
    "timeouts": "Wait states, timeouts and heartbeats",
    "errors": "`Retry`, `Catch` and error names",
    "map": "Map states",
    "parallel": "Parallel states",
    "integrations": "Service integrations",
    "limits": "Quotas",
    "resource": "State machines and aliases in templates, besides their definitions",
    "requests": "API requests, besides the definitions in them",
    "proof": "What an exploration of all executions proves; in no profile, `--extend-select proof` turns it on",
}
PROFILES = """\
| profile | holds |
| --- | --- |
| `recommended` | what the service refuses, what fails at run time, what is certainly useless; the default |
| `strict` | also style, cost and operability |
| `all` | also what only a project with conventions of its own wants |
| `none` | what takes its time: these rules run when they or their group are named |
"""


def cell(text):
    return text.replace("|", "\\|")


def row(rule):
    place = f"../rules/{rule['group']}/{rule['id']}.md"
    code = f"`{rule['awsCode']}`" if rule.get("awsCode") else ""
    return f"| [`{rule['id']}`]({place}) | {rule['severity']} | {rule['profile']} | {cell(rule['summary'])} | {code} |"


def page(rules):
    groups = {}
    for rule in rules:
        groups.setdefault(rule["group"], []).append(rule)
    unknown = sorted(set(groups) - set(GROUPS))
    if unknown:
        sys.exit(f"rule_index.py: say in GROUPS what these groups are about: {', '.join(unknown)}")
    out = ["# Rules\n\n",
           "<!-- Written by scripts/rule_index.py from the rules themselves; do not edit. -->\n\n",
           f"stepcheck has {len(rules)} rules. `stepcheck rule NAME` prints the page of one, with examples; the names in\n"
           "this table lead to the same pages. A name, a group or a profile is what `--select`, `--extend-select` and\n"
           "`--ignore` take, on the command line and in [`.stepcheck.yaml`](configuration.md).\n\n",
           PROFILES, "\nThe last column is the code that the service itself gives.\n"]
    for group, title in GROUPS.items():
        if group not in groups:
            continue
        out.append(f"\n## {group}\n\n{title}.\n\n| rule | severity | profile | fires when | AWS |\n"
                   "| --- | --- | --- | --- | --- |\n")
        out += [row(rule) + "\n" for rule in sorted(groups[group], key=lambda rule: rule["id"])]
    return "".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stepcheck", default=REPOSITORY / "build/dev/bin/stepcheck")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    result = subprocess.run([arguments.stepcheck, "rule", "--json"], capture_output=True, text=True, check=True)
    text = page(json.loads(result.stdout)["rules"])
    if not arguments.check:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        sys.exit("docs/rules.md is not up to date: run scripts/rule_index.py")


if __name__ == "__main__":
    main()
