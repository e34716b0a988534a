#pragma once

#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>

namespace stepcheck::explore {

/// Example values of unknowns, by the names of their terms ("input", "Pay.result"). An unknown without a value is `{}`.
struct Model {
    std::map<std::string, value::Value, std::less<>> values;
};

/// A member or element that is not there, or the result of a function that fails.
struct Absent {};

/// A value that cannot be computed, and why: the function that nobody knows how to compute.
struct Uncomputable {
    std::string why;
};

using Computed = std::variant<value::Value, Absent, Uncomputable>;

/// What a value becomes when the unknowns in it have the values of the model: operations are computed as the evaluators
/// compute them, and functions of the expression languages by these. O(size of the value) and what the functions cost.
[[nodiscard]] Computed compute(const value::Value& value, const Model& model);

/// The answer to a question about values that are known.
[[nodiscard]] bool answer(
    value::Question question, value::Kind kind, const value::Value& first, const value::Value& second);

/// Whether the question is about two values.
[[nodiscard]] bool isAboutTwo(value::Question question);

/// Whether a condition holds under the model; nothing when that cannot be computed.
[[nodiscard]] std::optional<bool> holds(const value::Condition& condition, const Model& model);

}  // namespace stepcheck::explore
