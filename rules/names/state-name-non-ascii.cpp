#include "stepcheck/lint/rule.h"
#include "stepcheck/support/unicode.h"

namespace stepcheck::rules {

static bool isOutsideAscii(char32_t character) {
    return character > 0x7F;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const std::string_view name = state.name.value;
        const Span wide = support::findCodePoint(name, 0, isOutsideAscii);
        if (!wide.empty())
            out.report(state.member->key.spanOf(wide), "state name has the character \"{}\", which is not ASCII",
                   name.substr(wide.begin, wide.size()))
                .help("write the name with ASCII characters; CloudWatch does not work with others");
    }
}

STEPCHECK_RULE(state_name_non_ascii){
    .id = "state-name-non-ascii",
    .summary = "A state's name has characters outside of ASCII.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html",
    .check = check,
};

}  // namespace stepcheck::rules
