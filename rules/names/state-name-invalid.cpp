#include "stepcheck/lint/rule.h"
#include "stepcheck/support/unicode.h"

namespace stepcheck::rules {

static bool isRefused(char32_t character) {
    return character <= 0x1F || (character >= 0x7F && character <= 0x9F) || character == 0xFFFE || character == 0xFFFF;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const std::string_view name = state.name.value;
        if (name.empty() && state.hasFinalName()) {
            out.report(state.name.at, "state has an empty name").help("give the state a name");
            continue;
        }
        const Span bad = support::findCodePoint(name, 0, isRefused);
        if (!bad.empty())
            out.report(state.member->key.spanOf(bad), "state name has the control character U+{:04X}",
                   static_cast<std::uint32_t>(support::decodeUtf8(name, bad.begin).value))
                .help("remove it from the name; spaces and punctuation are allowed");
    }
}

STEPCHECK_RULE(state_name_invalid){
    .id = "state-name-invalid",
    .summary = "A state's name is empty or has a control character.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#states",
    .awsCode = "INVALID_STATE_NAME",
    .check = check,
};

}  // namespace stepcheck::rules
