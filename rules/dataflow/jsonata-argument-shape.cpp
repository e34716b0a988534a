#include "stepcheck/flow/jsonata_reads.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <variant>

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
    for (const asl::Expression& expression : in.expressions) {
        const auto* parsed = std::get_if<query::jsonata::Expression>(&expression.parsed);
        const auto seen = parsed != nullptr ? in.data.shapes().seenBy(expression) : std::nullopt;
        if (!seen)
            continue;
        for (const flow::JsonataMisfit& misfit : flow::lookInto(*parsed, seen->states).misfits) {
            const Problem& problem = misfit.problem;
            const bool isOne = !misfit.shape.isNothing();
            if (problem.kind == ProblemKind::WrongArity || problem.detail.empty())
                continue;
            const std::string what = isOne ? describe(misfit.shape, problem.detail) : "neither of the two is the other";
            lint::Report report = out.report(
                expression.at(problem.span), "{} takes {}, and this is {}", nameOf(problem), problem.detail, what);
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
