#pragma once

#include "stepcheck/lint/choice_conditions.h"
#include "stepcheck/query/jsonata/expression.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace stepcheck::lint {

/// Gives the number of a subject: equal texts, equal numbers.
using SubjectNumbers = std::function<std::uint32_t(const std::string&)>;

/// The text of an expression, white space between its words united: equal texts mean the same.
[[nodiscard]] std::string normalized(std::string_view text);

/// Whether the expression gives the same whenever it is evaluated over the same values.
[[nodiscard]] bool isRepeatable(const query::jsonata::Expression& expression);

/// The condition that an expression is: `and`, `or`, `$not`, `$exists` and comparisons of a plain path such as
/// `$states.input.total` with a literal; everything else is `Unknown`.
[[nodiscard]] Condition readJsonata(const query::jsonata::Expression& expression, const SubjectNumbers& numbers);

}  // namespace stepcheck::lint
