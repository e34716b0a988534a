#pragma once

#include "stepcheck/embed/chooser.h"
#include "stepcheck/embed/template.h"

#include <optional>
#include <string_view>
#include <vector>

namespace stepcheck::embed {

/// A condition of a template on which a definition depends.
struct Condition {
    std::string_view name;
    Span at;                         // of the first `If` that asks for it
    std::vector<Span> alternatives;  // the values that it chooses between, in the order of the template

    /// What has to be for that `If` to count, when it lies in an alternative of another one, and the innermost of these
    /// alternatives; else nothing.
    std::vector<Assumption> around;
    std::optional<Span> scope;
};

/// The conditions that decide about the definition of a machine or its type, in the order of the template. Linear.
[[nodiscard]] std::vector<Condition> conditionsOf(const Resource& machine);

}  // namespace stepcheck::embed
