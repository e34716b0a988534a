#include "stepcheck/lint/input_reads.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// Whether the handler's input is the error and nothing else.
static bool replacesInput(const asl::State& state, const asl::Catcher& catcher) {
    if (!catcher.node->isComplete())
        return false;
    if (state.queryLanguage == asl::QueryLanguage::Jsonata)
        return !catcher.output.isPresent();
    const auto* path = asl::get(catcher.resultPath);
    return !catcher.resultPath.isPresent() || (path != nullptr && !path->value.isNull() && path->value.view() == "$");
}

static bool isInErrorOutput(std::string_view name) {
    return name == "Error" || name == "Cause";
}

static void check(const RuleInput& in, Reporter& out) {
    const std::vector<std::vector<lint::InputRead>> reads = lint::inputReads(in.machine, in.expressions);
    for (const asl::State& state : in.machine.states())
        for (const asl::Catcher& catcher : state.catchers) {
            const auto* next = asl::get(catcher.next);
            const auto target = next != nullptr ? in.machine.find(state.scope, next->value) : std::nullopt;
            if (!target || !replacesInput(state, catcher))
                continue;
            const auto& own = reads[target->index];
            const auto read = std::ranges::find_if(
                own, [](const lint::InputRead& candidate) { return !isInErrorOutput(candidate.name); });
            if (read == own.end())
                continue;
            const bool isJsonata = state.queryLanguage == asl::QueryLanguage::Jsonata;
            out.report(next->at, "\"{}\" reads \"{}\", but gets nothing but the error", next->value, read->name)
                .help("{}", isJsonata ? "add an Output that keeps what is read"
                                      : "add \"ResultPath\": \"$.error\", which keeps the input")
                .related(read->expression->at(), "it is read here");
        }
}

STEPCHECK_RULE(catch_drops_input){
    .id = "catch-drops-input",
    .summary = "A catcher replaces the input that its handler reads by the error.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
