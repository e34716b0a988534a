#pragma once

#include "stepcheck/explore/literal.h"

#include <string>
#include <vector>

namespace stepcheck::render {

/// A condition for people, a statement a line, as short as the whole of it allows: `input has id and total`,
/// `1 <= input.total < 100`, `input.items has 2 items`. Left out is what other lines imply (what is more than 100 is a
/// number), what is given, and that the input is an object.
[[nodiscard]] std::vector<std::string> conditionInWords(const std::vector<explore::Literal>& condition);

}  // namespace stepcheck::render
