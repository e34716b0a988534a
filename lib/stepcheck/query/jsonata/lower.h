#pragma once

#include "stepcheck/query/jsonata/ast.h"
#include "stepcheck/query/jsonata/shape.h"

#include <vector>

namespace stepcheck::query::jsonata {

struct Lowered {
    NodePtr root;
    std::vector<Symbol> symbols;
    std::uint32_t nameCount = 0;
};

/// The typed tree of a shaped one; names become symbols, patterns are compiled. Throws a `Failure`.
[[nodiscard]] Lowered lower(Shaped shaped, std::vector<Symbol> symbols);

}  // namespace stepcheck::query::jsonata
