"""The part of generate_catalog.py that writes what requests hold: operations_table.cpp and request_texts.h."""
import json

import catalog_aws_texts

KINDS = {"string": "String", "boolean": "Boolean", "integer": "Integer", "long": "Long", "float": "Float",
         "structure": "Structure", "list": "List"}
MEANINGS = ["Name", "AliasName", "RoleArn", "Definition", "StateDefinition", "Input", "Output", "Logging", "Tags", "Routing",
            "ExpressOnly", "StandardOnly", "SwfName", "SwfTimeout", "SwfExecutionTimeout", "SwfRetention", "SwfPriority",
            "SwfType"]
RELATIONS = ["OneOf", "NotBoth", "Needs"]
FORMS = ["Plain", "Machine", "Version", "Alias", "MapState", "Express", "MapChild"]
SHAPE_KEYS = {"type", "min", "max", "pattern", "enum", "sensitive", "of", "structure"}
MEMBER_KEYS = {"name", "required", "source", *SHAPE_KEYS}
LISTS = {
    "meanings": {"meaning", "exception", "members", "source", "note"},
    "arns": {"members", "types", "refused", "source", "note"},
    "relations": {"in", "kind", "members", "when", "exception", "text", "source"},
    "lengthsInBytes": {"members", "source"},
    "textNumbers": {"meaning", "unit", "none", "min", "max", "source"},
    "unenforced": {"member", "constraint", "source", "note"},
    "defaults": {"in", "member", "default", "source"},
    "texts": catalog_aws_texts.TEXT_KEYS,
}


def check_shape(shape, structures, place, tools):
    tools.check_keys(shape, SHAPE_KEYS, place)
    tools.expect(shape["type"] in KINDS, place, f"unknown type {shape['type']}")
    tools.expect(("structure" in shape) == (shape["type"] == "structure"), place, "structure is of a structure")
    tools.expect(shape.get("structure") in [None, *structures], place, f"unknown structure {shape.get('structure')}")
    tools.expect(("of" in shape) == (shape["type"] == "list"), place, "of is of a list")
    if "of" in shape:
        check_shape(shape["of"], structures, place, tools)


def shape_of(member):
    return {key: value for key, value in member.items() if key in SHAPE_KEYS}


