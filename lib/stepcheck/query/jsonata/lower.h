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

/// The typed tree of a shaped one; names become symbols, patterns are compiled. Symbols and numbers of names go on from
/// those given. Throws a `Failure`.
[[nodiscard]] Lowered lower(Shaped shaped, std::vector<Symbol> symbols, std::uint32_t names);

}  // namespace stepcheck::query::jsonata
