#include "stepcheck/render/condition_reduction.h"

#include "stepcheck/explore/knowledge.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <utility>

namespace stepcheck::render {

using explore::Literal;
using value::Condition;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

// Of two unknowns, the one that the expression names first stays the first.
static Literal plain(const Literal& literal) {
    const explore::Statement statement = explore::statedBy(literal);
    if (statement.question == Question::LessThan && statement.first->is(Kind::Term) && statement.second->is(Kind::Term))
        return literal;
    Literal result{.condition = {.question = statement.question,
                       .kind = literal.condition.kind,
                       .first = *statement.first,
                       .second = *statement.second},
        .holds = statement.holds};
    Condition& condition = result.condition;
    if (condition.question == Question::Equals && !condition.first.is(Kind::Term))
        std::swap(condition.first, condition.second);
    return result;
}

static bool isSame(const Literal& a, const Literal& b) {
    return a.holds == b.holds && a.condition.question == b.condition.question && a.condition.kind == b.condition.kind &&
           a.condition.first == b.condition.first && a.condition.second == b.condition.second;
}

static bool isPart(const Value& part, const Value& whole) {
    if (part == whole)
        return true;
    if (!whole.is(Kind::Term))
        return false;
    return std::ranges::any_of(whole.term().operands(), [&](const Value& operand) { return isPart(part, operand); });
}

// What is asked about is there; that is has some kind is asked before what it is, and of a whole before its parts.
static bool isPresenceOrKindOfMore(const Literal& own, const Literal& other) {
    const Condition& condition = own.condition;
    const Condition& theirs = other.condition;
    const bool isPresence = condition.question == Question::IsPresent;
    if (!own.holds || (!isPresence && condition.question != Question::IsKind))
        return false;
    if (theirs.question == Question::IsKind && !other.holds)
        return false;
    const bool isAbout = isPart(condition.first, theirs.first) || isPart(condition.first, theirs.second);
    if (condition.question == Question::IsKind && (condition.kind == Kind::Object || condition.kind == Kind::Array))
        return isAbout && theirs.first != condition.first;
    const bool saysMore = isPresence ? theirs.question != Question::IsPresent || theirs.first != condition.first
                                     : theirs.question != Question::IsPresent && theirs.question != Question::IsKind;
    return isAbout && saysMore;
}

// When a value is known, so is everything about it and constants.
static bool isAboutKnown(const Literal& own, const Literal& other) {
    const Condition& condition = own.condition;
    const Condition& theirs = other.condition;
    if (!other.holds || theirs.question != Question::Equals || !explore::isKnown(theirs.second))
        return false;
    return (condition.first == theirs.first && explore::isKnown(condition.second)) ||
           (condition.second == theirs.first && explore::isKnown(condition.first));
}

// Of what is a string nobody wants to hear that it is no number.
static bool isKindRuledOut(const Literal& own, const Literal& other) {
    if (own.holds || own.condition.question != Question::IsKind)
        return false;
    const Condition& theirs = other.condition;
    const bool tellsKind =
        theirs.question == Question::LessThan ||
        (other.holds && theirs.question != Question::IsPresent && theirs.question != Question::Equals);
    return tellsKind && (theirs.first == own.condition.first || theirs.second == own.condition.first);
}

// What has members counts as true.
static bool isTruthOfWhole(const Literal& own, const Literal& other) {
    const Value& asked = own.condition.first;
    if (!own.holds || own.condition.question != Question::IsTrue || !asked.is(Kind::Term) ||
        asked.term().form() != Term::Form::Function || asked.term().name() != "$boolean")
        return false;
    const auto isMember = [&](const Value& value) {
        return value.is(Kind::Term) && value.term().form() == Term::Form::Member &&
               value.term().operands()[0] == asked.term().operands()[0];
    };
    return (other.holds || other.condition.question != Question::IsPresent) &&
           (isMember(other.condition.first) || isMember(other.condition.second));
}

// Of what is an integer, that it is a number.
static bool isWiderKind(const Literal& own, const Literal& other) {
    return own.holds && other.holds && own.condition.question == Question::IsKind &&
           other.condition.question == Question::IsKind && own.condition.kind == Kind::Decimal &&
           other.condition.kind == Kind::Integer && own.condition.first == other.condition.first;
}

// Inputs are objects; another way says when this one is none.
static bool goesWithoutSaying(const Literal& literal) {
    const Condition& condition = literal.condition;
    return literal.holds && condition.question == Question::IsKind && condition.kind == Kind::Object &&
           condition.first.is(Kind::Term) && condition.first.term().form() == Term::Form::Unknown &&
           condition.first.term().name() == "input";
}

std::vector<Literal> reduced(const std::vector<Literal>& condition) {
    std::vector<Literal> said;
    for (const Literal& literal : condition)
        if (!literal.isGiven)
            if (Literal each = plain(literal);
                std::ranges::none_of(said, [&](const Literal& other) { return isSame(each, other); }))
                said.push_back(std::move(each));
    std::vector<Literal> kept;
    for (const Literal& own : said)
        if (!goesWithoutSaying(own) && std::ranges::none_of(said, [&](const Literal& other) {
                return &own != &other &&
                       (isPresenceOrKindOfMore(own, other) || isAboutKnown(own, other) || isKindRuledOut(own, other) ||
                           isTruthOfWhole(own, other) || isWiderKind(own, other));
            }))
            kept.push_back(own);
    return kept;
}

}  // namespace stepcheck::render
