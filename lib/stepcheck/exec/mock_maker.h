#pragma once

#include "stepcheck/exec/recorded_calls.h"
#include "stepcheck/value/value.h"

#include <span>
#include <string_view>

namespace stepcheck::exec {

/// A mock file that answers as a history did: the test case `Recorded` of the state machine `machine`. The attempts of
/// a state are numbered in the order of `calls`.
[[nodiscard]] value::Value mocksOf(std::span<const RecordedCall> calls, std::string_view machine);

}  // namespace stepcheck::exec
