#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/query/jsonata/check.h"

#include <span>
#include <vector>

namespace stepcheck::lint {

/// Something that is certainly wrong with a JSONata expression of the definition.
struct JsonataProblem {
    const asl::Expression* expression = nullptr;
    query::jsonata::Problem problem;

    [[nodiscard]] support::Span at() const { return expression->at(problem.span); }
};

/// What the static checker of the language finds in all JSONata expressions, each judged by what `$states` holds where
/// it stands. Variables are left to the rules about the control flow. Views the expressions.
[[nodiscard]] std::vector<JsonataProblem> findJsonataProblems(std::span<const asl::Expression> expressions);

}  // namespace stepcheck::lint
