#pragma once

#include "stepcheck/value/value.h"

#include <optional>
#include <string_view>

namespace stepcheck::query::jsonata {

/// The value of a JSON text as `$parse` reads it: nothing around it, and no object with two members of one name.
[[nodiscard]] std::optional<value::Value> readStrictJson(std::string_view text);

}  // namespace stepcheck::query::jsonata
