#pragma once

#include "stepcheck/catalog/intrinsic.h"  // generated: Intrinsic

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace stepcheck::catalog {

/// What a parameter takes or a function gives. `Scalar` is a string, number, boolean or null.
enum class IntrinsicType : std::uint8_t { Any, Scalar, String, Number, Boolean, Array, Object };

/// One parameter of an intrinsic function.
struct IntrinsicParameter {
    std::string_view name;
    IntrinsicType type;
    bool optional;  // only the last one
    bool repeats;   // any number of times, none included; only the last one
    bool integer;   // a number is rounded to the nearest integer
    bool nonZero;
    bool onlyFalse;  // `true` is refused
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::uint32_t maxCharacters;               // of the text; 0: no limit
    std::span<const std::string_view> values;  // all that is allowed, or empty
};

/// One intrinsic function.
/// Source: `data/intrinsics.json`, which names the source and date of each.
struct IntrinsicSpec {
    Intrinsic function;
    std::string_view name;  // "States.Format"
    std::span<const IntrinsicParameter> parameters;
    IntrinsicType result;
    bool stringResult;  // may stand where a string is required
    bool random;        // another value each time
    std::string_view source;

    /// The fewest and, unless the last parameter repeats, the most arguments.
    [[nodiscard]] std::size_t minArguments() const;
    [[nodiscard]] std::optional<std::size_t> maxArguments() const;

    /// The parameter that takes the argument at `index`, or null when there is none.
    [[nodiscard]] const IntrinsicParameter* parameterAt(std::size_t index) const;
};

/// All intrinsic functions.
[[nodiscard]] std::span<const IntrinsicSpec> intrinsics();

/// The function with that full name, "States.Format" in this exact case, or null.
[[nodiscard]] const IntrinsicSpec* findIntrinsic(std::string_view name);

/// What messages call a type: "a string", "an array", …
[[nodiscard]] std::string_view describe(IntrinsicType type);

}  // namespace stepcheck::catalog
