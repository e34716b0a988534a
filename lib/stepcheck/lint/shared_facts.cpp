#include "stepcheck/lint/shared_facts.h"

#include "stepcheck/lint/literals.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <cstddef>

namespace stepcheck::lint {

// What a slot holds, made when it is first asked for.
template <class Fact, class Make>
static const Fact& once(std::optional<Fact>& slot, Make make) {
    if (!slot)
        slot.emplace(make());
    return *slot;
}

std::span<const TaskCall> SharedFacts::tasks() const {
    return once(tasks_, [this] { return taskCalls(machine_); });
}

const TaskCall* SharedFacts::task(const asl::State& state) const {
    const std::span<const TaskCall> all = tasks();
    const auto found =
        std::ranges::lower_bound(all, state.id.index, {}, [](const TaskCall& call) { return call.state->id.index; });
    return found == all.end() || found->state != &state ? nullptr : &*found;
}

static std::vector<std::optional<CalledApi>> apisOf(std::span<const TaskCall> calls) {
    std::vector<std::optional<CalledApi>> result;
    result.reserve(calls.size());
    for (const TaskCall& call : calls) {
        const std::optional<TaskApi> api = apiOf(call);
        result.push_back(api ? std::optional(CalledApi{.api = *api, .values = apiValues(call, *api)}) : std::nullopt);
    }
    return result;
}

const CalledApi* SharedFacts::api(const TaskCall& call) const {
    const std::span<const TaskCall> all = tasks();
    const auto index = static_cast<std::size_t>(&call - all.data());
    STEPCHECK_ASSERT(index < all.size());
    const auto& called = once(apis_, [&] { return apisOf(all); })[index];
    return called ? &*called : nullptr;
}

std::span<const StateHandlers> SharedFacts::handlers() const {
    return once(handlers_, [this] {
        std::vector<StateHandlers> result;
        result.reserve(machine_.states().size());
        for (const asl::State& state : machine_.states())
            result.push_back({.retriers = retriersOf(state), .catchers = catchersOf(state)});
        return result;
    });
}

const ChoiceReader& SharedFacts::choiceReader() const {
    return once(choiceReader_, [this] { return ChoiceReader(expressions_); });
}

std::span<const ChoiceFacts> SharedFacts::choices() const {
    return once(choices_, [this] {
        std::vector<ChoiceFacts> result;
        for (const asl::State& state : machine_.states())
            if (const auto* choice = std::get_if<asl::Choice>(&state.kind))
                result.push_back({.state = state, .choice = *choice, .rules = choiceReader().read(*choice)});
        return result;
    });
}

std::span<const ContextPath> SharedFacts::contextPaths() const {
    return once(contextPaths_, [this] { return lint::contextPaths(expressions_); });
}

std::span<const PathProblem> SharedFacts::pathProblems() const {
    return once(pathProblems_, [this] { return findPathProblems(expressions_); });
}

std::span<const DoubtfulRead> SharedFacts::doubtfulReads() const {
    return once(doubtfulReads_, [this] { return lint::doubtfulReads(expressions_, variables_); });
}

std::span<const ConstantString> SharedFacts::constantStrings() const {
    return once(constantStrings_, [this] { return lint::constantStrings(machine_); });
}

std::span<const syntax::Node* const> SharedFacts::literalTexts() const {
    return once(literalTexts_, [this] { return lint::literalTexts(machine_); });
}

}  // namespace stepcheck::lint
