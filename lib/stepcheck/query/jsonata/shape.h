#pragma once

#include "stepcheck/query/jsonata/draft.h"

#include <vector>

namespace stepcheck::query::jsonata {

/// A tree as the language means it: operands of `.` joined to paths, predicates and groupings attached to what they
/// belong to, each `%` resolved to a step.
struct Shaped {
    Draft* root;
    std::vector<Ancestor> ancestors;  // by `AncestorId`
};

/// Throws a `Failure`.
[[nodiscard]] Shaped shape(Draft* grammar, DraftMemory& memory);

}  // namespace stepcheck::query::jsonata
