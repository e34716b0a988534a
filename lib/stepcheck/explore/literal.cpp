#include "stepcheck/explore/literal.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <string_view>

namespace stepcheck::explore {

using value::Condition;
using value::Kind;
using value::Question;
using value::Value;

static std::string textOf(const Value& value) {
    return value.is(Kind::Term) ? describe(value.term()) : value::write(value);
}

static std::string_view kindText(Kind kind, bool holds) {
    switch (kind) {
        case Kind::Null: return holds ? "is null" : "is not null";
        case Kind::Boolean: return holds ? "is a boolean" : "is no boolean";
        case Kind::Integer: return holds ? "is an integer" : "is no integer";
        case Kind::Decimal: return holds ? "is a number" : "is no number";
        case Kind::String: return holds ? "is a string" : "is no string";
        case Kind::Array: return holds ? "is an array" : "is no array";
        case Kind::Object: return holds ? "is an object" : "is no object";
        case Kind::Term: break;
    }
    STEPCHECK_ASSERT(false);
}

// The unknown comes first, whatever the order in which it was asked: `total > 100`, not `100 < total`.
static std::string relation(const Condition& condition, std::string_view forwards, std::string_view backwards) {
    if (condition.first.is(Kind::Term))
        return fmt::format("{} {} {}", textOf(condition.first), forwards, textOf(condition.second));
    return fmt::format("{} {} {}", textOf(condition.second), backwards, textOf(condition.first));
}

// `IsTrue` of a comparison that became a value.
static const value::Term* asComparison(const Value& value) {
    if (!value.is(Kind::Term) || value.term().form() != value::Term::Form::Operation)
        return nullptr;
    const value::Term& term = value.term();
    return term.operands().size() == 2 && std::string_view("=<>!").find(term.name()[0]) != std::string_view::npos
               ? &term
               : nullptr;
}

static std::string truthText(const Value& value, bool holds) {
    const value::Term* comparison = asComparison(value);
    if (comparison == nullptr)
        return fmt::format("{} is {}", textOf(value), holds ? "true" : "false");
    const std::string text = fmt::format(
        "{} {} {}", textOf(comparison->operands()[0]), comparison->name(), textOf(comparison->operands()[1]));
    return holds ? text : fmt::format("not {}", text);
}

std::string describe(const Literal& literal) {
    const Condition& condition = literal.condition;
    const bool holds = literal.holds;
    const auto about = [&](std::string_view text) { return fmt::format("{} {}", textOf(condition.first), text); };
    switch (condition.question) {
        case Question::IsTrue: return truthText(condition.first, holds);
        case Question::IsPresent: return about(holds ? "is present" : "is missing");
        case Question::IsKind: return about(kindText(condition.kind, holds));
        case Question::IsTimestamp: return about(holds ? "is a timestamp" : "is no timestamp");
        case Question::Equals: return holds ? relation(condition, "=", "=") : relation(condition, "!=", "!=");
        case Question::LessThan: return holds ? relation(condition, "<", ">") : relation(condition, ">=", "<=");
        case Question::Matches:
            return fmt::format(
                "{} {} {}", textOf(condition.first), holds ? "matches" : "does not match", textOf(condition.second));
        case Question::Before:
            return holds ? relation(condition, "is before", "is after")
                         : relation(condition, "is not before", "is not after");
        case Question::SameMoment:
            return holds ? relation(condition, "is the moment", "is the moment")
                         : relation(condition, "is not the moment", "is not the moment");
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::explore
