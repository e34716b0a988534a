#include "stepcheck/syntax/pointer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>

namespace stepcheck::syntax {

static Span placeOf(const Node& node) {
    return node.span();
}

static Span placeOf(const Member& member) {
    return member.span();
}

// Children stand in the order of the text but for what aliases repeat, so the search in order comes first.
template <class Child>
static const Child* childAt(std::span<const Child> children, Span span) {
    const auto covers = [span](const Child& child) { return placeOf(child).contains(span); };
    const auto behind = std::ranges::partition_point(
        children, [span](const Child& child) { return placeOf(child).begin <= span.begin; });
    if (behind != children.begin() && covers(*(behind - 1)))
        return &*(behind - 1);
    const auto found = std::ranges::find_if(children, covers);
    return found == children.end() ? nullptr : &*found;
}

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
