"""The part of generate_catalog.py that writes what is known of error names: errors_table.cpp."""
import json

CAUSES = ["Wildcard", "Never", "AnyState", "Heartbeat", "Http", "JsonPath", "Jsonata", "Parallel", "DistributedMap",
          "ItemReader", "ResultWriter"]
MATCHES = {"yes": "Yes", "no": "No", "unproven": "Unproven"}
INTEGRATIONS = {"optimised": "Optimised", "sdk": "Sdk"}
ERROR_KEYS = {"name", "cause", "byName", "byAll", "byTaskFailed", "appearsAs", "prefix", "permanent", "source", "note"}
PARTS = {"errors", "prefixes", "transientLambdaErrors", "permanentErrors", "bareErrors", "retryDefaults",
         "repeatedEffects"}


def read(path, tools):
    """The file's parts, the evidence of each reserved error added; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", *PARTS}, path.name)
    tools.check_sources(data, data["errors"] + data["prefixes"], path.name)
    names = {error["name"] for error in data["errors"]}
    tools.expect(len(names) == len(data["errors"]), path.name, "an error is given twice")
    for error in data["errors"]:
        place = f"{path.name}: {error['name']}"
        tools.check_keys(error, ERROR_KEYS, place)
        tools.expect(error["name"].startswith("States."), place, "no reserved name")
        tools.expect(error["cause"] in CAUSES, place, "unknown cause")
        tools.expect(error.get("appearsAs", error["name"]) in names, place, "appearsAs is no reserved name")
        for by in ("byName", "byAll", "byTaskFailed"):
            tools.expect(error[by] in MATCHES, place, f"{by} is yes, no or unproven")
        for flag in ("prefix", "permanent"):
            tools.expect(error.get(flag, True) is True, place, f"{flag} is true or left out")
        evidence = ", ".join(f"{name} {data['sources'][name]['date']}" for name in error["source"])
        error["evidence"] = evidence + (f": {error['note']}" if "note" in error else "")
    for entry in data["prefixes"]:
        place = f"{path.name}: {entry.get('service')}"
        tools.check_keys(entry, {"integration", "service", "prefixes", "source"}, place)
        tools.expect(entry["integration"] in INTEGRATIONS, place, "unknown integration")
    for entry in data["repeatedEffects"]:
        tools.check_keys(entry, {"service", "action", "guard", "effect"}, path.name)
    tools.check_keys(data["retryDefaults"], {"intervalSeconds", "maxAttempts", "backoffRate"}, path.name)
    return data, list(data["sources"].values())


def error_row(error, tools):
    flag = lambda key: "true" if error.get(key) else "false"
    return ("    {" + ", ".join([
        f".name = {tools.literal(error['name'])}", f".isPrefix = {flag('prefix')}",
        f".cause = ErrorCause::{error['cause']}", f".byName = Match::{MATCHES[error['byName']]}",
        f".byAll = Match::{MATCHES[error['byAll']]}", f".byTaskFailed = Match::{MATCHES[error['byTaskFailed']]}",
        f".appearsAs = {tools.literal(error.get('appearsAs', ''))}", f".isPermanent = {flag('permanent')}",
        f".source = {tools.literal(error['evidence'])}"]) + "},\n")


def rows(type_, name, table, lines):
    return (f"static constexpr {type_} {name}[] = {{\n" + "".join(lines) + "};\n"
            f"constinit const std::span<const {type_}> {table} = {name};\n\n")


def table(data, tools):
    words = lambda names: [f"    {tools.literal(name)},\n" for name in names]
    prefixes = [f"    {{.kind = IntegrationKind::{INTEGRATIONS[entry['integration']]}, "
                f".service = {tools.literal(entry['service'])}, .prefix = {tools.literal(prefix)}}},\n"
                for entry in data["prefixes"] for prefix in entry["prefixes"]]
    effects = [f"    {{.service = {tools.literal(entry['service'])}, .action = {tools.literal(entry['action'])}, "
               f".guard = {tools.literal(entry['guard'])}, .effect = {tools.literal(entry['effect'])}}},\n"
               for entry in data["repeatedEffects"]]
    defaults = data["retryDefaults"]
    return (tools.HEAD + '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n'
            + rows("ReservedError", "reserved", "reservedErrorTable", [error_row(e, tools) for e in data["errors"]])
            + rows("ErrorPrefix", "prefixes", "errorPrefixTable", prefixes)
            + rows("std::string_view", "transientLambda", "transientLambdaTable", words(data["transientLambdaErrors"]))
            + rows("std::string_view", "permanent", "permanentErrorTable", words(data["permanentErrors"]))
            + rows("std::string_view", "bare", "bareErrorTable", words(data["bareErrors"]))
            + rows("RepeatedEffect", "effects", "repeatedEffectTable", effects)
            + f"constinit const RetryDefaults retryDefaults{{.intervalSeconds = {defaults['intervalSeconds']}, "
              f".maxAttempts = {defaults['maxAttempts']}, .backoffRate = {float(defaults['backoffRate'])!r}}};\n"
            "\n}  // namespace stepcheck::catalog\n")
