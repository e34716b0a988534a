#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/flow/variables.h"

#include <span>
#include <vector>

namespace stepcheck::lint {

/// A variable that may have no value where an expression reads it without asking whether it exists.
struct DoubtfulRead {
    const asl::Expression* expression;
    const asl::VariableUse* use;
    flow::Lookup lookup;  // its availability is not `Always`
};

/// All of them, in the order of the expressions. Left out are fields that cannot hold a variable: they have a rule of
/// their own.
[[nodiscard]] std::vector<DoubtfulRead> doubtfulReads(
    std::span<const asl::Expression> expressions, const flow::Variables& variables);

}  // namespace stepcheck::lint
