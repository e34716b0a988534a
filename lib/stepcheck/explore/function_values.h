#pragma once

#include "stepcheck/explore/model.h"
#include "stepcheck/value/term.h"

#include <functional>

namespace stepcheck::explore {

/// The value of an operation other than `with`, or of a function of the expression languages: the evaluators themselves
/// compute it, of the operands that `compute` gives.
[[nodiscard]] Computed computeFunction(
    const value::Term& term, const std::function<Computed(const value::Value&)>& compute);

}  // namespace stepcheck::explore
