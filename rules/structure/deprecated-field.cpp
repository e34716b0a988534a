#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            // Beside its successor it is a mistake: rule mutually-exclusive-fields.
            if (spec.replacedBy.empty() || object.node->find(spec.replacedBy) != nullptr)
                return;
            out.report(member.key.span(), "\"{}\" is an old name", spec.name)
                .help("use \"{}\"", spec.replacedBy)
                .fix(support::Safety::Safe, lint::renamed(in, *object.node, member, spec.replacedBy),
                    "rename it to \"{}\"", spec.replacedBy);
        });
}

STEPCHECK_RULE(deprecated_field){
    .id = "deprecated-field",
    .summary = "A field has the name of older definitions.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html",
    .check = check,
};

}  // namespace stepcheck::rules
