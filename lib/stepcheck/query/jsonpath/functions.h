#pragma once

#include "stepcheck/query/jsonpath/path.h"

#include <span>
#include <string_view>

namespace stepcheck::query::jsonpath {

/// The function of that name, as Jayway writes it, or `Unknown`.
[[nodiscard]] Function functionNamed(std::string_view name);

/// The names of all functions, sorted.
[[nodiscard]] std::span<const std::string_view> functionNames();

}  // namespace stepcheck::query::jsonpath
