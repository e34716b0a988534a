#pragma once

#include "stepcheck/asl/machine.h"

#include <string_view>
#include <vector>

namespace stepcheck::explore {

/// The placeholders that a template fills in, in a text that was read with them: `${Name}`.
[[nodiscard]] std::vector<std::string_view> placeholdersIn(std::string_view text);

/// What the way that a state goes may depend on besides its data: "the time", "chance", "the context object", "what a
/// template fills in"; empty: nothing. What a task only gives to its service does not count. Linear in the state's
/// text.
[[nodiscard]] std::string_view circumstanceOf(const asl::State& state);

}  // namespace stepcheck::explore
