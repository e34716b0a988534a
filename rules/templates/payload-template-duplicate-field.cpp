#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

#include <string_view>
#include <unordered_map>

namespace stepcheck::rules {

static void checkObject(const syntax::Node& object, Reporter& out) {
    std::unordered_map<std::string_view, const syntax::Member*> plain;
    for (const syntax::Member& member : object.members())
        if (member.key.isFinalString() && !member.name().ends_with(lint::computedSuffix))
            plain.emplace(member.name(), &member);
    for (const syntax::Member& member : object.members()) {
        if (!member.name().ends_with(lint::computedSuffix))
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
