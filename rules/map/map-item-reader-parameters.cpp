#include "stepcheck/asl/resource.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <string_view>
#include <vector>

namespace stepcheck::rules {

using asl::Resource;

static void reportMissing(const asl::ItemReader& reader, const syntax::Node* arguments, Span at,
    const std::vector<std::string_view>& needed, Reporter& out) {
    if (arguments == nullptr ? !reader.node->isComplete() : lint::mayHaveOtherArguments(*arguments))
        return;
    std::vector<std::string_view> missing;
    for (const std::string_view name : needed)
        if (arguments == nullptr || lint::findArgument(*arguments, name) == nullptr)
            missing.push_back(name);
    if (!missing.empty())
        out.report(at, "the reader needs {}", lint::quoted(missing, "and")).help("add what is missing");
}

static void checkReader(const asl::State& state, const asl::ItemReader& reader, Reporter& out) {
    const auto* written = asl::get(reader.resource);
    const Resource resource = written != nullptr ? asl::parseResource(*written->value.node) : Resource{};
    const bool readsObject = resource.isService("s3", "getObject");
    if (!readsObject && !resource.isService("s3", "listObjectsV2"))
        return;
    const auto& field = state.queryLanguage == asl::QueryLanguage::Jsonata ? reader.arguments : reader.parameters;
    const auto* arguments = asl::get(field);
    // A field of the other query language, a hole: others say so, or nobody knows.
    if (arguments == nullptr &&
        (reader.node->find("Arguments") != nullptr || reader.node->find("Parameters") != nullptr))
        return;
    const syntax::Node* values = arguments != nullptr ? arguments->value : nullptr;
    const Span at = values != nullptr ? field.keySpan() : written->at;
    const std::string_view other = readsObject ? "Prefix" : "Key";
    const syntax::Member* member = values != nullptr ? lint::findArgument(*values, other) : nullptr;
    // Who gives a Prefix for the Key is told to rename it.
    if (readsObject && member == nullptr)
        reportMissing(reader, values, at, {"Bucket", "Key"}, out);
    else
        reportMissing(reader, values, at, {"Bucket"}, out);
    if (member != nullptr)
        out.report(member->key.span(), "{} takes no \"{}\"", resource.action.text, other)
            .help("write \"{}\"", readsObject ? "Key" : "Prefix");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>())
        if (map.itemReader != nullptr)
            checkReader(state, *map.itemReader, out);
}

STEPCHECK_RULE(map_item_reader_parameters){
    .id = "map-item-reader-parameters",
    .summary = "An ItemReader lacks a parameter, or has one that its action does not take.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html",
    .check = check,
};

}  // namespace stepcheck::rules
