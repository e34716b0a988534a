"""The part of generate_catalog.py that writes the optimised integrations: integrations_table.cpp."""
import json
import re

PATTERNS = {"sync": "sync", "sync:2": "sync2", "waitForTaskToken": "waitForTaskToken"}
REPEATS = ["Safe", "SafeWithKey", "Unsafe"]
SERVICE_KEYS = {"service", "title", "sdk", "errorPrefix", "complete", "actions", "source", "note"}
ACTION_KEYS = {"name", "patterns", "required", "oneOf", "optional", "parametersComplete", "sdkAction", "values",
               "needs", "refusedHeaders", "stringArrays", "repeat", "repeatKey", "source", "note"}


def check_action(action, place, tools):
    tools.check_keys(action, ACTION_KEYS, place)
    tools.expect(re.fullmatch(r"[a-z][A-Za-z0-9]*", action["name"]), place, "an action is in camelCase")
    tools.expect(action["repeat"] in REPEATS, place, "unknown value of repeat")
    tools.expect(("repeatKey" in action) == (action["repeat"] == "SafeWithKey"), place,
                 "repeatKey belongs to SafeWithKey")
    for pattern in action.get("patterns", []):
        tools.expect(pattern in PATTERNS, place, f'unknown pattern "{pattern}"')
    names = [*action["required"], *sum(action.get("oneOf", []), []), *action.get("optional", [])]
    for path in action.get("values", {}):
        tools.expect(path.split(".")[0] in names, place, f'values of "{path}", which is no parameter')
    for name in action.get("stringArrays", []):
        tools.expect(name in names, place, f'stringArrays has "{name}", which is no parameter')
    for need in action.get("needs", []):
        tools.check_keys(need, {"parameter", "value", "needed"}, place)
        tools.expect({need["parameter"], need["needed"]} <= set(names), place, "needs of what is no parameter")
    for name in names:
        tools.expect(re.fullmatch(r"[A-Z][A-Za-z0-9]*", name), place, f'parameter "{name}" is not in PascalCase')
        tools.expect(names.count(name) == 1, place, f'parameter "{name}" is given twice')


def evidence(entry, data):
    text = ", ".join(f"{name} {data['sources'][name]['date']}" for name in entry["source"])
    return text + (f": {entry['note']}" if "note" in entry else "")


