#!/usr/bin/env python3
"""Make the catalogue of requests, lib/stepcheck/catalog/data/operations.json, from packages of npm and Debian.

usage: make_operations.py [--work DIR]              fetch what the two sources.json pin, write the catalogue
       make_operations.py --compare MODEL.json ...  compare the catalogue with service models as botocore carries them

Operations and members come from npm, lengths, ranges and patterns from Debian's botocore; what neither tells stands, with
its source, in scripts/operations/reviewed.json. A member that nobody explains is an error. The same versions give the
same bytes.
"""
import argparse
import json
import pathlib
import sys

sys.dont_write_bytecode = True

from api_table import sources  # noqa: E402
from api_table.model import Enum, List, Map, Ref, Scalar, Structure  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "lib/stepcheck/catalog/data/operations.json"
REVIEWED = ROOT / "scripts/operations/reviewed.json"
CONSTRAINTS = ("min", "max", "pattern", "enum", "sensitive")
COMMENT = [
    "What requests of Step Functions and SWF hold: the constraints of the API models. Made by scripts/make_operations.py; do",
    "not edit. Read by cmake/catalog_operations.py. What the models do not say about members is in requests.json.",
]


class Model:
    """The constraints in a service model as botocore carries it."""

    def __init__(self, data):
        self.shapes = data["shapes"]
        self.operations = data["operations"]
        self.service = data["metadata"]["endpointPrefix"]

    def of(self, shape_name):
        """The constraints of a shape, and of what is in it."""
        shape = self.shapes[shape_name]
        if shape["type"] == "structure":
            return {"type": "structure", "structure": shape_name}
        result = {"type": shape["type"], **{key: shape[key] for key in CONSTRAINTS if key in shape}}
        if shape["type"] == "list":
            result["of"] = self.of(shape["member"]["shape"])
        return result

    def member(self, structure, member):
        found = self.shapes.get(structure, {}).get("members", {}).get(member)
        return self.of(found["shape"]) if found else None


class Maker:
    """Writes the members of every structure that the input of an operation reaches."""

    def __init__(self, service, model, reviewed):
        self.types = service.types
        self.model = model
        self.reviewed = reviewed
        self.structures = {}

    def kind(self, kind, place):
        """What the declaration in npm tells of a type."""
        while isinstance(kind, Ref) and not isinstance(self.types.get(kind.name), Structure):
            kind = self.types[kind.name]
        if isinstance(kind, Ref):
            self.structure(kind.name)
            return {"type": "structure", "structure": kind.name}
        if isinstance(kind, List):
            return {"type": "list", "of": self.kind(kind.element, place)}
        if isinstance(kind, Enum):
            return {"type": "string", "enum": list(kind.values)}
        if isinstance(kind, Map) or not isinstance(kind, Scalar):
            sys.exit(f"{place}: nothing is known of a {kind}")
        return {"type": kind.kind}

    def member(self, structure, name, kind, required):
        place = f"{structure}.{name}"
        declared = self.kind(kind, place)
        known = self.reviewed.get(place) or self.model.member(structure, name)
        if known is None and declared.get("of", declared)["type"] in ("string", "number"):
            sys.exit(f"{place}: its constraints are in no package; add it to {REVIEWED.relative_to(ROOT)}")
        result = {"name": name, **({"required": True} if required else {}), **(known or declared)}
        if set(declared.get("enum", ())) != set(result.get("enum", ())):  # npm has all values, but sorted
            sys.exit(f"{place}: its values are {declared.get('enum')}; give their order in {REVIEWED.relative_to(ROOT)}")
        return {**result, "source": result.get("source", "npm" if known is None else "botocore")}

    def structure(self, name):
        if name not in self.structures:
            self.structures[name] = []  # before its members, which may have it inside of them
            self.structures[name] = [self.member(name, member, *kind) for member, kind in self.types[name].members.items()]


