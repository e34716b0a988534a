#pragma once

#include "stepcheck/flow/variables.h"

#include <cstdint>
#include <string_view>

namespace stepcheck::lint {

/// What a text that nothing evaluates looks like.
enum class Meaning : std::uint8_t {
    Text,  // nothing but a text
    Path,  // `$.name`, `$$.State.Name`, or a variable that the definition assigns
    Call,  // a call of an intrinsic function: `States.UUID()`
};

/// Whether it may look like anything but a text; fast.
[[nodiscard]] bool mayMeanMore(std::string_view text);

/// What the whole of a text looks like. `$` and `$$` alone are texts, and so is what no parser takes.
[[nodiscard]] Meaning meaningOf(std::string_view text, const flow::Variables& variables);

/// What messages call it: "a path", "a call of an intrinsic function", "a text".
[[nodiscard]] std::string_view describe(Meaning meaning);

}  // namespace stepcheck::lint
