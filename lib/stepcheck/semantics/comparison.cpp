#include "stepcheck/semantics/comparison.h"

#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/support/assert.h"

#include <optional>
#include <utility>

namespace stepcheck::semantics {

using catalog::Family;
using catalog::Relation;
using catalog::Tested;
using value::Kind;
using value::Oracle;
using value::Question;
using value::Value;

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
        case Family::Test: break;
    }
    STEPCHECK_ASSERT(false);
}

static bool isBelow(Family family, const Value& left, const Value& right, Oracle& oracle) {
    if (isTerm(left) || isTerm(right)) {
        const Question question = family == Family::Timestamp ? Question::Before : Question::LessThan;
        return oracle.decide({.question = question, .first = left, .second = right});
    }
    if (family == Family::Timestamp)
        return *parseTimestamp(left.string()) < *parseTimestamp(right.string());
    if (family == Family::String)
        return query::jsonata::compareTexts(left.string(), right.string()) < 0;
    return family == Family::Numeric && left.number() < right.number();
}

static bool isEqual(Family family, const Value& left, const Value& right, Oracle& oracle) {
    if (isTerm(left) || isTerm(right)) {
        const Question question = family == Family::Timestamp ? Question::SameMoment : Question::Equals;
        return oracle.decide({.question = question, .first = left, .second = right});
    }
    if (family == Family::Timestamp)
        return parseTimestamp(left.string()) == parseTimestamp(right.string());
    return left == right;
}

static bool matches(const Value& text, const Value& pattern, Oracle& oracle) {
    if (isTerm(text) || isTerm(pattern))
        return oracle.decide({.question = Question::Matches, .first = text, .second = pattern});
    return matchesPattern(text.string(), pattern.string());
}

bool compare(const catalog::ComparisonSpec& op, const Value& left, const Value& right, Oracle& oracle) {
    if (!isOfFamily(op.family, left, oracle) || !isOfFamily(op.family, right, oracle))
        return false;
    switch (op.relation) {
        case Relation::Equals: return isEqual(op.family, left, right, oracle);
        case Relation::LessThan: return isBelow(op.family, left, right, oracle);
        case Relation::GreaterThan: return isBelow(op.family, right, left, oracle);
        case Relation::LessThanEquals: return !isBelow(op.family, right, left, oracle);
        case Relation::GreaterThanEquals: return !isBelow(op.family, left, right, oracle);
        case Relation::Matches: return matches(left, right, oracle);
    }
    STEPCHECK_ASSERT(false);
}

bool passes(Tested tested, const Value& value, Oracle& oracle) {
    switch (tested) {
        case Tested::Null:
            if (isTerm(value))
                return oracle.decide({.question = Question::IsKind, .kind = Kind::Null, .first = value});
            return value.is(Kind::Null);
        case Tested::Numeric: return isOfFamily(Family::Numeric, value, oracle);
        case Tested::String: return isOfFamily(Family::String, value, oracle);
        case Tested::Boolean: return isOfFamily(Family::Boolean, value, oracle);
        case Tested::Timestamp: return isOfFamily(Family::Timestamp, value, oracle);
        case Tested::Present: break;
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
