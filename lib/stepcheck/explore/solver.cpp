#include "stepcheck/explore/solver.h"

#include "stepcheck/explore/example.h"
#include "stepcheck/explore/knowledge.h"
#include "stepcheck/explore/relations.h"
#include "stepcheck/explore/repair.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

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

Answer Solver::solve(std::span<const Literal> literals) {
    ++statistics_.asked;
    Knowledge knowledge(literals);
    const Literal* broken = nullptr;
    Answer answer = solveQuickly(literals, knowledge, broken);
    if (answer.verdict != Verdict::Unknown) {
        ++statistics_.settledWithoutZ3;
        return answer;
    }
    answer = solveWithZ3(literals, knowledge, broken, timeLimit_);
    if (answer.verdict == Verdict::Unknown)
        ++statistics_.unknown;
    return answer;
}

}  // namespace stepcheck::explore
