#include "stepcheck/syntax/pointer.h"

#include "stepcheck/syntax/child_at.h"

#include <fmt/format.h>

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
