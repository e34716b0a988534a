#pragma once

#include "stepcheck/embed/template.h"

#include <vector>

namespace stepcheck::embed {

/// The values that one of a template may come to: what `Select` and `FindInMap` choose, each of the two of an `If`; the
/// value itself when it chooses none. What `AWS::NoValue` takes away is not among them. At most a few dozen.
[[nodiscard]] std::vector<const Node*> possibleValues(const Template& content, const Node& value);

}  // namespace stepcheck::embed
