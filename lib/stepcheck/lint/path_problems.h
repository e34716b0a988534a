#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/query/jsonpath/check.h"
#include "stepcheck/query/parsed.h"

#include <span>
#include <string_view>

namespace stepcheck::lint {

/// Whether the service may take a path that we cannot read: a filter with a bare word for a text,
/// `[?(@.type == order)]`, stands in definitions that are deployed, and of `[(@.length-1)]` nothing is recorded.
[[nodiscard]] bool mayBeTaken(std::string_view text, const query::SyntaxError& error);

/// Calls `visit(expression, problem)` for each field of a JSONPath state that takes a path, holds a known string and
/// has this problem. Values of payload templates are not among them.
template <class Visit>
void eachPathProblem(std::span<const asl::Expression> expressions, query::jsonpath::ProblemKind kind, Visit visit) {
    for (const asl::Expression& expression : expressions) {
        if (expression.isInTemplate() || expression.object->queryLanguage != asl::QueryLanguage::JsonPath)
            continue;
        const auto problem = query::jsonpath::checkPath(*expression.field, expression.text());
        if (problem && problem->kind == kind)
            visit(expression, *problem);
    }
}

}  // namespace stepcheck::lint
