#include "stepcheck/semantics/comparison.h"

#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/support/assert.h"

#include <array>
#include <utility>

namespace stepcheck::semantics {

using value::Kind;
using value::Oracle;
using value::Question;
using value::Value;
using Family = Operator::Family;
using Relation = Operator::Relation;
using Test = Operator::Test;

static std::optional<Test> testCalled(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Test>, 6> tests{
        {{"IsNull", Test::IsNull}, {"IsPresent", Test::IsPresent}, {"IsNumeric", Test::IsNumeric},
            {"IsString", Test::IsString}, {"IsBoolean", Test::IsBoolean}, {"IsTimestamp", Test::IsTimestamp}}};
    for (const auto& [test, kind] : tests)
        if (test == name)
            return kind;
    return std::nullopt;
}

static std::optional<Relation> relationCalled(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Relation>, 6> relations{{{"Equals", Relation::Equal},
        {"LessThan", Relation::Less}, {"GreaterThan", Relation::Greater}, {"LessThanEquals", Relation::LessOrEqual},
        {"GreaterThanEquals", Relation::GreaterOrEqual}, {"Matches", Relation::Matches}}};
    for (const auto& [relation, kind] : relations)
        if (relation == name)
            return kind;
    return std::nullopt;
}

std::optional<Operator> findOperator(std::string_view name) {
    if (const auto test = testCalled(name))
        return Operator{.family = Family::Type, .test = *test};
    static constexpr std::array<std::pair<std::string_view, Family>, 4> families{{{"String", Family::String},
        {"Numeric", Family::Numeric}, {"Boolean", Family::Boolean}, {"Timestamp", Family::Timestamp}}};
    for (const auto& [prefix, family] : families) {
        if (!name.starts_with(prefix))
            continue;
        name.remove_prefix(prefix.size());
        const bool isPath = name.ends_with("Path");
        if (isPath)
            name.remove_suffix(4);
        if (const auto relation = relationCalled(name))
            return Operator{.family = family, .relation = *relation, .isPath = isPath};
        return std::nullopt;
    }
    return std::nullopt;
}

static bool isTerm(const Value& value) {
    return value.is(Kind::Term);
}

static bool isOfFamily(Family family, const Value& value, Oracle& oracle) {
    const auto ask = [&](Kind kind) {
        return oracle.decide({.question = Question::IsKind, .kind = kind, .first = value});
    };
    switch (family) {
        case Family::String: return isTerm(value) ? ask(Kind::String) : value.is(Kind::String);
        case Family::Numeric: return isTerm(value) ? ask(Kind::Decimal) : value.isNumber();
        case Family::Boolean: return isTerm(value) ? ask(Kind::Boolean) : value.is(Kind::Boolean);
        case Family::Timestamp:
            if (isTerm(value))
                return ask(Kind::String) && oracle.decide({.question = Question::IsTimestamp, .first = value});
            return value.is(Kind::String) && parseTimestamp(value.string()).has_value();
        case Family::Type: break;
    }
    STEPCHECK_ASSERT(false);
}

static bool isBelow(Family family, const Value& left, const Value& right, Oracle& oracle) {
    if (isTerm(left) || isTerm(right))
        return oracle.decide({.question = Question::LessThan, .first = left, .second = right});
    if (family == Family::Timestamp)
        return *parseTimestamp(left.string()) < *parseTimestamp(right.string());
    if (family == Family::String)
        return query::jsonata::compareTexts(left.string(), right.string()) < 0;
    return family == Family::Numeric && left.number() < right.number();
}

static bool isEqual(Family family, const Value& left, const Value& right, Oracle& oracle) {
    if (isTerm(left) || isTerm(right))
        return oracle.decide({.question = Question::Equals, .first = left, .second = right});
    if (family == Family::Timestamp)
        return parseTimestamp(left.string()) == parseTimestamp(right.string());
    return left == right;
}

static bool matches(const Value& text, const Value& pattern, Oracle& oracle) {
    if (isTerm(text) || isTerm(pattern))
        return oracle.decide({.question = Question::Matches, .first = text, .second = pattern});
    return matchesPattern(text.string(), pattern.string());
}

bool compare(const Operator& op, const Value& left, const Value& right, Oracle& oracle) {
    if (!isOfFamily(op.family, left, oracle) || !isOfFamily(op.family, right, oracle))
        return false;
    switch (op.relation) {
        case Relation::Equal: return isEqual(op.family, left, right, oracle);
        case Relation::Less: return isBelow(op.family, left, right, oracle);
        case Relation::Greater: return isBelow(op.family, right, left, oracle);
        case Relation::LessOrEqual: return !isBelow(op.family, right, left, oracle);
        case Relation::GreaterOrEqual: return !isBelow(op.family, left, right, oracle);
        case Relation::Matches: return matches(left, right, oracle);
    }
    STEPCHECK_ASSERT(false);
}

bool passes(Test test, const Value& value, Oracle& oracle) {
    switch (test) {
        case Test::IsNull:
            if (isTerm(value))
                return oracle.decide({.question = Question::IsKind, .kind = Kind::Null, .first = value});
            return value.is(Kind::Null);
        case Test::IsNumeric: return isOfFamily(Family::Numeric, value, oracle);
        case Test::IsString: return isOfFamily(Family::String, value, oracle);
        case Test::IsBoolean: return isOfFamily(Family::Boolean, value, oracle);
        case Test::IsTimestamp: return isOfFamily(Family::Timestamp, value, oracle);
        case Test::IsPresent: break;
    }
    STEPCHECK_ASSERT(false);
}

bool matchesPattern(std::string_view text, std::string_view pattern) {
    // Where to go on when something after the last `*` does not fit: that `*` takes one character more.
    std::size_t at = 0;
    std::size_t want = 0;
    std::optional<std::pair<std::size_t, std::size_t>> retry;
    while (true) {
        if (want == pattern.size() && at == text.size())
            return true;
        if (want < pattern.size() && pattern[want] == '*') {
            retry = {at, ++want};
            continue;
        }
        const std::size_t plain = want + 1 < pattern.size() && pattern[want] == '\\' ? want + 1 : want;
        if (plain < pattern.size() && at < text.size() && pattern[plain] == text[at]) {
            want = plain + 1;
            ++at;
            continue;
        }
        if (!retry || retry->first >= text.size())
            return false;
        at = ++retry->first;
        want = retry->second;
    }
}

}  // namespace stepcheck::semantics
