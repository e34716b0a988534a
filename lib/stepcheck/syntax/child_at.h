#pragma once

#include "stepcheck/syntax/node.h"

#include <algorithm>
#include <span>

namespace stepcheck::syntax {

inline Span placeOf(const Node& node) {
    return node.span();
}

inline Span placeOf(const Member& member) {
    return member.span();
}

/// The child whose place covers `span`, or null. Children stand in the order of the text but for what aliases repeat,
/// so the search in order comes first.
template <class Child>
[[nodiscard]] const Child* childAt(std::span<const Child> children, Span span) {
    const auto covers = [span](const Child& child) { return placeOf(child).contains(span); };
    const auto behind = std::ranges::partition_point(
        children, [span](const Child& child) { return placeOf(child).begin <= span.begin; });
    if (behind != children.begin() && covers(*(behind - 1)))
        return &*(behind - 1);
    const auto found = std::ranges::find_if(children, covers);
    return found == children.end() ? nullptr : &*found;
}

}  // namespace stepcheck::syntax
