#pragma once

#include "stepcheck/syntax/node.h"

#include <cstddef>
#include <span>
#include <vector>

namespace stepcheck::syntax {

/// A key or a value on the way through a tree.
struct Step {
    const Node& node;
    std::size_t depth = 0;  // arrays and objects around it: 0 for the root
    bool isKey = false;
    const Member* member = nullptr;  // that the key or value belongs to; null for an element and the root
};

/// Calls `visit(const Step&)` for the root and every key and value below it, in the order of the document; a key comes
/// right before its value. What a YAML alias repeats is visited at each of its places. Not recursive; linear.
template <class Visitor>
void walk(const Node& root, Visitor&& visit) {
    struct Level {
        std::span<const Node> elements;
        std::span<const Member> members;
    };
    std::vector<Level> levels;
    const auto enter = [&levels](const Node& node) {
        if (node.is(Kind::Object) || node.is(Kind::Array))
            levels.push_back({.elements = node.elements(), .members = node.members()});
    };

    visit(Step{.node = root});
    enter(root);
    while (!levels.empty()) {
        Level& level = levels.back();
        const std::size_t depth = levels.size();
        if (!level.members.empty()) {
            const Member& member = level.members.front();
            level.members = level.members.subspan(1);
            visit(Step{.node = member.key, .depth = depth, .isKey = true, .member = &member});
            visit(Step{.node = member.value, .depth = depth, .member = &member});
            enter(member.value);
        } else if (!level.elements.empty()) {
            const Node& element = level.elements.front();
            level.elements = level.elements.subspan(1);
            visit(Step{.node = element, .depth = depth});
            enter(element);
        } else {
            levels.pop_back();
        }
    }
}

}  // namespace stepcheck::syntax
