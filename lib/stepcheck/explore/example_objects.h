#pragma once

#include "stepcheck/explore/model.h"
#include "stepcheck/explore/read.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::explore {

/// What follows the prefix in the name of the one object that has the items of all that a reader finds by a prefix.
inline constexpr std::string_view flattenedObject = "items";

/// Objects in which the readers of a way find what they did there, `{bucket: {key: text}}`; the items become in `model`
/// what is really read. Error: why there are no such objects.
[[nodiscard]] std::variant<value::Value, std::string> objectsFor(const std::vector<Read>& reads, Model& model);

}  // namespace stepcheck::explore
