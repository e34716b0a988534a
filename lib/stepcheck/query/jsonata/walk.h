#pragma once

#include "stepcheck/query/jsonata/ast.h"

#include <cstdint>
#include <functional>

namespace stepcheck::query::jsonata {

/// What a part of an expression is evaluated over.
enum class Over : std::uint8_t {
    SameContext,  // what the whole is evaluated over
    Items,        // the items of something: later steps, predicates, sort terms, groupings
};

/// Calls `visit` for every part of the node, in the order of the text; not for the parts of parts.
void forEachPart(const Node& node, const std::function<void(const Node&, Over)>& visit);

}  // namespace stepcheck::query::jsonata
