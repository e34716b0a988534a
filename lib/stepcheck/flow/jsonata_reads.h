#pragma once

#include "stepcheck/flow/shape_jsonata.h"
#include "stepcheck/query/jsonata/expression.h"

#include <vector>

namespace stepcheck::flow {

/// A part of an expression that reads what is certainly not there.
struct JsonataRead {
    const query::jsonata::Node* node = nullptr;
    ShapeAbsence absence;
};

/// Every read of `$states` in an expression that certainly finds nothing, in the order of the text: the whole, an
/// operand, an argument, a member. Left out is what only asks whether something is there (`$exists`, `and`, a
/// condition), and a branch that is never taken. Linear in the expression, times the length of its paths.
[[nodiscard]] std::vector<JsonataRead> absentReads(
    const query::jsonata::Expression& expression, const StatesData& states);

}  // namespace stepcheck::flow