def services(work):
    """(service, model of its constraints, operations to take or None for all)"""
    pins = json.loads(sources.PINS.read_text())
    botocore = sources.debian("python3-botocore", pins["python3-botocore"]["version"], work)
    read = lambda name: Model(json.loads(next(botocore.rglob(f"{name}/*/service-2.json")).read_text()))
    client = pins["clients"]["client-sfn"]
    step_functions = sources.javascript3(sources.npm("@aws-sdk/client-sfn", client["version"], work), "client-sfn", client["models"])
    base = pins["aws-sdk"]
    every = sources.javascript2(sources.npm("aws-sdk", base["version"], work), "aws-sdk", base["models"])
    swf = next(service for service in every if service.service_id == "SWF")
    return pins, [("states", step_functions, read("stepfunctions"), None),
                  ("swf", swf, read("swf"), ["RegisterActivityType", "RegisterDomain", "RegisterWorkflowType", "StartWorkflowExecution"])]


def catalogue(work):
    pins, found = services(work)
    reviewed = json.loads(REVIEWED.read_text())
    operations, structures = [], {}
    for prefix, service, model, wanted in found:
        maker = Maker(service, model, reviewed["members"])
        for name in sorted(wanted or service.operations):
            operation = service.operations[name]
            maker.structure(operation.input)
            errors = operation.errors or [error["shape"] for error in model.operations[name]["errors"]]
            operations.append({"service": prefix, "name": name, "input": operation.input, "errors": sorted(errors)})
        structures.update(maker.structures)
    date = lambda text: f"{text}-01"
    known = {
        "npm": {"title": f"npm @aws-sdk/client-sfn {pins['clients']['client-sfn']['version']} and aws-sdk {pins['aws-sdk']['version']} (SWF)",
                "date": date(pins["clients"]["client-sfn"]["models"])},
        "botocore": {"title": f"Debian python3-botocore {pins['python3-botocore']['version']}",
                     "date": date(pins["python3-botocore"]["models"])},
        **reviewed["sources"],
    }
    return {"comment": COMMENT, "sources": known, "operations": operations,
            "structures": [{"name": name, "members": structures[name]} for name in sorted(structures)]}


def written(data):
    """With one operation or member on a line."""
    line = lambda value: json.dumps(value, ensure_ascii=False)
    block = lambda values, indent: ",\n".join(indent + line(value) for value in values)
    sections = [f'  "comment": [\n{block(data["comment"], "    ")}\n  ]',
                '  "sources": {\n' + ",\n".join(f"    {line(name)}: {line(source)}" for name, source in data["sources"].items()) + "\n  }",
                f'  "operations": [\n{block(data["operations"], "    ")}\n  ]',
                '  "structures": [\n' + ",\n".join(
                    f'    {{ "name": {line(each["name"])}, "members": [\n{block(each["members"], "      ")}\n    ] }}'
                    for each in data["structures"]) + "\n  ]"]
    return "{\n" + ",\n".join(sections) + "\n}\n"


def compare(data, files):
    """The differences between the catalogue and complete models, as lines."""
    structures = {each["name"]: {member["name"]: member for member in each["members"]} for each in data["structures"]}
    lines = []
    for file in files:
        model = Model(json.loads(file.read_text()))
        for operation in (each for each in data["operations"] if each["service"] == model.service):
            pending = [model.operations[operation["name"]]["input"]["shape"]]
            while pending:
                name = pending.pop()
                ours, shape = structures[name], model.shapes[name]
                lines += [f"{name}.{member}: only in one of the two" for member in sorted(set(ours) ^ set(shape["members"]))]
                for member in sorted(set(ours) & set(shape["members"])):
                    theirs = model.member(name, member)
                    inner = theirs.get("of", theirs)
                    pending += [inner["structure"]] if "structure" in inner else []
                    mine = {key: value for key, value in ours[member].items() if key not in ("name", "required", "source")}
                    if mine != theirs or ours[member].get("required", False) != (member in shape.get("required", [])):
                        lines.append(f"{name}.{member}: {mine} here, {theirs} there")
    return sorted(set(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/api_models", help="where packages are unpacked")
    parser.add_argument("--compare", nargs="+", type=pathlib.Path, metavar="MODEL.json")
    options = parser.parse_args()
    if options.compare:
        lines = compare(json.loads(CATALOGUE.read_text(encoding="utf-8")), options.compare)
        print("\n".join(lines + [f"{len(lines)} differences"]))
        return 1 if lines else 0
    data = catalogue(options.work)
    CATALOGUE.write_text(written(data), encoding="utf-8")
    print(f"{CATALOGUE.relative_to(ROOT)}: {len(data['operations'])} operations, {len(data['structures'])} structures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
