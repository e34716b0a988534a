#pragma once

#include "stepcheck/support/diagnostic.h"

#include <span>
#include <string>
#include <string_view>

namespace stepcheck::support {

/// The text with edits made in it, which are in order and disjoint. Linear.
[[nodiscard]] std::string applied(std::span<const Edit> edits, std::string_view text);

}  // namespace stepcheck::support
