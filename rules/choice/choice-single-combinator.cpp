#include "stepcheck/catalog/comparisons.h"
#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using Combinator = asl::ChoiceRule::Combinator;

static Span keyOf(const asl::ChoiceRule& rule, catalog::Field combinator) {
    return rule.node->find(catalog::name(combinator))->key.span();
}

static bool isTest(const asl::ChoiceRule& rule) {
    return rule.combinator == Combinator::None && rule.comparisons.front().member->value.is(syntax::Kind::Boolean) &&
           catalog::findComparison(rule.comparisons.front().op->field)->family == catalog::Family::Test;
}

static void checkNot(const asl::ChoiceRule& rule, const asl::ChoiceRule& inner, Reporter& out) {
    if (inner.combinator == Combinator::Not) {
        out.report(keyOf(rule, catalog::Field::Not), "\"Not\" of \"Not\" changes nothing")
            .help("write the inner rule alone");
    } else if (lint::isWhole(inner) && isTest(inner)) {
        const syntax::Member& test = *inner.comparisons.front().member;
        out.report(keyOf(rule, catalog::Field::Not), "\"Not\" of \"{}\" can be said without it", test.name())
            .help("write \"{}\": {}", test.name(), test.value.boolean() ? "false" : "true");
    }
}

// Recursive over rules in rules, which the readers' limit of depth bounds.
static void checkRule(const asl::ChoiceRule& rule, Reporter& out) {
    if (lint::isWhole(rule) && rule.rules.size() == 1) {
        if (rule.combinator == Combinator::Not)
            checkNot(rule, rule.rules.front(), out);
        else
            out.report(keyOf(rule, rule.combinator == Combinator::And ? catalog::Field::And : catalog::Field::Or),
                   "\"{}\" of one rule is that rule", rule.combinator == Combinator::And ? "And" : "Or")
                .help("write the inner rule alone");
    }
    const bool isNotOfNot =
        rule.combinator == Combinator::Not && lint::isWhole(rule) && rule.rules.front().combinator == Combinator::Not;
    // What is said of two holds for the inner one, too.
    const asl::ChoiceRule& inner = isNotOfNot ? rule.rules.front() : rule;
    for (const asl::ChoiceRule& part : inner.rules)
        checkRule(part, out);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, choice] : in.machine.each<asl::Choice>())
        for (const asl::ChoiceRule& rule : choice.choices)
            checkRule(rule, out);
}

STEPCHECK_RULE(choice_single_combinator){
    .id = "choice-single-combinator",
    .summary = "And, Or or Not of a Choice rule can be left out.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
