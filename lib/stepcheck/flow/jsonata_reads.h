#pragma once

#include "stepcheck/flow/shape_jsonata.h"
#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/query/jsonata/known_types.h"

#include <vector>

namespace stepcheck::flow {

/// A part of an expression that reads what is certainly not there.
struct JsonataRead {
    const query::jsonata::Node* node = nullptr;
    ShapeAbsence absence;
};

/// An argument or operand that certainly has a type which its function or operator does not take.
struct JsonataMisfit {
    query::jsonata::Problem problem;
    std::vector<Shape> shapes;  // of the argument or operand, or of both operands that do not fit each other
};

/// What is certainly wrong with the data that an expression works on.
struct JsonataUse {
    std::vector<JsonataRead> absences;
    std::vector<JsonataMisfit> misfits;
};

/// Every read of data in an expression that certainly finds nothing: the whole, an operand, an argument, a member, a
/// name in a later step or a filter. Left out is what only asks whether something is there (`$exists`, `and`, a
/// condition), and a branch that is never taken. And every argument and operand of a wrong type, as far as that follows
/// from the data, unless a condition may have asked about that data. Both in the order of the text. Linear in the
/// expression, times the length of its paths.
[[nodiscard]] JsonataUse lookInto(const query::jsonata::Expression& expression, const StatesData& states);

}  // namespace stepcheck::flow
