#pragma once

#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <optional>
#include <vector>

namespace stepcheck::semantics {

/// The value itself, or what the oracle picks for an unknown, which is first asked to be of the kind `expected`; on the
/// other way it gets a value of another kind. For what a state has to know exactly: how long to wait, whom to call.
[[nodiscard]] value::Value settle(const value::Value& value, value::Kind expected, value::Oracle& oracle);

/// The elements of an array, or nothing when it is none. Of an unknown the oracle says how many there are: it is asked
/// for one after the other until one is missing.
[[nodiscard]] std::optional<std::vector<value::Value>> elementsOf(const value::Value& array, value::Oracle& oracle);

}  // namespace stepcheck::semantics
