#pragma once

#include "stepcheck/query/intrinsic/call.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stepcheck::query::intrinsic {

/// What can be wrong with a call that is written correctly.
enum class ProblemKind : std::uint8_t {
    UnknownFunction,
    Arity,
    ArgumentType,    // a literal, or the result of a call, of a type that the parameter does not take
    ArgumentRange,   // a literal that the function refuses
    Placeholders,    // `States.Format`: not as many `{}` as arguments
    UnescapedBrace,  // `States.Format`: a `{` or `}` that is neither part of a `{}` nor behind a backslash
    NestingTooDeep,
};

struct Problem {
    ProblemKind kind = ProblemKind::UnknownFunction;
    std::string message;  // lower case, no full stop
    std::string help;     // what to do, or empty
    Span at;              // in the text of the call
};

/// Everything that is certainly wrong with the call and those inside it, in order of place.
/// Source: the catalogue's table of functions.
[[nodiscard]] std::vector<Problem> check(const Call& call);

/// Whether the call always gives the same: nothing in it comes from data, and nothing is random.
[[nodiscard]] bool isConstant(const Call& call);

/// Whether the service takes the call where a string is required (ErrorPath, CausePath).
[[nodiscard]] bool givesString(const Call& call);

}  // namespace stepcheck::query::intrinsic
