#pragma once

#include "stepcheck/explore/model.h"
#include "stepcheck/value/value.h"

#include <functional>
#include <string_view>
#include <vector>

namespace stepcheck::explore {

/// Elements of which a JSONata function of one element, as terms hold it, probably yields `wanted` or true: with the
/// members that it looks at, equal to what it compares them with. Guesses, best first; `now` says what an operand is at
/// the moment.
[[nodiscard]] std::vector<value::Value> samplesFor(
    const value::Value& function, const value::Value& wanted, const std::function<Computed(const value::Value&)>& now);

/// An element that the filter of JSONPath `[?(…)]` probably keeps, with what it needs of `like`.
[[nodiscard]] value::Value sampleFor(std::string_view filter, const value::Value& like);

}  // namespace stepcheck::explore
