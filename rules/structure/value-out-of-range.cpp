#include "stepcheck/asl/presence.h"
#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <string>

namespace stepcheck::rules {

static std::string describeRange(const catalog::FieldSpec& spec) {
    if (spec.minimum && spec.maximum)
        return fmt::format("from {} to {}", *spec.minimum, *spec.maximum);
    return spec.minimum ? fmt::format("at least {}", *spec.minimum) : fmt::format("at most {}", *spec.maximum);
}

static std::string answerTo(double value, const catalog::FieldSpec& spec) {
    return spec.minimum && value < *spec.minimum ? fmt::format(catalog::aws::minimum, *spec.minimum)
                                                 : fmt::format(catalog::aws::maximum, *spec.maximum);
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(in.machine, [&](const asl::Object& /*object*/, const syntax::Member& member,
                                    const catalog::FieldSpec& spec) {
        if ((!spec.minimum && !spec.maximum) || asl::presenceOf(member.value, spec, false) != asl::Presence::Located)
            return;
        const double value = member.value.number();
        if ((spec.minimum && value < *spec.minimum) || (spec.maximum && value > *spec.maximum))
            out.report(member.value.span(), "\"{}\" must be {}", spec.name, describeRange(spec))
                .awsText("{}", answerTo(value, spec));
        else if (spec.advisedMinimum && value < *spec.advisedMinimum)
            out.report(member.value.span(), "\"{}\" should be at least {}", spec.name, *spec.advisedMinimum)
                .severity(Severity::Warning)
                .help("the service takes {}, but its documentation does not: do not rely on it", value);
    });
}

STEPCHECK_RULE(value_out_of_range){
    .id = "value-out-of-range",
    .summary = "A number lies outside the range that its field takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
