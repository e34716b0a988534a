#include "stepcheck/lint/jsonata_problems.h"

#include <utility>

namespace stepcheck::lint {

std::vector<JsonataProblem> findJsonataProblems(std::span<const asl::Expression> expressions) {
    std::vector<JsonataProblem> result;
    for (const asl::Expression& expression : expressions) {
        const auto* parsed = std::get_if<query::jsonata::Expression>(&expression.parsed);
        if (parsed == nullptr)
            continue;
        const query::jsonata::Scope scope{.result = expression.moment == asl::Moment::Result,
            .errorOutput = expression.moment == asl::Moment::ErrorOutput};
        for (query::jsonata::Problem& problem : query::jsonata::check(*parsed, scope))
            result.push_back({.expression = &expression, .problem = std::move(problem)});
    }
    return result;
}

}  // namespace stepcheck::lint
