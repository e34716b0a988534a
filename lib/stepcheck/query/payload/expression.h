#pragma once

#include "stepcheck/query/environment.h"
#include "stepcheck/query/failure.h"
#include "stepcheck/query/intrinsic/call.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/query/parsed.h"
#include "stepcheck/value/oracle.h"

#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::query::payload {

/// What may stand in a field `name.$`, in ErrorPath and in CausePath: a path or a call of an intrinsic function.
struct Expression {
    std::string text;
    std::variant<jsonpath::Path, intrinsic::Call> kind;
};

/// The expression that a text means: a path when it begins with `$`, else a call.
/// Error: the first thing that is wrong and its place in the text.
[[nodiscard]] Parsed<Expression> parseExpression(std::string_view text);

/// The value of the expression. An index that is out of range gives null (recorded). `field` is the name that the
/// service puts into the cause: `name.$`, `ErrorPath`.
/// Error: `States.Runtime` when a path finds nothing (recorded texts); those of intrinsic functions.
Evaluated evaluate(
    const Expression& expression, std::string_view field, const Environment& environment, value::Oracle& oracle);

}  // namespace stepcheck::query::payload
