#pragma once

#include "stepcheck/query/environment.h"
#include "stepcheck/query/failure.h"
#include "stepcheck/query/intrinsic/call.h"
#include "stepcheck/value/oracle.h"

#include <string_view>

namespace stepcheck::query::intrinsic {

/// The value of the call. `text` is the whole expression, which the service quotes in causes. Random numbers and UUIDs
/// come from the environment's seed. Of unknown arguments the result is a term, after the oracle has said that they are
/// of a type that the function takes.
/// Error: `States.Runtime` when a path finds nothing (recorded text), `States.IntrinsicFailure` when an argument is
/// refused (the texts of these are not known and are ours).
Evaluated evaluate(const Call& call, std::string_view text, const Environment& environment, value::Oracle& oracle);

}  // namespace stepcheck::query::intrinsic
