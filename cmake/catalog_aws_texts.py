"""The part of generate_catalog.py that writes what the service says about a definition: aws_texts.h."""
import json
import re

TEXT_KEYS = {"name", "text", "source", "note"}
VALUE_KEYS = {"value", "source", "note"}


def read(path, tools):
    """The whole file, checked; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "defaultCode", "maxDiagnostics", "texts"}, path.name)
    tools.check_sources(data, [*data["texts"], data["defaultCode"], data["maxDiagnostics"]], path.name)
    for key in ("defaultCode", "maxDiagnostics"):
        tools.check_keys(data[key], VALUE_KEYS, f"{path.name}: {key}")
    seen = set()
    for entry in data["texts"]:
        place = f"{path.name}: {entry['name']}"
        tools.check_keys(entry, TEXT_KEYS, place)
        tools.expect(re.fullmatch(r"[a-z][A-Za-z]*", entry["name"]), place, "can be no name of a constant")
        tools.expect(entry["name"] not in seen, place, "given twice")
        seen.add(entry["name"])
    return data, list(data["sources"].values())


def format_string(text):
    """With every brace but those of {} doubled, for fmt."""
    return text.replace("{", "{{").replace("}", "}}").replace("{{}}", "{}")


def constant(entry, tools):
    note = f"; {entry['note']}" if "note" in entry else ""
    return (f"/// Source: {', '.join(entry['source'])}{note}.\n"
            f"inline constexpr char {entry['name']}[] = {tools.literal(format_string(entry['text']))};\n\n")


def header(data, tools):
    out = [tools.HEAD, "#pragma once\n\n#include <cstddef>\n\nnamespace stepcheck::catalog::aws {\n\n"
           "/// The code of everything that has none of its own.\n"
           f"inline constexpr char defaultCode[] = {tools.literal(data['defaultCode']['value'])};\n\n"
           "/// The most diagnostics in one answer.\n"
           f"inline constexpr std::size_t maxDiagnostics = {data['maxDiagnostics']['value']};\n\n"]
    out += [constant(entry, tools) for entry in data["texts"]]
    out.append("}  // namespace stepcheck::catalog::aws\n")
    return "".join(out)
