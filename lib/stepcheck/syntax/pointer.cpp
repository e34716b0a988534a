#include "stepcheck/syntax/pointer.h"

#include <fmt/format.h>

#include <algorithm>
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

std::string pointerAt(const Node& root, Span span) {
    std::string pointer;
    const Node* node = &root;
    while (true) {
        if (const Member* member = childAt(node->members(), span)) {
            pointer.push_back('/');
            appendEscaped(pointer, member->key.text());
            node = &member->value;
        } else if (const Node* element = childAt(node->elements(), span)) {
            fmt::format_to(std::back_inserter(pointer), "/{}", element - node->elements().data());
            node = element;
        } else {
            return pointer;
        }
    }
}

}  // namespace stepcheck::syntax
