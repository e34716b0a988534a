#pragma once

#include "stepcheck/asl/machine.h"

#include <vector>

namespace stepcheck::lint {

/// Every string of the definition that may name something outside of it, in the order of the states: the `Resource` of
/// tasks, and the strings in payload templates and their values that are neither keys nor computed nor unknown. A
/// string may have holes.
[[nodiscard]] std::vector<const syntax::Node*> literalTexts(const asl::Machine& machine);

}  // namespace stepcheck::lint
