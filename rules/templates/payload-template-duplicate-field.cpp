#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

static void checkObject(const syntax::Node& object, Reporter& out) {
    const auto isComputed = [](const syntax::Member& member) { return member.name().ends_with(lint::computedSuffix); };
    if (std::ranges::none_of(object.members(), isComputed) || std::ranges::all_of(object.members(), isComputed))
        return;
    boost::unordered_flat_map<std::string_view, const syntax::Member*> plain;
    for (const syntax::Member& member : object.members())
        if (member.key.isFinalString() && !isComputed(member))
            plain.emplace(member.name(), &member);
    for (const syntax::Member& member : object.members()) {
        if (!isComputed(member))
            continue;
        const auto other = plain.find(member.name().substr(0, member.name().size() - lint::computedSuffix.size()));
        if (other != plain.end())
            out.report(member.key.span(), "\"{}\" gives the field \"{}\", which is there already", member.name(),
                   other->first)
                .related(other->second->key.span(), "the other field is here")
                .help("remove one of the two");
    }
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachTemplate(in.machine, asl::QueryLanguage::JsonPath,
        [&](const asl::Object&, const syntax::Member& member, const catalog::FieldSpec&) {
            syntax::walk(member.value, [&](const syntax::Step& step) {
                if (!step.isKey && step.node.is(syntax::Kind::Object) && !step.node.isUnknown())
                    checkObject(step.node, out);
            });
        });
}

STEPCHECK_RULE(payload_template_duplicate_field){
    .id = "payload-template-duplicate-field",
    .summary = "An object of a payload template has a field twice, as it stands and computed.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#payload-template",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