def read(path, tools):
    """The patterns and the services in the order of the file, with their evidence; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "patterns", "partitions", "sdkServices", "services"}, path.name)
    entries = [*data["patterns"], *data["services"], *(a for s in data["services"] for a in s["actions"])]
    tools.check_sources(data, entries, path.name)
    tools.expect({p["suffix"] for p in data["patterns"]} == {"", *PATTERNS}, path.name, "not all patterns, or more")
    seen = set(data["sdkServices"])
    for service in data["services"]:
        place = f"{path.name}: {service['service']}"
        tools.check_keys(service, SERVICE_KEYS, place)
        tools.expect(service["service"] not in seen, place, "given twice")
        seen.add(service["service"])
        names = [action["name"] for action in service["actions"]]
        tools.expect(len(set(names)) == len(names), place, "an action is given twice")
        for action in service["actions"]:
            check_action(action, f"{place}:{action['name']}", tools)
            action.setdefault("sdkAction", f"{service['sdk']}:{action['name']}" if "sdk" in service else "")
            action["evidence"] = evidence(action, data)
        service["evidence"] = evidence(service, data)
    for pattern in data["patterns"]:
        tools.check_keys(pattern, {"suffix", "express", "source", "note"}, path.name)
        pattern["evidence"] = evidence(pattern, data)
    return data, list(data["sources"].values())


class Names:
    """Arrays of names, each written once."""

    def __init__(self, tools):
        self.tools = tools
        self.of = {}
        self.out = []

    def array(self, names):
        if not names:
            return "{}"
        key = tuple(names)
        if key not in self.of:
            self.of[key] = f"names{len(self.of)}"
            self.out.append(f"static constexpr std::string_view {self.of[key]}[] = "
                            f"{{{', '.join(map(self.tools.literal, key))}}};\n")
        return self.of[key]


def array_of(kind, name, rows, arrays):
    """The name of a constant array of these rows, or an empty one."""
    if not rows:
        return "{}"
    arrays.append(f"static constexpr {kind} {name}[] = {{{', '.join(rows)}}};\n")
    return name


def need_row(need, tools):
    return "{" + ", ".join(f".{key} = {tools.literal(need[key])}" for key in ("parameter", "value", "needed")) + "}"


def action_row(action, one_of, values, needs, names, tools):
    patterns = action.get("patterns", [])
    flags = [f".{member} = {'true' if pattern in patterns else 'false'}" for pattern, member in PATTERNS.items()]
    return ("    {" + ", ".join([
        f".name = {tools.literal(action['name'])}", *flags, f".required = {names.array(action['required'])}",
        f".oneOf = {one_of}", f".optional = {names.array(action.get('optional', []))}",
        f".parametersComplete = {'true' if action.get('parametersComplete') else 'false'}",
        f".sdkAction = {tools.literal(action['sdkAction'])}",
        f".values = {values}", f".stringArrays = {names.array(action.get('stringArrays', []))}", f".needs = {needs}",
        f".refusedHeaders = {names.array(action.get('refusedHeaders', []))}", f".repeat = Repeat::{action['repeat']}",
        f".repeatKey = {tools.literal(action.get('repeatKey', ''))}",
        f".source = {tools.literal(action['evidence'])}"]) + "},\n")


def table(data, tools):
    names = Names(tools)
    arrays, rows = [], []
    for index, service in enumerate(data["services"]):
        actions = []
        for place, action in enumerate(service["actions"]):
            name = f"{index}x{place}"
            groups = [f"std::span<const std::string_view>({names.array(group)})" for group in action.get("oneOf", [])]
            values = [f"{{.path = {tools.literal(path)}, .values = {names.array(allowed)}}}"
                      for path, allowed in action.get("values", {}).items()]
            needs = [need_row(need, tools) for need in action.get("needs", [])]
            actions.append(action_row(
                action, array_of("std::span<const std::string_view>", f"oneOf{name}", groups, arrays),
                array_of("ParameterValues", f"values{name}", values, arrays),
                array_of("ParameterNeed", f"needs{name}", needs, arrays), names, tools))
        if actions:
            arrays.append(f"static constexpr IntegrationAction actions{index}[] = {{\n" + "".join(actions) + "};\n")
        text = lambda key: tools.literal(service.get(key, ""))
        rows.append(f"    {{.name = {text('service')}, .title = {text('title')}, .sdkService = {text('sdk')}, "
                    f".errorPrefix = {text('errorPrefix')}, .complete = {'true' if service.get('complete') else 'false'}, "
                    f".actions = {f'actions{index}' if actions else '{}'}, .source = {text('evidence')}}},\n")
    patterns = [f"    {{.suffix = {tools.literal(p['suffix'])}, .express = {'true' if p.get('express') else 'false'}, "
                f".source = {tools.literal(p['evidence'])}}},\n" for p in data["patterns"]]
    sdk_services, partitions = names.array(data["sdkServices"]), names.array(data["partitions"])
    return (tools.HEAD + '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n'
            + "".join(names.out) + "".join(arrays)
            + "\nstatic constexpr Integration services[] = {\n" + "".join(rows) + "};\n"
            "constinit const std::span<const Integration> integrationTable = services;\n"
            "\nstatic constexpr PatternSpec patterns[] = {\n" + "".join(patterns) + "};\n"
            "constinit const std::span<const PatternSpec> patternTable = patterns;\n"
            f"constinit const std::span<const std::string_view> sdkServiceTable = {sdk_services};\n"
            f"constinit const std::span<const std::string_view> partitionTable = {partitions};\n"
            "\n}  // namespace stepcheck::catalog\n")
