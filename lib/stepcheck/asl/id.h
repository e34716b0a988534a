#pragma once

#include "stepcheck/support/strong_id.h"

namespace stepcheck::asl {

/// A state of a definition, in any of its scopes. An index into `Machine::states()`.
using StateId = support::StrongId<struct StateTag>;

/// A `States` object: the top level, a branch or an item processor. An index into `Machine::scopes()`.
using ScopeId = support::StrongId<struct ScopeTag>;

}  // namespace stepcheck::asl
