#include "stepcheck/lint/settings.h"

#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace stepcheck::lint {

using support::Error;
using support::Result;

// By `Profile`.
static constexpr std::array<std::string_view, 3> profileNames{"recommended", "strict", "all"};

static std::optional<Profile> profileOf(std::string_view word) {
    const auto* found = std::ranges::find(profileNames, word);
    if (found == profileNames.end())
        return std::nullopt;
    return static_cast<Profile>(found - profileNames.begin());
}

bool isInNoProfile(std::string_view group) {
    return group == "proof";
}

// A tag selects like a group.
static constexpr std::string_view practice = "practice";

static bool isMeant(std::string_view word, const RegisteredRule& rule) {
    if (const std::optional<Profile> profile = profileOf(word))
        return rule.rule->profile <= *profile && !isInNoProfile(rule.group);
    return word == rule.group || word == rule.rule->id || (word == practice && rule.rule->isPractice);
}

std::optional<Error> checkName(std::string_view name, std::span<const RegisteredRule> rules) {
    if (profileOf(name) || name == practice ||
        std::ranges::any_of(rules, [&](const RegisteredRule& rule) { return isMeant(name, rule); }))
        return std::nullopt;
    std::vector<std::string_view> names(profileNames.begin(), profileNames.end());
    names.push_back(practice);
    for (const RegisteredRule& rule : rules) {
        names.push_back(rule.rule->id);
        names.push_back(rule.group);
    }
    const std::string_view meant = support::nearest(name, names);
    if (meant.empty())
        return Error{fmt::format("\"{}\" is no rule, group or profile; \"stepcheck rule\" lists them", name)};
    return Error{fmt::format("\"{}\" is no rule, group or profile; did you mean \"{}\"?", name, meant)};
}

static void mark(std::span<const std::string> names, bool value, std::span<const RegisteredRule> rules,
    std::vector<bool>& selected) {
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (std::ranges::any_of(names, [&](const std::string& name) { return isMeant(name, rules[i]); }))
            selected[i] = value;
}

static std::optional<Error> checkNames(const Selection& selection, std::span<const RegisteredRule> rules) {
    const std::vector<std::string> none;
    for (const auto* names :
        {selection.select ? &*selection.select : &none, &selection.extendSelect, &selection.ignore})
        for (const std::string& name : *names)
            if (std::optional<Error> error = checkName(name, rules))
                return error;
    return std::nullopt;
}

Result<std::vector<const RegisteredRule*>> selectRules(
    std::span<const Selection> selections, std::span<const RegisteredRule> rules) {
    std::vector<bool> selected(rules.size());
    const std::string recommended(profileNames.front());
    mark({&recommended, 1}, true, rules, selected);
    for (const Selection& selection : selections) {
        if (std::optional<Error> error = checkNames(selection, rules))
            return *std::move(error);
        if (selection.select) {
            for (std::size_t i = 0; i < rules.size(); ++i)
                selected[i] = rules[i].rule->isAlwaysSelected;
            mark(*selection.select, true, rules, selected);
        }
        mark(selection.extendSelect, true, rules, selected);
        mark(selection.ignore, false, rules, selected);
    }
    std::vector<const RegisteredRule*> result;
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (selected[i])
            result.push_back(&rules[i]);
    return result;
}

}  // namespace stepcheck::lint
