#pragma once

#include "stepcheck/syntax/node.h"

#include <cstddef>
#include <vector>

namespace stepcheck::syntax {

/// One step down a tree: a member of an object, or an element of an array.
struct PathStep {
    const Node* container = nullptr;
    const Member* member = nullptr;  // null for an element
    std::size_t index = 0;           // among the members or elements

    [[nodiscard]] const Node& value() const { return member != nullptr ? member->value : container->elements()[index]; }
};

/// The way from `root` to the key, value, member or element with exactly this place, the outermost step first; empty
/// when there is none, or it is the root. What an alias repeats is found where it is written.
/// O(depth × log members) on a tree in document order.
[[nodiscard]] std::vector<PathStep> pathTo(const Node& root, Span span);

}  // namespace stepcheck::syntax
