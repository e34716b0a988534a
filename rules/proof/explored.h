#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/explore/search.h"
#include "stepcheck/explore/settled.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::rules::proof {

/// What a definition can do.
struct Explored {
    exec::Program program;
    explore::Exploration exploration;
    explore::Settled settled;

    [[nodiscard]] const exec::StateCoverage& coverage(const asl::State& state) const {
        return exploration.coverage[state.id.index];
    }

    /// Whether executions enter the state, and all that they may do in it was seen.
    [[nodiscard]] bool isSeenWhole(const asl::State& state) const {
        return coverage(state).entered > 0 && settled.contains(state.id);
    }
};

// What our parsers cannot read the service may read all the same.
inline bool isReadable(const asl::Expression& expression) {
    return std::holds_alternative<query::jsonpath::Path>(expression.parsed) ||
           std::holds_alternative<query::intrinsic::Call>(expression.parsed) ||
           std::holds_alternative<query::jsonata::Expression>(expression.parsed);
}

// Only a definition without errors can be executed.
inline bool isExecutable(const RuleInput& in) {
    if (in.document.hasErrors() || !in.root.is(syntax::Kind::Object) || in.machine.states().empty() ||
        !std::ranges::all_of(in.expressions, isReadable))
        return false;
    std::vector<support::Diagnostic> found;
    for (const lint::RegisteredRule& rule : lint::allRules()) {
        if (rule.rule->check == nullptr || rule.rule->profile != Profile::Recommended ||
            lint::isInNoProfile(rule.group))
            continue;
        Reporter reporter(*rule.rule, found);
        rule.rule->check(in, reporter);
    }
    return std::ranges::none_of(
        found, [](const support::Diagnostic& each) { return each.severity == Severity::Error; });
}

inline std::unique_ptr<const Explored> explore(const RuleInput& in) {
    if (!isExecutable(in))
        return nullptr;
    const lint::ProofLimits& limits = in.data.proofLimits();
    exec::Program program(in.machine);
    explore::Exploration exploration = explore::explore(program, exec::Settings{.type = in.type},
        {.maxPaths = limits.paths, .timeLimit = limits.time, .watchesComparisons = true});
    explore::Settled settled(exploration, program, in.flow.graph);
    return std::make_unique<const Explored>(
        Explored{.program = std::move(program), .exploration = std::move(exploration), .settled = std::move(settled)});
}

/// The exploration that all rules of the group share; null when the definition has errors.
inline const Explored* explored(const RuleInput& in) {
    return in.data.own<std::unique_ptr<const Explored>>([&] { return explore(in); }).get();
}

inline std::string shortened(std::string text) {
    static constexpr std::size_t most = 160;
    return text.size() <= most ? text : text.substr(0, most) + "…";
}

/// An execution for people: its input, and what its tasks answer.
inline std::string witnessOf(const Explored& explored, const explore::Example& example) {
    std::string text = "the input " + value::write(example.input);
    for (const explore::Call& call : example.calls) {
        const std::string_view state = explored.program.state(call.state).name.string();
        if (const auto* failure = std::get_if<exec::Failure>(&call.answer.outcome))
            text += fmt::format(", \"{}\" fails with {}", state, failure->error.value_or(""));
        else
            text += fmt::format(
                ", \"{}\" returns {}", state, value::write(std::get<exec::Payload>(call.answer.outcome).value()));
    }
    return shortened(std::move(text));
}

/// Adds what the exploration took for granted.
inline void addAssumptions(const Explored& explored, Span at, lint::Report report) {
    for (const std::string& assumption : explored.exploration.assumptions)
        report.related(at, "taken for granted: {}", assumption);
}

}  // namespace stepcheck::rules::proof
