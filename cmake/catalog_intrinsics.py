"""The part of generate_catalog.py that writes the intrinsic functions: intrinsic.h and intrinsics_table.cpp."""
import json

TYPES = ["Any", "Scalar", "String", "Number", "Boolean", "Array", "Object"]
FUNCTION_KEYS = {"name", "parameters", "result", "stringResult", "random", "source", "note"}
PARAMETER_KEYS = {"name", "type", "optional", "repeats", "integer", "minimum", "maximum", "nonZero", "onlyFalse",
                  "maxCharacters", "values"}


def read(path, tools):
    """The functions in the order of the file, with their evidence; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "functions"}, path.name)
    tools.check_sources(data, data["functions"], path.name)
    seen = set()
    for function in data["functions"]:
        place = f"{path.name}: {function['name']}"
        tools.check_keys(function, FUNCTION_KEYS, place)
        tools.expect(function["name"] not in seen, place, "given twice")
        tools.expect(function["result"] in TYPES, place, "unknown type of result")
        seen.add(function["name"])
        for index, parameter in enumerate(function["parameters"]):
            last = index + 1 == len(function["parameters"])
            tools.check_keys(parameter, PARAMETER_KEYS, place)
            tools.expect(parameter["type"] in TYPES, place, "unknown type of a parameter")
            tools.expect(last or not ("optional" in parameter or "repeats" in parameter), place,
                         "only the last parameter may be left out or repeat")
        evidence = ", ".join(f"{name} {data['sources'][name]['date']}" for name in function["source"])
        function["evidence"] = evidence + (f": {function['note']}" if "note" in function else "")
    return data["functions"], list(data["sources"].values())


def header(functions, tools):
    return (tools.HEAD + "#pragma once\n\n#include <cstdint>\n\nnamespace stepcheck::catalog {\n\n"
            "/// The intrinsic functions, without the `States.` before their names.\n"
            + tools.doc_enum("Intrinsic", "std::uint8_t", [function["name"] for function in functions])
            + "}  // namespace stepcheck::catalog\n")


def parameter_spec(parameter, values, tools):
    flag = lambda key: "true" if parameter.get(key) else "false"
    return ("    {" + ", ".join([
        f".name = {tools.literal(parameter['name'])}", f".type = IntrinsicType::{parameter['type']}",
        f".optional = {flag('optional')}", f".repeats = {'true' if 'repeats' in parameter else 'false'}",
        f".integer = {flag('integer')}", f".nonZero = {flag('nonZero')}", f".onlyFalse = {flag('onlyFalse')}",
        f".minimum = {tools.number(parameter, 'minimum')}", f".maximum = {tools.number(parameter, 'maximum')}",
        f".maxCharacters = {parameter.get('maxCharacters', 0)}", f".values = {values}"]) + "},\n")


def table(functions, tools):
    out = [tools.HEAD, '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n']
    rows = []
    for function in functions:
        name = function["name"]
        for index, parameter in enumerate(function["parameters"]):
            if "values" in parameter:
                out.append(f"static constexpr std::string_view values{index}Of{name}[] = "
                           f"{{{', '.join(map(tools.literal, parameter['values']))}}};\n")
        if function["parameters"]:
            out.append(f"static constexpr IntrinsicParameter parametersOf{name}[] = {{\n")
            out += [parameter_spec(p, f"values{i}Of{name}" if "values" in p else "{}", tools)
                    for i, p in enumerate(function["parameters"])]
            out.append("};\n")
        flag = lambda key: "true" if function.get(key) else "false"
        rows.append(f"    {{.function = Intrinsic::{name}, .name = {tools.literal('States.' + name)}, "
                    f".parameters = {f'parametersOf{name}' if function['parameters'] else '{}'}, "
                    f".result = IntrinsicType::{function['result']}, .stringResult = {flag('stringResult')}, "
                    f".random = {flag('random')}, .source = {tools.literal(function['evidence'])}}},\n")
    out.append("\nstatic constexpr IntrinsicSpec functions[] = {\n" + "".join(rows) + "};\n"
               "constinit const std::span<const IntrinsicSpec> intrinsicTable = functions;\n"
               "\n}  // namespace stepcheck::catalog\n")
    return "".join(out)
