"""The part of generate_catalog.py that writes what template functions yield: template_values_table.cpp."""
import json

VALUE_KEYS = {"types", "attributes", "begin", "source", "note"}


def read(path, tools):
    """The rows (type, attribute, how the value begins, evidence) in order; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "values"}, path.name)
    tools.check_sources(data, data["values"], path.name)
    rows = {}
    for entry in data["values"]:
        place = f"{path.name}: {', '.join(entry['types'])}"
        tools.check_keys(entry, VALUE_KEYS, place)
        tools.expect(entry["begin"].startswith("arn:${AWS::Partition}:"), place, "begins no ARN")
        evidence = ", ".join(f"{name} {data['sources'][name]['date']}" for name in entry["source"])
        evidence += f": {entry['note']}" if "note" in entry else ""
        for key in [(type_, attribute) for type_ in entry["types"] for attribute in entry["attributes"]]:
            tools.expect(key not in rows, place, f"{'.'.join(key)} is given twice")
            rows[key] = (*key, entry["begin"], evidence)
    return sorted(rows.values()), list(data["sources"].values())


def table(rows, tools):
    lines = [f"    {{.type = {tools.literal(type_)}, .attribute = {tools.literal(attribute)}, "
             f".begin = {tools.literal(begin)}, .source = {tools.literal(evidence)}}},\n"
             for type_, attribute, begin, evidence in rows]
    return (tools.HEAD + '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n'
            "static constexpr TemplateValue values[] = {\n" + "".join(lines) + "};\n"
            "constinit const std::span<const TemplateValue> templateValueTable = values;\n"
            "\n}  // namespace stepcheck::catalog\n")
