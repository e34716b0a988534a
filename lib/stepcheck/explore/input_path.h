#pragma once

#include "stepcheck/value/value.h"

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::explore {

/// A place in the input of an execution: names of members, and `[*]` for the elements of an array, whichever.
struct InputPath {
    std::vector<std::string> steps;  // "[*]" cannot be a name: names are kept with a dot before them

    /// `input.items[*].sku`
    [[nodiscard]] std::string text() const;

    friend auto operator<=>(const InputPath&, const InputPath&) = default;
};

inline constexpr const char* anyElement = "[*]";

/// The place that a term is: members and elements of the unknown `input`; nothing for other terms.
[[nodiscard]] std::optional<InputPath> inputPathOf(const value::Value& term);

}  // namespace stepcheck::explore
