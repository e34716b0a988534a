#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/choice_rules.h"

#include <vector>

namespace stepcheck::lint {

/// A comparison that fails when nothing is at its path, and a test with `IsPresent` that asks only behind it.
struct LateGuard {
    const asl::State* state;
    const syntax::Member* compared;  // the `Variable`, or the operator whose operand is a path
    const syntax::Member* test;
};

/// Every such test of a path in the rules of Choice states, once for each path: whatever way leads to the test, the
/// comparison has been made before. Linear, times the number of paths of a state.
[[nodiscard]] std::vector<LateGuard> lateGuards(const asl::Machine& machine, const ChoiceReader& reader);

}  // namespace stepcheck::lint
