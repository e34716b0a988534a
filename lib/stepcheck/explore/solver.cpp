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
static Answer solveQuickly(std::span<const Literal> literals, Knowledge& knowledge) {
    auto example = exampleFor(knowledge);
    if (std::holds_alternative<Impossible>(example))
        return {.verdict = Verdict::Unsatisfiable};
    auto* model = std::get_if<Model>(&example);
    if (model == nullptr)
        return {};
    if (firstBroken(literals, *model) == nullptr)
        return {.verdict = Verdict::Satisfiable, .model = std::move(*model)};
    auto better = repaired(std::move(*model), literals, knowledge);
    return better ? Answer{.verdict = Verdict::Satisfiable, .model = std::move(*better)} : Answer{};
}

Answer Solver::solve(std::span<const Literal> literals) {
    ++statistics_.asked;
    Knowledge knowledge(literals);
    Answer answer = solveQuickly(literals, knowledge);
    if (answer.verdict != Verdict::Unknown) {
        ++statistics_.settledWithoutZ3;
        return answer;
    }
    answer = solveWithZ3(literals, knowledge, timeLimit_);
    if (answer.verdict == Verdict::Unknown)
        ++statistics_.unknown;
    return answer;
}

}  // namespace stepcheck::explore
