#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace stepcheck::rules {

using query::jsonata::Problem;
using query::jsonata::ProblemKind;

// `"$length"` or `"+"`.
static std::string nameOf(const Problem& problem) {
    return fmt::format("\"{}{}\"", problem.kind == ProblemKind::WrongOperandType ? "" : "$", problem.subject);
}

// "an array", or "an array that holds an object" where the array itself is what is wanted.
static std::string describe(const flow::Shape& shape, std::string_view wanted) {
    const bool wantsElements = wanted.starts_with("an array of");
    if (!wantsElements || !shape.isAlways(flow::ShapeKind::Array))
        return flow::describe(shape.kinds());
    return fmt::format("an array that holds {}", flow::describe(shape.anyElement().kinds()));
}

static void check(const RuleInput& in, Reporter& out) {
    const std::span<const flow::JsonataUse> uses = in.data.jsonataUses();
    for (std::size_t i = 0; i < uses.size(); ++i) {
        for (const flow::JsonataMisfit& misfit : uses[i].misfits) {
            const Problem& problem = misfit.problem;
            const bool isOne = !misfit.shape.isNothing();
            if (problem.kind == ProblemKind::WrongArity || problem.detail.empty())
                continue;
            const std::string what = isOne ? describe(misfit.shape, problem.detail) : "neither of the two is the other";
            lint::Report report = out.report(
                in.expressions[i].at(problem.span), "{} takes {}, and this is {}", nameOf(problem), problem.detail, what);
            lint::relateOrigins(in.machine, misfit.shape, report);
        }
    }
}

STEPCHECK_RULE(jsonata_argument_shape){
    .id = "jsonata-argument-shape",
    .summary = "A function or operator of JSONata gets data that certainly has a type which it does not take.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.jsonata.org/2.0.0/overview",
    .check = check,
};

}  // namespace stepcheck::rules
