#include "stepcheck/driver/rule_command.h"

#include "stepcheck/lint/rule.h"
#include "stepcheck/render/rules.h"
#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::driver {

static std::string unknownRule(std::string_view name) {
    std::vector<std::string_view> ids;
    for (const lint::RegisteredRule& rule : lint::allRules())
        ids.push_back(rule.rule->id);
    const std::string_view meant = support::nearest(name, ids);
    if (meant.empty())
        return fmt::format("unknown rule \"{}\"; \"stepcheck rule\" lists all", name);
    return fmt::format("unknown rule \"{}\"; did you mean \"{}\"?", name, meant);
}

static std::string textOf(
    std::span<const lint::RegisteredRule> rules, const RuleCommand& command, const render::PageOptions& options) {
    // The JSON of one rule has the form of the whole list, so that a reader needs to know one form only.
    if (command.json)
        return render::renderRuleListJson(rules);
    return command.name ? render::renderRule(rules.front(), options) : render::renderRuleList(rules, options);
}

ExitStatus run(const RuleCommand& command, const Terminal& terminal) {
    std::span<const lint::RegisteredRule> rules = lint::allRules();
    if (command.name) {
        const lint::RegisteredRule* rule = lint::findRule(*command.name);
        if (rule == nullptr) {
            printError(unknownRule(*command.name), terminal.colorErrors);
            return ExitStatus::Trouble;
        }
        rules = {rule, 1};
    }
    return print(textOf(rules, command, {.color = terminal.colorOutput, .columns = terminal.columns}), std::nullopt,
        terminal.colorErrors);
}

}  // namespace stepcheck::driver
