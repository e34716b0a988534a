#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/lint/reporter.h"
#include "stepcheck/query/intrinsic/check.h"
#include "stepcheck/query/jsonpath/path.h"

#include <span>
#include <string_view>
#include <variant>

namespace stepcheck::lint {

/// Calls `visit(expression, call)` for each expression that is a call of an intrinsic function, where one may stand.
template <class Visit>
void eachIntrinsic(std::span<const asl::Expression> expressions, Visit visit) {
    for (const asl::Expression& expression : expressions) {
        const auto* call = std::get_if<query::intrinsic::Call>(&expression.parsed);
        // Elsewhere intrinsic-not-allowed-in-field says all.
        if (call != nullptr &&
            (expression.isInTemplate() || expression.field->role == catalog::TextRole::PathOrIntrinsic))
            visit(expression, *call);
    }
}

/// The step by which a path gives an array whatever it finds, or null: functions at the end of a path make one value of
/// it again.
[[nodiscard]] const query::jsonpath::Step* arrayStep(const query::jsonpath::Path& path);

/// The function that a text with a call was meant to name when it does not begin with `States.`: of `uuid()` and
/// `states.uuid()` `States.UUID`. Else an empty view.
[[nodiscard]] std::string_view intrinsicMeantBy(std::string_view text);

/// Reports each problem of that kind at its place in its call.
void reportIntrinsics(std::span<const asl::Expression> expressions, query::intrinsic::ProblemKind kind, Reporter& out);

}  // namespace stepcheck::lint
