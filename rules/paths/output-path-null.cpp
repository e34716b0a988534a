#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const auto* path = asl::get(state.outputPath);
        // The end of a scope may well give nothing.
        if (path == nullptr || !path->value.isNull() || state.isTerminal())
            continue;
        out.report(path->at, "the next state gets {{}}, whatever the input and the result are")
            .help("set \"ResultPath\" to null to throw away the result alone");
    }
}

STEPCHECK_RULE(output_path_null){
    .id = "output-path-null",
    .summary = "A state throws away its output, and the next one begins with an empty object.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#filters",
    .check = check,
};

}  // namespace stepcheck::rules
