#!/usr/bin/env python3
"""Make the table of AWS APIs, lib/stepcheck/catalog/data/api.bin, from packages of npm and Debian.

usage: make_api_table.py [--work DIR]           fetch what scripts/api_table/sources.json pins, write the table
       make_api_table.py --check                read the committed table, count what is in it per service
       make_api_table.py --show SERVICE:ACTION  print the parameters of one operation

Needs npm, apt-get and dpkg-deb; --check and --show need nothing. To take newer models, write newer versions into
sources.json. The same versions give the same bytes.
"""
import argparse
import json
import pathlib
import sys

sys.dont_write_bytecode = True

from api_table import format, sources  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "lib/stepcheck/catalog/data/api.bin"


def header(services) -> str:
    pins = json.loads(sources.PINS.read_text())
    newest = max(service.models for service in services)
    lines = ["stepcheck table of AWS APIs, version 1", f"date: {newest}"]
    lines.append(f"source: npm aws-sdk {pins['aws-sdk']['version']}, models of {pins['aws-sdk']['models']}")
    botocore = pins["python3-botocore"]
    lines.append(f"source: debian python3-botocore {botocore['version']}, {botocore['for']}, {botocore['models']}")
    documented = json.loads(sources.DOCUMENTED.read_text())
    lines.append(f"source: {documented['source']}")
    for package, pin in pins["clients"].items():
        lines.append(f"source: npm @aws-sdk/{package} {pin['version']}, models of {pin['models']}")
    lines.append("made by: scripts/make_api_table.py")
    return "\n".join(lines) + "\n"


def count(table, service: str) -> dict:
    """What the table holds of a service; walks everything, so it fails on a table that is broken."""
    seen, members, required, values, bounds = set(), 0, 0, 0, 0
    operations = table.operations(service)
    pending = [given for given, _, _, _ in operations.values()]
    while pending:
        at = pending.pop()
        if at in seen:
            continue
        seen.add(at)
        kind, detail = table.shape(at)
        if kind == "structure":
            members += len(detail)
            required += sum(flag for _, flag in detail.values())
            pending += [inner for inner, _ in detail.values()]
        elif kind in ("list", "map"):
            pending.append(detail)
        elif kind == "enum":
            values += len(detail)
        elif kind in ("range", "text"):
            bounds += 1
    outputs = sum(len(table.shape(taken)[1]) for _, taken, _, _ in operations.values())
    return {
        "operations": len(operations),
        "streaming": sum(streams for _, _, _, streams in operations.values()),
        "members": members,
        "required": required,
        "values": values,
        "bounds": bounds,
        "results": outputs,
        "errors": len({error for _, _, errors, _ in operations.values() for error in errors}),
    }


def check(table):
    print(table.text)
    print("other names:", ", ".join(f"{other} ({name})" for other, name in table.other_names.items()), "\n")
    total = {}
    rows = [(service, count(table, service)) for service in table.services]
    print(f"{'service':40}" + "".join(f"{name:>11}" for name in rows[0][1]))
    for service, counts in rows:
        print(f"{service:40}" + "".join(f"{number:11}" for number in counts.values()))
        total = {name: total.get(name, 0) + number for name, number in counts.items()}
    print(f"{f'{len(rows)} services, {len(table.data)} bytes':40}" + "".join(f"{n:11}" for n in total.values()))


def show(table, at: int, indent: str, around: tuple):
    kind, detail = table.shape(at)
    if kind in ("list", "map"):
        print(f" {kind} of", end="")
        show(table, detail, indent, around)
    elif kind == "structure" and at not in around:
        print()
        for name, (inner, required) in detail.items():
            print(f"{indent}{name}{'*' if required else ''}:", end="")
            show(table, inner, indent + "  ", (*around, at))
    else:
        print(" ".join(["", kind, *map(str, detail or [])]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/api_models", help="where packages are unpacked")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", metavar="SERVICE:ACTION")
    options = parser.parse_args()
    if options.check:
        check(format.Reader(TABLE.read_bytes()))
    elif options.show:
        table = format.Reader(TABLE.read_bytes())
        service, _, action = options.show.partition(":")
        given, taken, errors, _ = table.operations(service)[action]
        print("parameters", end="")
        show(table, given, "  ", ())
        print("result", end="")
        show(table, taken, "  ", ())
        print("errors", *errors)
    else:
        services = sources.read(options.work)
        TABLE.write_bytes(format.write(services, header(services)))
        print(f"{TABLE.relative_to(ROOT)}: {len(services)} services, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
