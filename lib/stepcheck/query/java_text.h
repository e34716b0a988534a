#pragma once

#include "stepcheck/value/value.h"

#include <string>

namespace stepcheck::query {

/// The value as Java's `toString` prints it, which the service lets through in places: `{a=1, b=[x, y]}`, strings
/// without quotes. Depth past 1,000 is printed as `…`.
[[nodiscard]] std::string javaText(const value::Value& value);

}  // namespace stepcheck::query
