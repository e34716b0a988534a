#include "stepcheck/catalog/comparisons.h"
#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::rules {

namespace {

/// What a rule gives when nothing is at a path: whether it may be false, and where it fails first.
struct Course {
    bool mayBeTrue = false;
    bool mayBeFalse = false;
    const syntax::Member* failing = nullptr;
};

/// Follows the rules of one state as the service does when nothing is at a path.
class Walk {
public:
    Walk(const lint::ChoiceReader& reader, std::string_view path) : reader_(reader), path_(path) {}

    [[nodiscard]] Course follow(const asl::ChoiceRule& rule) const;

private:
    [[nodiscard]] Course followAll(const asl::ChoiceRule& rule, bool stopsAtTrue) const;
    [[nodiscard]] Course compare(const asl::ChoiceRule& rule) const;

    const lint::ChoiceReader& reader_;
    std::string_view path_;  // as the reader spells it; what lies deeper begins with it
};

}  // namespace

Course Walk::compare(const asl::ChoiceRule& rule) const {
    const asl::Comparison& comparison = rule.comparisons.front();
    const catalog::ComparisonSpec& spec = *catalog::findComparison(comparison.op->field);
    const std::string variable = reader_.pathKey(rule.variable.member->value);
    const bool isMissing = variable.starts_with(path_);
    const syntax::Node& operand = comparison.member->value;
    if (spec.family == catalog::Family::Test && spec.tested == catalog::Tested::Present) {
        const bool isKnown = isMissing && operand.is(syntax::Kind::Boolean);
        return {.mayBeTrue = !isKnown || !operand.boolean(), .mayBeFalse = !isKnown || operand.boolean()};
    }
    if (isMissing || (spec.operandIsPath && reader_.pathKey(operand).starts_with(path_)))
        return {.failing = isMissing ? rule.variable.member : comparison.member};
    return {.mayBeTrue = true, .mayBeFalse = true};
}

Course Walk::followAll(const asl::ChoiceRule& rule, bool stopsAtTrue) const {
    Course result;
    for (const asl::ChoiceRule& part : rule.rules) {
        const Course course = follow(part);
        (stopsAtTrue ? result.mayBeTrue : result.mayBeFalse) |= stopsAtTrue ? course.mayBeTrue : course.mayBeFalse;
        if (course.failing != nullptr) {
            result.failing = course.failing;
            return result;
        }
        if (stopsAtTrue ? !course.mayBeFalse : !course.mayBeTrue)
            return result;
    }
    (stopsAtTrue ? result.mayBeFalse : result.mayBeTrue) = true;
    return result;
}

// Recursive over rules in rules, which the readers' limit of depth bounds.
Course Walk::follow(const asl::ChoiceRule& rule) const {
    using Combinator = asl::ChoiceRule::Combinator;
    if (!lint::isWhole(rule))
        return {.mayBeTrue = true, .mayBeFalse = true};
    switch (rule.combinator) {
        case Combinator::None: return compare(rule);
        case Combinator::And: return followAll(rule, false);
        case Combinator::Or: return followAll(rule, true);
        case Combinator::Not: break;
    }
    Course course = follow(rule.rules.front());
    std::swap(course.mayBeTrue, course.mayBeFalse);
    return course;
}

// The paths that the rule reads, but for those of which something is always there.
static void gatherPaths(
    const asl::ChoiceRule& rule, const lint::ChoiceReader& reader, std::vector<std::string>& paths) {
    if (rule.variable.isPresent()) {
        const std::string path = reader.pathKey(rule.variable.member->value);
        const bool mayBeMissing = path.find('[') != std::string::npos && !path.starts_with("$$");
        if (mayBeMissing && std::ranges::find(paths, path) == paths.end())
            paths.push_back(path);
    }
    for (const asl::ChoiceRule& part : rule.rules)
        gatherPaths(part, reader, paths);
}

static void checkPath(const asl::State& state, const asl::Choice& choice, const Walk& walk, Reporter& out) {
    for (const asl::ChoiceRule& rule : choice.choices) {
        const Course course = walk.follow(rule);
        if (course.failing != nullptr) {
            out.report(course.failing->value.span(), "\"{}\" fails when nothing is at {}", state.name.value,
                   course.failing->value.text())
                .help("test it with \"IsPresent\" before, as the first rule of an \"And\"");
            return;
        }
        if (!course.mayBeFalse)
            return;
    }
}

static void check(const RuleInput& in, Reporter& out) {
    const lint::ChoiceReader reader(in.expressions);
    for (const auto& [state, choice] : in.machine.each<asl::Choice>()) {
        if (state.queryLanguage != asl::QueryLanguage::JsonPath)
            continue;
        std::vector<std::string> paths;
        for (const asl::ChoiceRule& rule : choice.choices)
            gatherPaths(rule, reader, paths);
        for (const std::string& path : paths)
            checkPath(state, choice, Walk(reader, path), out);
    }
}

STEPCHECK_RULE(choice_unguarded_variable){
    .id = "choice-unguarded-variable",
    .summary = "A Choice rule compares a value that may be missing, and does not test for that.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
