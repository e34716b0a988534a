#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/unicode.h"

#include <cstddef>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    constexpr std::size_t most = catalog::maxStateNameCharacters;
    for (const asl::State& state : in.machine.states()) {
        // There are never more characters than bytes.
        if (state.name.value.size() <= most || !state.hasFinalName())
            continue;
        if (const std::size_t characters = support::countCodePoints(state.name.value); characters > most)
            out.report(state.name.at, "state name has {} characters; the service takes {}", characters, most)
                .help("shorten the name, and move what it explains to Comment");
    }
}

STEPCHECK_RULE(state_name_too_long){
    .id = "state-name-too-long",
    .summary = "A state's name has more than 80 characters.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#states",
    .awsCode = "INVALID_STATE_NAME",
    .check = check,
};

}  // namespace stepcheck::rules
