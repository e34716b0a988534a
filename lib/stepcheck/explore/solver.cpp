#include "stepcheck/explore/solver.h"

#include "stepcheck/explore/example.h"
#include "stepcheck/explore/knowledge.h"
#include "stepcheck/explore/relations.h"
#include "stepcheck/explore/relevance.h"
#include "stepcheck/explore/repair.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace stepcheck::explore {

Solver::Solver(std::chrono::milliseconds timeLimit) : timeLimit_(timeLimit) {}

Solver::~Solver() = default;

// What is known of each value for itself may already be too much; else an example of that is often good for the rest.
static Answer solveQuickly(std::span<const Literal> literals, Knowledge& knowledge, const Literal*& broken) {
    auto example = exampleFor(knowledge);
    if (std::holds_alternative<Impossible>(example))
        return {.verdict = Verdict::Unsatisfiable};
    auto* model = std::get_if<Model>(&example);
    if (model == nullptr)
        return {};
    if (firstBroken(literals, *model) == nullptr)
        return {.verdict = Verdict::Satisfiable, .model = std::move(*model)};
    auto result = repaired(std::move(*model), literals, knowledge);
    if (auto* better = std::get_if<Model>(&result))
        return {.verdict = Verdict::Satisfiable, .model = std::move(*better)};
    broken = std::get<const Literal*>(result);
    return {};
}

Solver::Known Solver::settle(std::span<const Literal> literals) const {
    Known known{.literals{literals.begin(), literals.end()}, .answer{}};
    Knowledge knowledge(literals);
    const Literal* broken = nullptr;
    known.answer = solveQuickly(literals, knowledge, broken);
    known.needsZ3 = known.answer.verdict == Verdict::Unknown;
    if (known.needsZ3)
        known.answer = solveWithZ3(literals, knowledge, broken, timeLimit_);
    return known;
}

// Asking again counts as asking, so that the figures do not depend on who asked.
Answer Solver::count(const Known& known) {
    ++statistics_.asked;
    statistics_.settledWithoutZ3 += known.needsZ3 ? 0 : 1;
    statistics_.unknown += known.answer.verdict == Verdict::Unknown ? 1 : 0;
    return known.answer;
}

static bool areSame(std::span<const Literal> a, std::span<const Literal> b) {
    return std::ranges::equal(a, b, [](const Literal& left, const Literal& right) {
        const value::Condition& x = left.condition;
        const value::Condition& y = right.condition;
        return left.holds == right.holds && x.question == y.question && x.kind == y.kind && x.first == y.first &&
               x.second == y.second;
    });
}

Answer Solver::solve(std::span<const Literal> literals) {
    static constexpr std::size_t mostKnown = 20'000;
    const auto hash = hashOf(literals);
    if (!hash)
        return count(settle(literals));
    if (const auto found = known_.find(*hash); found != known_.end() && areSame(found->second.literals, literals))
        return count(found->second);
    if (known_.size() >= mostKnown)
        known_.clear();
    return count(known_.insert_or_assign(*hash, settle(literals)).first->second);
}

Answer Solver::extend(std::span<const Literal> literals, const Model& model) {
    const std::vector<Literal> relevant = relevantToLast(literals);
    if (relevant.size() == literals.size())
        return solve(literals);
    Answer answer = solve(relevant);
    if (answer.verdict != Verdict::Satisfiable)
        return answer;
    Model whole = model;
    for (auto& [name, value] : answer.model.values)
        whole.values.insert_or_assign(name, std::move(value));
    if (firstBroken(literals, whole) != nullptr)
        return solve(literals);
    answer.model = std::move(whole);
    return answer;
}

}  // namespace stepcheck::explore
