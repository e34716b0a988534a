#include "stepcheck/syntax/pointer.h"

#include "stepcheck/syntax/child_at.h"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>

namespace stepcheck::syntax {

static void appendEscaped(std::string& pointer, std::string_view name) {
    for (const char c : name) {
        if (c == '~')
            pointer.append("~0");
        else if (c == '/')
            pointer.append("~1");
        else
            pointer.push_back(c);
    }
}

// Calls `onKey(name)` and `onIndex(index)` for each step from the root to the innermost key or value.
template <class OnKey, class OnIndex>
static void descend(const Node& root, Span span, OnKey onKey, OnIndex onIndex) {
    const Node* node = &root;
    while (true) {
        if (const Member* member = childAt(node->members(), span)) {
            onKey(member->key.text());
            node = &member->value;
        } else if (const Node* element = childAt(node->elements(), span)) {
            onIndex(element - node->elements().data());
            node = element;
        } else {
            return;
        }
    }
}

std::string pointerAt(const Node& root, Span span) {
    std::string pointer;
    descend(
        root, span,
        [&pointer](std::string_view name) {
            pointer.push_back('/');
            appendEscaped(pointer, name);
        },
        [&pointer](std::ptrdiff_t index) { fmt::format_to(std::back_inserter(pointer), "/{}", index); });
    return pointer;
}

std::string locationAt(const Node& root, Span span) {
    std::string location;
    descend(
        root, span, [&location](std::string_view name) { fmt::format_to(std::back_inserter(location), "/{}", name); },
        [&location](std::ptrdiff_t index) { fmt::format_to(std::back_inserter(location), "[{}]", index); });
    return location.empty() ? "/" : location;
}

}  // namespace stepcheck::syntax
