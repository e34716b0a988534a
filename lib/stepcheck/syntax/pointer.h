#pragma once

#include "stepcheck/syntax/node.h"

#include <string>

namespace stepcheck::syntax {

/// The JSON pointer (RFC 6901) of the innermost key or value of `root` whose place covers `span`; empty for the root.
/// What an alias repeats is named where it is written. O(depth × log members) on a tree in document order.
[[nodiscard]] std::string pointerAt(const Node& root, Span span);

/// The place of the same key or value as the service writes it: `/States/Ship order/Catch[0]/Next`, nothing escaped;
/// `/` for the root.
[[nodiscard]] std::string locationAt(const Node& root, Span span);

}  // namespace stepcheck::syntax
