#include "stepcheck/lint/late_guards.h"

#include "stepcheck/catalog/comparisons.h"

#include <algorithm>
#include <map>
#include <string>

namespace stepcheck::lint {

namespace {

/// Where each path is compared first.
using Compared = std::map<std::string, const syntax::Member*>;

/// Follows the rules of one state from left to right.
class Walk {
public:
    Walk(const asl::State& state, const ChoiceReader& reader, std::vector<LateGuard>& found)
        : state_(state), reader_(reader), found_(found) {}

    /// What a rule certainly compares, when this has been compared before it.
    Compared follow(const asl::ChoiceRule& rule, const Compared& before);

private:
    Compared compare(const asl::ChoiceRule& rule, const Compared& before);

    const asl::State& state_;
    const ChoiceReader& reader_;
    std::vector<LateGuard>& found_;
};

}  // namespace

Compared Walk::compare(const asl::ChoiceRule& rule, const Compared& before) {
    const asl::Comparison& comparison = rule.comparisons.front();
    const std::string& variable = reader_.pathKey(rule.variable.member->value);
    Compared compared;
    if (comparison.op->field != catalog::Field::IsPresent) {
        compared.emplace(variable, rule.variable.member);
        if (catalog::findComparison(comparison.op->field)->operandIsPath)
            compared.emplace(reader_.pathKey(comparison.member->value), comparison.member);
        return compared;
    }
    // What lies deeper is not there, either. Something is always at `$`, and in the context object.
    const auto deeper = before.lower_bound(variable);
    const bool isTested = variable.find('[') != std::string::npos && !variable.starts_with("$$");
    const bool isLate = isTested && deeper != before.end() && deeper->first.starts_with(variable);
    const auto isSame = [&](const LateGuard& guard) { return guard.compared == deeper->second; };
    if (isLate && std::ranges::none_of(found_, isSame))
        found_.push_back({.state = &state_, .compared = deeper->second, .test = comparison.member});
    return compared;
}

// Recursive over rules in rules, which the readers' limit of depth bounds.
Compared Walk::follow(const asl::ChoiceRule& rule, const Compared& before) {
    using Combinator = asl::ChoiceRule::Combinator;
    if (!isWhole(rule) || rule.condition.isPresent())
        return {};
    if (rule.combinator == Combinator::None)
        return compare(rule, before);
    // Later parts of an `And` or `Or` may be left out.
    Compared seen = before;
    Compared certain;
    for (const asl::ChoiceRule& part : rule.rules) {
        const Compared compared = follow(part, seen);
        seen.insert(compared.begin(), compared.end());
        if (&part == &rule.rules.front())
            certain = compared;
    }
    return certain;
}

std::vector<LateGuard> lateGuards(const asl::Machine& machine, const ChoiceReader& reader) {
    std::vector<LateGuard> found;
    for (const auto& [state, choice] : machine.each<asl::Choice>()) {
        Walk walk(state, reader, found);
        Compared seen;
        for (const asl::ChoiceRule& rule : choice.choices) {
            const Compared compared = walk.follow(rule, seen);
            seen.insert(compared.begin(), compared.end());
        }
    }
    return found;
}

}  // namespace stepcheck::lint
