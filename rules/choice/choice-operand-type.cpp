#include "stepcheck/asl/presence.h"
#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/value_types.h"

#include <string>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            if (!spec.comparison || !lint::isJsonPathRule(object) ||
                asl::presenceOf(member.value, spec, false) != asl::Presence::Mistyped)
                return;
            auto report = out.report(member.value.span(), "\"{}\" must be {}, not {}", spec.name,
                lint::describe(spec.type), lint::describeFound(member.value, spec));
            if (const std::string help = lint::helpForType(object, member.value, spec); !help.empty())
                report.help("{}", help);
        });
}

STEPCHECK_RULE(choice_operand_type){
    .id = "choice-operand-type",
    .summary = "An operator of a Choice rule has an operand of the wrong JSON type.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
