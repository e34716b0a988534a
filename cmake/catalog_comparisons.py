"""The part of generate_catalog.py that takes the operators of Choice rules apart: comparisons_table.cpp."""
import re

COMPARISON = re.compile(r"(?P<family>String|Numeric|Boolean|Timestamp)"
                        r"(?P<relation>(?:Less|Greater)Than(?:Equals)?|Equals|Matches)(?P<path>Path)?")
TEST = re.compile(r"Is(?P<tested>Present|Null|Numeric|String|Boolean|Timestamp)")
OPERAND = {"String": "String", "Numeric": "Number", "Boolean": "Boolean", "Timestamp": "String"}


def row(name, entry, tools):
    test, comparison = TEST.fullmatch(name), COMPARISON.fullmatch(name)
    tools.expect(test or comparison, name, "an operator whose name says neither what it compares nor what it tests")
    if test:
        tools.expect(entry["type"] == "Boolean", name, "the operand of a test is a boolean")
        return f"    {{.field = Field::{name}, .family = Family::Test, .tested = Tested::{test['tested']}}},\n"
    is_path = bool(comparison["path"])
    tools.expect(is_path == (entry.get("role") == "ReferencePath"), name, "its name and its role disagree")
    tools.expect(is_path or entry["type"] == OPERAND[comparison["family"]], name, "its name and its type disagree")
    return (f"    {{.field = Field::{name}, .family = Family::{comparison['family']}, "
            f".relation = Relation::{comparison['relation']}, .operandIsPath = {'true' if is_path else 'false'}}},\n")


def table(kinds, tools):
    fields = kinds["ChoiceRule"]["fields"]
    rows = [row(name, fields[name], tools) for name in sorted(fields) if fields[name].get("comparison")]
    return (tools.HEAD + '#include "stepcheck/catalog/tables.h"\n\nnamespace stepcheck::catalog {\n\n'
            "static constexpr ComparisonSpec comparisons[] = {\n" + "".join(rows) + "};\n"
            "constinit const std::span<const ComparisonSpec> comparisonTable = comparisons;\n"
            "\n}  // namespace stepcheck::catalog\n")
