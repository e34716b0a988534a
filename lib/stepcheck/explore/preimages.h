#pragma once

#include "stepcheck/explore/model.h"
#include "stepcheck/value/term.h"

#include <functional>
#include <vector>

namespace stepcheck::explore {

/// What an operand could be so that the whole is what is wanted.
struct Wish {
    const value::Value* operand = nullptr;
    value::Value value;
};

/// Operands with which an operation or function may yield the value, best first; nothing where nobody knows how to turn
/// it around. `now` says what an operand is at the moment. A wish may be wrong: computing shows it.
[[nodiscard]] std::vector<Wish> wishesFor(
    const value::Term& term, const value::Value& wanted, const std::function<Computed(const value::Value&)>& now);

}  // namespace stepcheck::explore
