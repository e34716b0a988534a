#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/context_paths.h"
#include "stepcheck/lint/doubtful_reads.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/path_problems.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/lint/templates.h"

#include <optional>
#include <span>
#include <vector>

namespace stepcheck::lint {

/// A Choice state with what its rules ask.
struct ChoiceFacts {
    const asl::State& state;
    const asl::Choice& choice;
    ChoiceConditions rules;
};

/// The operation that a task calls, and the values that it gives to it.
struct CalledApi {
    TaskApi api;
    std::vector<ApiValue> values;
};

/// The retriers and the catchers of a state.
struct StateHandlers {
    Handlers retriers;
    Handlers catchers;
};

/// What several rules ask about one definition: each is gathered when a rule first asks, and once.
class SharedFacts {
public:
    SharedFacts(
        const asl::Machine& machine, std::span<const asl::Expression> expressions, const flow::Variables& variables)
        : machine_(machine), expressions_(expressions), variables_(variables) {}

    [[nodiscard]] const asl::Machine& machine() const { return machine_; }

    /// Every Task state, in the order of the states.
    [[nodiscard]] std::span<const TaskCall> tasks() const;

    /// The call of a Task state, or null for other states. O(log tasks).
    [[nodiscard]] const TaskCall* task(const asl::State& state) const;

    /// What one of `tasks()` calls, or null when the table does not have it.
    [[nodiscard]] const CalledApi* api(const TaskCall& call) const;

    [[nodiscard]] const Handlers& retriers(const asl::State& state) const {
        return handlers()[state.id.index].retriers;
    }
    [[nodiscard]] const Handlers& catchers(const asl::State& state) const {
        return handlers()[state.id.index].catchers;
    }

    /// By state.
    [[nodiscard]] std::span<const StateHandlers> handlers() const;

    /// Every Choice state, in the order of the states.
    [[nodiscard]] std::span<const ChoiceFacts> choices() const;

    /// The paths that the rules of Choice states compare.
    [[nodiscard]] const ChoiceReader& choiceReader() const;

    [[nodiscard]] std::span<const ContextPath> contextPaths() const;
    [[nodiscard]] std::span<const PathProblem> pathProblems() const;
    [[nodiscard]] std::span<const DoubtfulRead> doubtfulReads() const;
    [[nodiscard]] std::span<const ConstantString> constantStrings() const;
    [[nodiscard]] std::span<const syntax::Node* const> literalTexts() const;

private:
    const asl::Machine& machine_;
    std::span<const asl::Expression> expressions_;
    const flow::Variables& variables_;
    mutable std::optional<std::vector<TaskCall>> tasks_;
    mutable std::optional<std::vector<std::optional<CalledApi>>> apis_;  // by task
    mutable std::optional<std::vector<StateHandlers>> handlers_;
    mutable std::optional<ChoiceReader> choiceReader_;
    mutable std::optional<std::vector<ChoiceFacts>> choices_;
    mutable std::optional<std::vector<ContextPath>> contextPaths_;
    mutable std::optional<std::vector<PathProblem>> pathProblems_;
    mutable std::optional<std::vector<DoubtfulRead>> doubtfulReads_;
    mutable std::optional<std::vector<ConstantString>> constantStrings_;
    mutable std::optional<std::vector<const syntax::Node*>> literalTexts_;
};

/// The retriers, then the catchers: calls `visit(state, handlers)` for both of each state that has any.
template <class Visit>
void eachHandlers(const SharedFacts& shared, Visit visit) {
    for (const asl::State& state : shared.machine().states()) {
        if (!state.retriers.empty())
            visit(state, shared.retriers(state));
        if (!state.catchers.empty())
            visit(state, shared.catchers(state));
    }
}

}  // namespace stepcheck::lint
