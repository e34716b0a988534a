#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachTemplate(in.machine, asl::QueryLanguage::JsonPath,
        [&](const asl::Object&, const syntax::Member& member, const catalog::FieldSpec&) {
            syntax::walk(member.value, [&](const syntax::Step& step) {
                if (step.isKey && step.member->name() == lint::computedSuffix)
                    out.report(step.node.span(), "the key has no name before \".$\"")
                        .help("write the name of the field before \".$\"");
            });
        });
}

STEPCHECK_RULE(payload_template_empty_key){
    .id = "payload-template-empty-key",
    .summary = "A key of a payload template is nothing but \".$\".",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#payload-template",
    .check = check,
};

}  // namespace stepcheck::rules
