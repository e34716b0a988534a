#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/unicode.h"

#include <cstddef>
#include <string_view>

namespace stepcheck::rules {

static void check(const asl::Field<asl::Text>& field, std::string_view name, std::size_t most, Reporter& out) {
    const auto* text = asl::get(field);
    if (text == nullptr || !text->value.node->isFinalString() || text->value.view().size() <= most)
        return;
    if (const std::size_t characters = support::countCodePoints(text->value.view()); characters > most)
        out.report(field.keySpan(), "\"{}\" has {} characters; the service takes {}", name, characters, most)
            .help("shorten it");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, fail] : in.machine.each<asl::Fail>()) {
        check(fail.error, "Error", catalog::maxErrorCharacters, out);
        check(fail.cause, "Cause", catalog::maxCauseCharacters, out);
    }
}

STEPCHECK_RULE(error_cause_limits){
    .id = "error-cause-limits",
    .summary = "The Error or Cause of a Fail state is longer than the service takes.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionFailedEventDetails.html",
    .check = check,
};

}  // namespace stepcheck::rules
