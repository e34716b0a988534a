#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::lint {

const RegisteredRule* findRule(std::string_view id) {
    const std::span<const RegisteredRule> rules = allRules();
    const auto found = std::ranges::find(rules, id, [](const RegisteredRule& rule) { return rule.rule->id; });
    return found == rules.end() ? nullptr : &*found;
}

}  // namespace stepcheck::lint
