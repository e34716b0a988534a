#pragma once

#include "stepcheck/explore/knowledge.h"
#include "stepcheck/value/value.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::explore {

/// Certainly nothing is like that.
struct Impossible {};

/// Nothing was found that is like that, and nobody knows whether there is something.
struct Unsettled {};

using Attempt = std::variant<value::Value, Impossible, Unsettled>;

/// The plain texts between the stars of a pattern: one more than there are stars.
[[nodiscard]] std::vector<std::string> piecesOf(std::string_view pattern);

/// Whether all facts hold for the value.
[[nodiscard]] bool satisfies(const value::Value& value, std::span<const Fact> facts);

/// An integer, or a number that is none, for which the facts hold: 1 if it can be, else the least natural number.
[[nodiscard]] Attempt numberFor(std::span<const Fact> facts, bool integer);

/// A string for which the facts hold: `name` if it can be.
[[nodiscard]] Attempt stringFor(std::span<const Fact> facts, std::string_view name);

}  // namespace stepcheck::explore
