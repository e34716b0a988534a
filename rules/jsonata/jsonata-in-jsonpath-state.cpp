#include "stepcheck/asl/presence.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&out](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            // Where a text is refused, wrong-value-type and timestamp-format say so.
            const bool mayHold = spec.payloadTemplate || (spec.expression && spec.type == catalog::ValueType::String &&
                                                             spec.role != catalog::TextRole::Timestamp);
            if (!mayHold || !object.languageKnown || object.queryLanguage != asl::QueryLanguage::JsonPath ||
                catalog::isTemplate(object.kind))
                return;
            syntax::walk(member.value, [&out](const syntax::Step& step) {
                if (!step.isKey && asl::isExpression(step.node))
                    out.report(step.node.span(), "this is a plain text: the query language here is JSONPath")
                        .help("set \"QueryLanguage\": \"JSONata\" for the state or the state machine");
            });
        });
}

STEPCHECK_RULE(jsonata_in_jsonpath_state){
    .id = "jsonata-in-jsonpath-state",
    .summary = "A JSONata expression stands in a state whose query language is JSONPath.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
