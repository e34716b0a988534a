#include "stepcheck/lint/variable_uses.h"

#include "stepcheck/lint/objects.h"

#include <algorithm>
#include <string>

namespace stepcheck::lint {

// Letters, digits, `_` and everything beyond ASCII.
static bool continuesName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool mentions(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if (at > 0 && text[at - 1] == '$' && (end == text.size() || !continuesName(text[end])))
            return true;
    }
    return false;
}

bool isGuarded(const asl::Expression& expression, std::string_view name) {
    if (!std::holds_alternative<query::jsonata::Expression>(expression.parsed))
        return false;
    const std::string_view text = expression.text();
    constexpr std::string_view test = "$exists(";
    for (std::size_t at = text.find(test); at != std::string_view::npos; at = text.find(test, at + 1)) {
        const std::size_t argument = text.find_first_not_of(" \t\r\n", at + test.size());
        if (argument != std::string_view::npos && mentions(text.substr(argument, name.size() + 2), name))
            return true;
    }
    return false;
}

bool assignsBeside(const RuleInput& in, const asl::Expression& expression, std::string_view name) {
    const syntax::Member* assign = findMember(in.machine, *expression.object, catalog::Field::Assign);
    return assign != nullptr &&
           std::ranges::any_of(in.variables.assignments(), [&](const flow::Assignment& assignment) {
               return assignment.name == name && assign->value.span().contains(assignment.member->span());
           });
}

}  // namespace stepcheck::lint
