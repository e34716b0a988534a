"""The part of generate_catalog.py that writes the fields of the context object: context_table.cpp."""
import json

TYPES = ["Object", "Any", "String", "Number"]
FIELD_KEYS = {"path", "type", "source", "note"}


def read(path, tools):
    """The fields in the order of the file, with their evidence; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "fields"}, path.name)
    tools.check_sources(data, data["fields"], path.name)
    types = {"": "Object"}
    for field in data["fields"]:
        place = f"{path.name}: {field['path']}"
        tools.check_keys(field, FIELD_KEYS, place)
        tools.expect(field["path"] not in types, place, "given twice")
        tools.expect(field["type"] in TYPES, place, "unknown type")
        parent = field["path"].rpartition(".")[0]
        tools.expect(types.get(parent) == "Object", place, "lies in no object that is listed before it")
        types[field["path"]] = field["type"]
        evidence = ", ".join(f"{name} {data['sources'][name]['date']}" for name in field["source"])
        field["evidence"] = evidence + (f": {field['note']}" if "note" in field else "")
    return data["fields"], list(data["sources"].values())


def table(fields, tools):
    rows = [f"    {{.path = {tools.literal(field['path'])}, .type = ContextType::{field['type']}, "
            f".source = {tools.literal(field['evidence'])}}},\n" for field in fields]
    return (tools.HEAD + '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n'
            "static constexpr ContextField fields[] = {\n" + "".join(rows) + "};\n"
            "constinit const std::span<const ContextField> contextTable = fields;\n"
            "\n}  // namespace stepcheck::catalog\n")
