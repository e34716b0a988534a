"""The part of generate_catalog.py that writes the lists of words: words.h."""
import json

LIST_KEYS = {"name", "what", "words", "source"}
ARN_KEYS = {"parameter", "service", "source"}


def read(path, tools):
    """The lists and what ARNs parameters take, with their evidence; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "lists", "arnServices"}, path.name)
    tools.check_sources(data, [*data["lists"], *data["arnServices"]], path.name)
    for entry in data["lists"]:
        tools.check_keys(entry, LIST_KEYS, f"{path.name}: {entry['name']}")
        tools.expect(len(set(entry["words"])) == len(entry["words"]), f"{path.name}: {entry['name']}", "a word twice")
    for entry in data["arnServices"]:
        tools.check_keys(entry, ARN_KEYS, f"{path.name}: {entry['parameter']}")
    return data, list(data["sources"].values())


def evidence(entry, data):
    return ", ".join(f"{name} {data['sources'][name]['date']}" for name in entry["source"])


def header(data, tools):
    text = (tools.HEAD + "#pragma once\n\n#include <array>\n#include <string_view>\n\nnamespace stepcheck::catalog {\n\n")
    for entry in data["lists"]:
        words = ", ".join(tools.literal(word) for word in entry["words"])
        text += (f"/// {entry['what']}\n/// Source: {evidence(entry, data)}.\n"
                 f"inline constexpr std::array<std::string_view, {len(entry['words'])}> {entry['name']}{{{words}}};\n\n")
    text += ("/// Of which service a parameter of a task takes an ARN.\nstruct ArnService {\n    std::string_view parameter;\n"
             "    std::string_view service;\n};\n\n"
             f"inline constexpr std::array<ArnService, {len(data['arnServices'])}> arnServices{{{{\n")
    for entry in data["arnServices"]:
        text += f"    {{{tools.literal(entry['parameter'])}, {tools.literal(entry['service'])}}},  // {evidence(entry, data)}\n"
    return text + "}};\n\n}  // namespace stepcheck::catalog\n"
