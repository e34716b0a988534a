#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const auto* path = asl::get(state.resultPath);
        if (path == nullptr || !path->value.isNull() || asl::get(state.resultSelector) == nullptr)
            continue;
        out.report(path->at, "what the ResultSelector makes is thrown away")
            .related(state.resultSelector.keySpan(), "the ResultSelector is here")
            .help("remove one of the two; without ResultPath the result replaces the input");
    }
}

STEPCHECK_RULE(result_path_null_vs_missing){
    .id = "result-path-null-vs-missing",
    .summary = "A ResultPath of null throws away what the ResultSelector makes.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#filters",
    .check = check,
};

}  // namespace stepcheck::rules
