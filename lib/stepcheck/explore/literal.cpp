#include "stepcheck/explore/literal.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

using value::Condition;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static bool isInfix(const Value& value, std::string_view symbols) {
    return value.is(Kind::Term) && value.term().form() == Term::Form::Operation &&
           value.term().operands().size() == 2 &&
           (symbols.find(value.term().name()[0]) != symbols.npos || value.term().name() == "concat");
}

// What binds tighter than a comparison stands in one without parentheses.
static std::string textOf(const Value& value) {
    if (!value.is(Kind::Term))
        return value::write(value);
    const std::string text = describe(value.term());
    return isInfix(value, "+-*/%") ? text.substr(1, text.size() - 2) : text;
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

static std::string_view negated(std::string_view comparison) {
    static constexpr auto pairs = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"=", "!="}, {"!=", "="}, {"<", ">="}, {">=", "<"}, {">", "<="}, {"<=", ">"}});
    const auto* const found =
        std::ranges::find(pairs, comparison, &std::pair<std::string_view, std::string_view>::first);
    STEPCHECK_ASSERT(found != pairs.end());
    return found->second;
}

// Of a function that yields a boolean; empty: of any other value.
static std::string answerText(const Term& function, bool holds) {
    const std::string_view name = function.name();
    if (function.form() != Term::Form::Function || function.operands().empty())
        return {};
    const std::string first = textOf(function.operands()[0]);
    if (name == "$boolean")
        return fmt::format("{} counts as {}", first, holds ? "true" : "false");
    if (name == "is JSON")
        return fmt::format("{} is {} JSON", first, holds ? "valid" : "no valid");
    if (name == "in")
        return fmt::format("{} is {}in {}", first, holds ? "" : "not ", textOf(function.operands()[1]));
    static constexpr auto booleans =
        std::to_array<std::string_view>({"$contains", "$exists", "$not", "States.ArrayContains"});
    return std::ranges::find(booleans, name) == booleans.end()
               ? std::string()
               : fmt::format("{}{}", holds ? "" : "not ", describe(function));
}

static std::string truthText(const Value& value, bool holds) {
    if (isInfix(value, "=<>!")) {
        const Term& comparison = value.term();
        return fmt::format("{} {} {}", textOf(comparison.operands()[0]),
            holds ? comparison.name() : negated(comparison.name()), textOf(comparison.operands()[1]));
    }
    const std::string text = value.is(Kind::Term) ? answerText(value.term(), holds) : std::string();
    return !text.empty() ? text : fmt::format("{} is {}", textOf(value), holds ? "true" : "false");
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
