#include "stepcheck/lint/doubtful_reads.h"

#include "stepcheck/lint/variable_uses.h"

#include <algorithm>
#include <string_view>
#include <variant>

namespace stepcheck::lint {

// Whether the expression itself asks whether the variable exists (`$exists($name)`), so that it may be missing.
static bool isGuarded(const asl::Expression& expression, std::string_view name) {
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

// The variable that an Assign meant whose name the service refuses: `order` of "$order", "order.$" and "order.id".
static std::string_view meantName(std::string_view assigned) {
    if (assigned.starts_with('$'))
        assigned.remove_prefix(1);
    return assigned.substr(0, assigned.find_first_of(".["));
}

// Whether a rule about names speaks already of why the variable has no value.
static bool isMisnamed(const flow::Variables& variables, std::string_view name) {
    return std::ranges::any_of(variables.assignments(), [name](const flow::Assignment& assignment) {
        return assignment.name != name && meantName(assignment.name) == name;
    });
}

std::vector<DoubtfulRead> doubtfulReads(
    std::span<const asl::Expression> expressions, const flow::Variables& variables) {
    std::vector<DoubtfulRead> result;
    for (const asl::Expression& expression : expressions) {
        if (!expression.object->state || expression.field->inputOnly)
            continue;
        for (const asl::VariableUse& use : expression.variables) {
            const flow::Lookup lookup = variables.find(*expression.object->state, use.name);
            if (lookup.availability != flow::Availability::Always && !isGuarded(expression, use.name) &&
                !isMisnamed(variables, use.name))
                result.push_back({.expression = &expression, .use = &use, .lookup = lookup});
        }
    }
    return result;
}

}  // namespace stepcheck::lint
