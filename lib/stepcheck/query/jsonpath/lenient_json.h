#pragma once

#include "stepcheck/value/value.h"

#include <optional>
#include <string_view>

namespace stepcheck::query::jsonpath {

/// The value of a JSON text as it may stand in a filter: strings in either quote or, when they are words, in none.
/// Nothing when it is no such text or is nested more than 50 deep.
[[nodiscard]] std::optional<value::Value> readLenientJson(std::string_view text);

}  // namespace stepcheck::query::jsonpath
