#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            if (spec.field == catalog::Field::NumericEquals && lint::isJsonPathRule(object) &&
                member.value.is(syntax::Kind::Number) && !member.value.integer())
                out.report(member.value.span(), "a computed number is seldom exactly {}", member.value.text())
                    .help("compare with a range: \"NumericGreaterThanEquals\" and \"NumericLessThanEquals\"");
        });
}

STEPCHECK_RULE(choice_float_equality){
    .id = "choice-float-equality",
    .summary = "A Choice rule wants a number to equal one with a fraction.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
