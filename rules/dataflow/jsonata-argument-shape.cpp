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

// "this is a string", or "these are a number and a string".
static std::string describe(const flow::JsonataMisfit& misfit) {
    if (misfit.shapes.size() == 1)
        return fmt::format("this is {}", describe(misfit.shapes.front(), misfit.problem.detail));
    return fmt::format("these are {} and {}", flow::describe(misfit.shapes.front().kinds()),
        flow::describe(misfit.shapes.back().kinds()));
}

static void check(const RuleInput& in, Reporter& out) {
    const std::span<const flow::JsonataUse> uses = in.data.jsonataUses();
    for (std::size_t i = 0; i < uses.size(); ++i) {
        for (const flow::JsonataMisfit& misfit : uses[i].misfits) {
            const Problem& problem = misfit.problem;
            if (problem.kind == ProblemKind::WrongArity || problem.detail.empty() || misfit.shapes.empty())
                continue;
            lint::Report report = out.report(in.expressions[i].at(problem.span), "{} takes {}, and {}", nameOf(problem),
                problem.detail, describe(misfit));
            for (const flow::Shape& shape : misfit.shapes)
                lint::relateOrigins(in.machine, shape, report);
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
