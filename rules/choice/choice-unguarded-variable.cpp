#include "stepcheck/catalog/comparisons.h"
#include "stepcheck/lint/choice_rules.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/late_guards.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <map>
#include <span>
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
    const std::string& variable = reader_.pathKey(rule.variable.member->value);
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

namespace {

/// By path, the rules of one state that read it, in order.
using Readers = std::map<std::string_view, std::vector<const asl::ChoiceRule*>>;

}  // namespace

static void addReader(std::string_view path, const asl::ChoiceRule& rule, Readers& readers) {
    auto& rules = readers[path];
    if (rules.empty() || rules.back() != &rule)
        rules.push_back(&rule);
}

static void gather(
    const asl::ChoiceRule& part, const asl::ChoiceRule& whole, const lint::ChoiceReader& reader, Readers& readers) {
    if (part.variable.isPresent())
        addReader(reader.pathKey(part.variable.member->value), whole, readers);
    for (const asl::Comparison& comparison : part.comparisons)
        if (catalog::findComparison(comparison.op->field)->operandIsPath)
            addReader(reader.pathKey(comparison.member->value), whole, readers);
    for (const asl::ChoiceRule& inner : part.rules)
        gather(inner, whole, reader, readers);
}

// The rules that read something at the path or below it; whatever others do, they may be false.
static std::vector<const asl::ChoiceRule*> readersOf(const Readers& readers, std::string_view path) {
    std::vector<const asl::ChoiceRule*> rules;
    for (auto at = readers.lower_bound(path); at != readers.end() && at->first.starts_with(path); ++at)
        rules.insert(rules.end(), at->second.begin(), at->second.end());
    std::ranges::sort(rules);
    const auto repeated = std::ranges::unique(rules);
    rules.erase(repeated.begin(), repeated.end());
    return rules;
}

// `guards`: those that come too late have a rule of their own.
static void checkPath(const asl::State& state, std::span<const asl::ChoiceRule* const> rules, const Walk& walk,
    const std::vector<lint::LateGuard>& guards, Reporter& out) {
    for (const asl::ChoiceRule* rule : rules) {
        const Course course = walk.follow(*rule);
        if (course.failing != nullptr) {
            if (std::ranges::find(guards, course.failing, &lint::LateGuard::compared) == guards.end())
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
    const lint::ChoiceReader& reader = in.data.shared().choiceReader();
    const std::vector<lint::LateGuard> guards = lint::lateGuards(in.machine, reader);
    for (const auto& [state, choice] : in.machine.each<asl::Choice>()) {
        Readers readers;
        for (const asl::ChoiceRule& rule : choice.choices)
            gather(rule, rule, reader, readers);
        for (const auto& [path, rules] : readers)
            // Something is always at `$`, and in the context object.
            if (path.find('[') != std::string_view::npos && !path.starts_with("$$"))
                checkPath(state, readersOf(readers, path), Walk(reader, path), guards, out);
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
