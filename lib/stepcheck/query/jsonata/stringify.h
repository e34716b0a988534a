#pragma once

#include "stepcheck/query/jsonata/evaluator.h"

#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

/// What `$string` makes of an item; undefined is the empty text. Throws D3001, D1001.
[[nodiscard]] std::string_view stringText(Evaluator& evaluator, Item item);

/// JSON text as `$string` writes it, indented by two when `pretty`. Throws D1001.
[[nodiscard]] std::string jsonText(Evaluator& evaluator, Item item, bool pretty);

/// JSON text for messages: numbers in full, no errors; "undefined" for undefined.
[[nodiscard]] std::string messageJson(Evaluator& evaluator, Item item);

/// A number alone, as `$string` writes it.
[[nodiscard]] std::string numberString(const Evaluator& evaluator, Item number);

}  // namespace stepcheck::query::jsonata
