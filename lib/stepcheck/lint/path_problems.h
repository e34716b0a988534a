#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/lint/reporter.h"
#include "stepcheck/query/jsonpath/check.h"
#include "stepcheck/query/parsed.h"

#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

/// Whether the service may take a path that we cannot read: a filter with a bare word for a text,
/// `[?(@.type == order)]`, stands in definitions that are deployed, and of `[(@.length-1)]` nothing is recorded.
[[nodiscard]] bool mayBeTaken(std::string_view text, const query::SyntaxError& error);

/// Reports an expression that can be read neither as a path nor as a call: an information when the service may take it.
Report reportSyntax(const asl::Expression& expression, const query::SyntaxError& error, Reporter& out);

/// What is wrong with a path where it stands, although it can be read.
struct PathProblem {
    const asl::Expression* expression = nullptr;
    query::jsonpath::Problem problem;
};

/// The problems of all fields of JSONPath states that take a path and hold a known string. Values of payload templates
/// are not among them.
[[nodiscard]] std::vector<PathProblem> findPathProblems(std::span<const asl::Expression> expressions);

/// Calls `visit(expression, problem)` for each problem of that kind.
template <class Visit>
void eachPathProblem(std::span<const PathProblem> problems, query::jsonpath::ProblemKind kind, Visit visit) {
    for (const PathProblem& each : problems)
        if (each.problem.kind == kind)
            visit(*each.expression, each.problem);
}

}  // namespace stepcheck::lint
