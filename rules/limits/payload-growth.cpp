#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace stepcheck::rules {

// Whether a text calls `function` with `first` as its first argument.
static bool calls(std::string_view text, std::string_view function, std::string_view first) {
    for (std::size_t at = text.find(function); at != std::string_view::npos; at = text.find(function, at + 1)) {
        std::string_view rest = text.substr(at + function.size());
        while (rest.starts_with(' '))
            rest.remove_prefix(1);
        if (rest.starts_with(first) && rest.substr(first.size()).find_first_of(",[. ") == 0)
            return true;
    }
    return false;
}

// Whether the value of the member is what it was, and more.
static bool appendsToItself(const asl::Expression& expression, std::string_view name) {
    const std::string_view text = expression.text();
    if (expression.object->queryLanguage == asl::QueryLanguage::JsonPath)
        return calls(text, "States.Array(", fmt::format("${}", name)) ||
               calls(text, "States.Array(", fmt::format("$.{}", name));
    return calls(text, "$append(", fmt::format("${}", name)) ||
           calls(text, "$append(", fmt::format("$states.input.{}", name));
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        if (!expression.object->state || expression.member == nullptr || !expression.isInTemplate() ||
            in.flow.loopOf[expression.object->state->index] < 0)
            continue;
        std::string_view name = expression.member->name();
        if (name.ends_with(lint::computedSuffix))
            name.remove_suffix(lint::computedSuffix.size());
        if (!name.empty() && appendsToItself(expression, name))
            out.report(expression.at(), "\"{}\" grows with each round of a loop", name)
                .help("a payload or variable holds 256 KiB: store what is collected, in DynamoDB or S3 for example");
    }
}

STEPCHECK_RULE(payload_growth){
    .id = "payload-growth",
    .summary = "A value grows with each round of a loop.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
