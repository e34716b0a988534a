#pragma once

#include "stepcheck/value/oracle.h"

#include <string>

namespace stepcheck::explore {

/// A condition over unknowns, with what a path says of it.
struct Literal {
    value::Condition condition;
    bool holds = true;
    bool isGiven = false;  // known of the unknown from the start: no way depends on it
};

/// A literal for people: `input.total > 100`, `input.card is missing`, `Pay.result.status is no string`.
[[nodiscard]] std::string describe(const Literal& literal);

}  // namespace stepcheck::explore
