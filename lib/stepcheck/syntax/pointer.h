#pragma once

#include "stepcheck/syntax/node.h"

#include <string>

namespace stepcheck::syntax {

/// The JSON pointer (RFC 6901) of the innermost key or value of `root` whose place covers `span`; empty for the root.
/// What an alias repeats is named where it is written. O(depth × log members) on a tree in document order.
[[nodiscard]] std::string pointerAt(const Node& root, Span span);

}  // namespace stepcheck::syntax
