#pragma once

#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace stepcheck::query::jsonpath {

enum class Reason : std::uint8_t {
    None,
    MissingMember,  // in the middle of the path
    NoResults,      // at its end
    NotAnObject,
    NotAnArray,
    NullArray,
    FilterOnScalar,
    UnknownFunction,
    NothingToAggregate,
    IndexTooLarge,
    BadArgument,
    BadOperand,
    EndlessPattern,
    TooManySteps,
    Opaque,  // no failure: the value is a term for the whole path
};

/// What ended an evaluation. Its text is made only when somebody reads it: inside filters nobody does.
struct Trouble {
    Reason reason = Reason::None;
    std::size_t step = 0;
    value::Value model;  // to which the step was applied; of `Opaque` the result
    std::int64_t index = 0;
    std::size_t count = 0;
    bool isPastTheEnd = false;  // an index of an array led to nothing
};

/// Jayway's PathNotFoundException.
[[nodiscard]] bool isNotFound(Reason reason);

/// Jayway's InvalidPathException, which is also every PathNotFoundException: in a filter it makes the condition false.
[[nodiscard]] bool isInvalidPath(Reason reason);

/// What callers see of it.
[[nodiscard]] Failure failure(const Path& path, const Trouble& trouble);

}  // namespace stepcheck::query::jsonpath
