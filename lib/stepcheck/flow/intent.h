#pragma once

#include "stepcheck/flow/facts.h"

#include <vector>

namespace stepcheck::asl {
struct State;
}

namespace stepcheck::flow {

/// Appends the transitions out of a state that a mistake in it hides: targets of misspelt, misplaced or repeated
/// `Next` and `Default` fields; the state after it in the document when its own `Next` is missing; and the state
/// itself when it repeats the name of an earlier one, as led to from there.
void addLikelyTargets(const asl::Machine& machine, const asl::State& state, std::vector<LikelyEdge>& out);

}  // namespace stepcheck::flow
