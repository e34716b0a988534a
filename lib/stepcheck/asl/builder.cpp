#include "stepcheck/asl/builder.h"

#include "stepcheck/asl/machine_builder.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::asl {

static bool equalsButForCase(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool looksLikeDefinition(const syntax::Node& root) {
    if (!root.is(syntax::Kind::Object))
        return false;
    // An empty object is a definition that lacks everything: nobody keeps one for another purpose.
    if (root.members().empty())
        return true;
    return std::ranges::any_of(root.members(), [](const syntax::Member& member) {
        const std::string_view name = member.name();
        // Lists called "states" are common in other files; an object of that name is not.
        return equalsButForCase(name, "StartAt") || name == "States" ||
               (equalsButForCase(name, "States") && member.value.is(syntax::Kind::Object)) || name == "QueryLanguage";
    });
}

Machine buildMachine(const syntax::Node& root) {
    return Builder(root).build();
}

}  // namespace stepcheck::asl