def read_operations(path, tools):
    """The operations; the members of the structures: {structure: {member: entry}}; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "operations", "structures"}, path.name)
    structures = {each["name"]: {member["name"]: member for member in each["members"]} for each in data["structures"]}
    for name, members in structures.items():
        for member in members.values():
            place = f"{path.name}: {name}.{member['name']}"
            tools.check_keys(member, MEMBER_KEYS, place)
            tools.expect(member.get("source") in data["sources"], place, "unknown source")
            check_shape(shape_of(member), structures, place, tools)
    for operation in data["operations"]:
        tools.check_keys(operation, {"service", "name", "input", "errors"}, f"{path.name}: {operation['name']}")
        tools.expect(operation["input"] in structures, operation["name"], "has no input")
    tools.check_sources(data, [], path.name)
    return data["operations"], structures, list(data["sources"].values())


def read(folder, tools):
    """All facts about requests, each at its member or structure; the sources."""
    operations, structures, sources = read_operations(folder / "operations.json", tools)
    path = folder / "requests.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "answerOrder", *LISTS}, path.name)
    for name, keys in LISTS.items():
        tools.check_sources(data, data[name], f"{path.name}: {name}")
        for entry in data[name]:
            tools.check_keys(entry, keys, f"{path.name}: {name}")
    inputs = {operation["name"]: operation["input"] for operation in operations}

    def structure(name):
        found = inputs.get(name, name)
        tools.expect(found in structures, path.name, f"unknown structure {name}")
        return found

    def member(name):
        owner, _, last = name.partition(".")
        found = structures[structure(owner)].get(last)
        tools.expect(found is not None, path.name, f"unknown member {name}")
        return found

    for entry in data["meanings"]:
        tools.expect(entry["meaning"] in MEANINGS, path.name, f"unknown meaning {entry['meaning']}")
        for name in entry["members"]:
            tools.expect("meaning" not in member(name), name, "has two meanings")
            member(name).update(meaning=entry["meaning"], exception=entry["exception"])
    for index, entry in enumerate(data["arns"]):
        tools.expect(set(entry["refused"]) <= set(FORMS), path.name, f"unknown form in {entry['refused']}")
        for name in entry["members"]:
            tools.expect("arn" not in member(name), name, "takes ARNs twice")
            member(name)["arn"] = index
    for entry in data["textNumbers"]:
        tools.expect(entry["meaning"] in MEANINGS, path.name, f"unknown meaning {entry['meaning']}")
    for entry in data["lengthsInBytes"]:
        for name in entry["members"]:
            member(name)["inBytes"] = True
    for entry in data["unenforced"]:
        tools.expect(entry["constraint"] in ("min",), entry["member"], "unknown constraint")
        member(entry["member"])["unenforced"] = True
    relations = {}
    for entry in data["relations"]:
        tools.expect(entry["kind"] in RELATIONS, path.name, f"unknown kind {entry['kind']}")
        for name in entry["members"]:
            member(f"{entry['in']}.{name}")
        relations.setdefault(structure(entry["in"]), []).append(entry)
    for entry in data["defaults"]:
        member(f"{entry['in']}.{entry['member']}")
    facts = {**data, "operations": operations, "structures": structures, "relations": relations}
    return facts, [*sources, *data["sources"].values()]


class Writer:
    """Writes shapes and what they point to, each before it is pointed to."""

    def __init__(self, facts, tools):
        self.facts = facts
        self.literal = tools.literal
        self.out = [tools.HEAD, '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n']
        self.words = {}
        self.written = set()
        self.elements = 0

    def list_of_words(self, words):
        words = tuple(words)
        if not words:
            return "{}"
        if words not in self.words:
            self.words[words] = f"words{len(self.words)}"
            self.out.append(f"static constexpr std::string_view {self.words[words]}[] = {{{', '.join(map(self.literal, words))}}};\n")
        return self.words[words]

    def shape(self, shape):
        number = lambda key: f"std::int64_t{{{shape[key]}}}" if key in shape else "std::nullopt"
        values = self.list_of_words(shape.get("enum", ()))
        structure, element = "nullptr", "nullptr"
        if "structure" in shape:
            self.structure(shape["structure"])
            structure = f"&structure{shape['structure']}"
        if "of" in shape:
            text = self.shape(shape["of"])
            element = f"&element{self.elements}"
            self.out.append(f"static constexpr Shape element{self.elements} = {text};\n")
            self.elements += 1
        return (f"{{.kind = ShapeKind::{KINDS[shape['type']]}, .least = {number('min')}, .most = {number('max')}, "
                f".pattern = {self.literal(shape.get('pattern', ''))}, .values = {values}, "
                f".isSensitive = {'true' if shape.get('sensitive') else 'false'}, .structure = {structure}, "
                f".element = {element}}}")

    def member(self, member):
        arn = f"&arn{member['arn']}" if "arn" in member else "nullptr"
        return (f"    {{.name = {self.literal(member['name'])}, .shape = {self.shape(shape_of(member))}, "
                f".isRequired = {'true' if member.get('required') else 'false'}, "
                f".meaning = Meaning::{member.get('meaning', 'None')}, .exception = {self.literal(member.get('exception', ''))}, "
                f".arn = {arn}, .isLengthInBytes = {'true' if member.get('inBytes') else 'false'}, .isLeastEnforced = {'false' if member.get('unenforced') else 'true'}}},\n")

    def structure(self, name):
        if name in self.written:
            return
        self.written.add(name)
        members = [self.member(member) for member in self.facts["structures"][name].values()]
        relations = [
            f"    {{.kind = RelationKind::{each['kind']}, .members = {self.list_of_words(each['members'])}, "
            f".when = {self.literal(each.get('when', ''))}, .exception = {self.literal(each['exception'])}, "
            f".text = {self.literal(each.get('text', ''))}}},\n" for each in self.facts["relations"].get(name, [])]
        for kind, rows, what in (("InputMember", members, "members"), ("MemberRelation", relations, "relations")):
            if rows:
                self.out.append(f"static constexpr {kind} {what}Of{name}[] = {{\n{''.join(rows)}}};\n")
        self.out.append(f"static constexpr Structure structure{name} = {{.name = {self.literal(name)}, "
                        f".members = {f'membersOf{name}' if members else '{}'}, "
                        f".relations = {f'relationsOf{name}' if relations else '{}'}}};\n")

    def arns(self):
        for index, entry in enumerate(self.facts["arns"]):
            types = self.list_of_words(entry["types"])
            refused = "{}"
            if entry["refused"]:
                refused = f"refused{index}"
                rows = [f"{{ArnForm::{form}, {self.literal(exception)}}}" for form, exception in entry["refused"].items()]
                self.out.append(f"static constexpr RefusedArn {refused}[] = {{{', '.join(rows)}}};\n")
            self.out.append(f"static constexpr ArnUse arn{index} = {{.types = {types}, .refused = {refused}}};\n")

    def text(self):
        self.arns()
        rows = []
        for operation in self.facts["operations"]:
            self.structure(operation["input"])
            errors = self.list_of_words(operation["errors"])
            rows.append(f"    {{.service = {self.literal(operation['service'])}, .name = {self.literal(operation['name'])}, "
                        f".input = &structure{operation['input']}, .errors = {errors}}},\n")
        defaults = [f"    {{{self.literal(each['in'])}, {self.literal(each['member'])}, {self.literal(each['default'])}}},\n"
                    for each in self.facts["defaults"]]
        number = lambda entry, key: f"std::int64_t{{{entry[key]}}}" if key in entry else "std::nullopt"
        numbers = [f"    {{.meaning = Meaning::{each['meaning']}, .unit = {self.literal(each.get('unit', ''))}, "
                   f".mayBeNone = {'true' if each.get('none') else 'false'}, .least = {number(each, 'min')}, "
                   f".most = {number(each, 'max')}}},\n" for each in self.facts["textNumbers"]]
        order = self.list_of_words(self.facts["answerOrder"])
        self.out.append("\nstatic constexpr Operation allOperations[] = {\n" + "".join(rows) + "};\n"
                        "constinit const std::span<const Operation> operationTable = allOperations;\n"
                        "static constexpr RegisteredDefault defaults[] = {\n" + "".join(defaults) + "};\n"
                        "constinit const std::span<const RegisteredDefault> registeredDefaultTable = defaults;\n"
                        "static constexpr TextNumber numbers[] = {\n" + "".join(numbers) + "};\n"
                        "constinit const std::span<const TextNumber> textNumberTable = numbers;\n"
                        f"constinit const std::span<const std::string_view> answerOrderTable = {order};\n"
                        "\n}  // namespace stepcheck::catalog\n")
        return "".join(self.out)


def table(facts, tools):
    return Writer(facts, tools).text()


def texts(facts, tools):
    out = [tools.HEAD, "#pragma once\n\n// What the service says about requests.\nnamespace stepcheck::catalog::answers {\n\n"]
    for entry in facts["texts"]:
        out.append(catalog_aws_texts.constant(entry, tools))
    out.append("}  // namespace stepcheck::catalog::answers\n")
    return "".join(out)
