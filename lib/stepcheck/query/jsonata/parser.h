#pragma once

#include "stepcheck/query/jsonata/draft.h"

#include <string_view>

namespace stepcheck::query::jsonata {

/// The tree of an expression as the grammar has it. Throws a `Failure`.
[[nodiscard]] Draft* parseGrammar(std::string_view text, std::uint32_t maxDepth, DraftMemory& memory);

}  // namespace stepcheck::query::jsonata
