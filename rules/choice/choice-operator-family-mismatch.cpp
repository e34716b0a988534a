#include "stepcheck/catalog/comparisons.h"
#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

using catalog::Family;

static std::string_view describe(Family family) {
    switch (family) {
        case Family::String: return "a string";
        case Family::Numeric: return "a number";
        case Family::Boolean: return "a boolean";
        case Family::Timestamp: return "a timestamp";
        case Family::Test: break;
    }
    return "a value";
}

// A timestamp is a string as well: choice-timestamp-family.
static bool canBeOne(Family one, Family other) {
    const auto isText = [](Family family) { return family == Family::String || family == Family::Timestamp; };
    return one == other || (isText(one) && isText(other));
}

namespace {

struct Use {
    Family family;
    const syntax::Member* member;
};

/// How the comparisons of one state use each path.
struct Uses {
    std::map<std::string, std::vector<Use>> byPath;
    std::set<std::string> askedForType;  // paths whose type a rule tests: they may have several
};

}  // namespace

static void gather(const asl::ChoiceRule& rule, const lint::ChoiceReader& reader, Uses& uses) {
    const std::string path = rule.variable.isPresent() ? reader.pathKey(rule.variable.member->value) : std::string();
    if (!path.empty())
        for (const asl::Comparison& comparison : rule.comparisons) {
            const catalog::ComparisonSpec& spec = *catalog::findComparison(comparison.op->field);
            if (spec.family != Family::Test)
                uses.byPath[path].push_back({.family = spec.family, .member = comparison.member});
            else if (spec.tested != catalog::Tested::Present && spec.tested != catalog::Tested::Null)
                uses.askedForType.insert(path);
        }
    for (const asl::ChoiceRule& part : rule.rules)
        gather(part, reader, uses);
}

static void check(const RuleInput& in, Reporter& out) {
    const lint::ChoiceReader& reader = in.data.shared().choiceReader();
    for (const auto& [state, choice] : in.machine.each<asl::Choice>()) {
        Uses uses;
        for (const asl::ChoiceRule& rule : choice.choices)
            gather(rule, reader, uses);
        for (const auto& [path, found] : uses.byPath) {
            const Use& first = found.front();
            const auto other =
                std::ranges::find_if(found, [&](const Use& use) { return !canBeOne(use.family, first.family); });
            if (other == found.end() || uses.askedForType.contains(path))
                continue;
            out.report(other->member->key.span(), "\"{}\" compares one value with {} here and with {} elsewhere",
                   state.name.value, describe(other->family), describe(first.family))
                .help("compare it as what it is, or test its type before: a value of another type never matches")
                .related(first.member->key.span(), "it is compared with {} here", describe(first.family));
        }
    }
}

STEPCHECK_RULE(choice_operator_family_mismatch){
    .id = "choice-operator-family-mismatch",
    .summary = "A Choice state compares one value as values of two types.",
    .severity = Severity::Warning,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
