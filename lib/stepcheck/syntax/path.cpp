#include "stepcheck/syntax/path.h"

#include "stepcheck/syntax/child_at.h"

namespace stepcheck::syntax {

std::vector<PathStep> pathTo(const Node& root, Span span) {
    std::vector<PathStep> path;
    const Node* node = &root;
    while (true) {
        const Member* const member = childAt(node->members(), span);
        const Node* const element = childAt(node->elements(), span);
        if (member != nullptr)
            path.push_back({.container = node,
                .member = member,
                .index = static_cast<std::size_t>(member - node->members().data())});
        else if (element != nullptr)
            path.push_back({.container = node, .index = static_cast<std::size_t>(element - node->elements().data())});
        else
            return {};
        if (member != nullptr && (member->key.span() == span || member->span() == span))
            return path;
        node = &path.back().value();
        if (node->span() == span)
            return path;
    }
}

}  // namespace stepcheck::syntax
