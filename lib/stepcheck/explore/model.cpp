#include "stepcheck/explore/model.h"

#include "stepcheck/explore/function_values.h"
#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/semantics/comparison.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using value::Condition;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

namespace {

// One computation. Terms of loops grow deep and share their parts, so depth and work have limits.
class Computation {
public:
    explicit Computation(const Model& model) : model_(model) {}

    Computed compute(const Value& value);

private:
    Computed computeArray(const Value& array);
    Computed computeObject(const Value& object);
    Computed computeTerm(const Term& term);
    Computed unknown(const Term& term) const;
    Computed memberOf(const Term& term);
    Computed elementOf(const Term& term);
    Computed with(const Term& term);
    Computed apply(const Term& term);

    const Model& model_;
    int depth_ = 0;
    std::uint64_t work_ = 0;
};

}  // namespace

static constexpr int maxDepth = 1'000;
static constexpr std::uint64_t maxWork = 1'000'000;

Computed Computation::compute(const Value& value) {
    if (value.kind() < Kind::Array)
        return value;
    if (depth_ == maxDepth || ++work_ > maxWork)
        return Uncomputable{"it is too large"};
    ++depth_;
    Computed result = value.is(Kind::Term)    ? computeTerm(value.term())
                      : value.is(Kind::Array) ? computeArray(value)
                                              : computeObject(value);
    --depth_;
    return result;
}

// What is not there is left out.
Computed Computation::computeArray(const Value& array) {
    std::vector<Value> elements;
    bool changed = false;
    for (const Value& element : array.elements()) {
        Computed computed = compute(element);
        if (std::holds_alternative<Uncomputable>(computed))
            return computed;
        auto* known = std::get_if<Value>(&computed);
        changed = changed || known == nullptr || element.kind() >= Kind::Array;
        if (known != nullptr)
            elements.push_back(std::move(*known));
    }
    return changed ? Value(std::move(elements)) : array;
}

Computed Computation::computeObject(const Value& object) {
    std::vector<value::Member> members;
    bool changed = false;
    for (const value::MemberView member : object.members()) {
        Computed computed = compute(member.value);
        if (std::holds_alternative<Uncomputable>(computed))
            return computed;
        auto* known = std::get_if<Value>(&computed);
        changed = changed || known == nullptr || member.value.kind() >= Kind::Array;
        if (known != nullptr)
            members.push_back({.name = member.name, .value = std::move(*known)});
    }
    return changed ? Value::object(std::move(members)) : object;
}

Computed Computation::computeTerm(const Term& term) {
    switch (term.form()) {
        case Term::Form::Unknown: return unknown(term);
        case Term::Form::Member: return memberOf(term);
        case Term::Form::Element: return elementOf(term);
        case Term::Form::Operation: return term.name() == "with" ? with(term) : apply(term);
        case Term::Form::Function: return apply(term);
    }
    STEPCHECK_ASSERT(false);
}

Computed Computation::unknown(const Term& term) const {
    const auto found = model_.values.find(term.name());
    return found == model_.values.end() ? Value::object({}) : found->second;
}

static Computed orAbsent(const Value* found) {
    return found != nullptr ? Computed(*found) : Absent{};
}

Computed Computation::memberOf(const Term& term) {
    const Computed object = compute(term.operands()[0]);
    const auto* known = std::get_if<Value>(&object);
    return known != nullptr ? orAbsent(known->find(term.name())) : object;
}

Computed Computation::elementOf(const Term& term) {
    const Computed array = compute(term.operands()[0]);
    const Computed index = compute(term.operands()[1]);
    const auto* known = std::get_if<Value>(&array);
    const auto* place = std::get_if<Value>(&index);
    if (known == nullptr || place == nullptr)
        return known == nullptr ? array : index;
    if (!place->isNumber())
        return Absent{};
    const auto size = static_cast<double>(known->size());
    double at = std::floor(place->number());
    at = at < 0 ? at + size : at;
    if (!known->is(Kind::Array) || !(at >= 0 && at < size))
        return Absent{};
    return known->elements()[static_cast<std::size_t>(at)];
}

Computed Computation::with(const Term& term) {
    const auto& operands = term.operands();
    Computed object = compute(operands[0]);
    Computed value = compute(operands[2]);
    auto* known = std::get_if<Value>(&object);
    auto* member = std::get_if<Value>(&value);
    if (known == nullptr)
        return object;
    if (!known->is(Kind::Object))
        return Uncomputable{"only an object can get another member"};
    return member == nullptr ? value : Computed(known->with(operands[1].string(), std::move(*member)));
}

Computed Computation::apply(const Term& term) {
    return computeFunction(term, [&](const Value& value) { return compute(value); });
}

Computed compute(const Value& value, const Model& model) {
    return Computation(model).compute(value);
}

static bool isOfKind(const Value& value, Kind kind) {
    return kind == Kind::Decimal ? value.isNumber() : value.is(kind);
}

static bool areTexts(const Value& a, const Value& b) {
    return a.is(Kind::String) && b.is(Kind::String);
}

static bool isLess(const Value& a, const Value& b) {
    if (a.is(Kind::Integer) && b.is(Kind::Integer))
        return a.integer() < b.integer();
    if (a.isNumber() && b.isNumber())
        return a.number() < b.number();
    return areTexts(a, b) && query::jsonata::compareTexts(a.string(), b.string()) < 0;
}

bool answer(Question question, Kind kind, const Value& first, const Value& second) {
    const auto moments = [&](auto compare) {
        if (!areTexts(first, second))
            return false;
        const auto a = semantics::parseTimestamp(first.string());
        const auto b = semantics::parseTimestamp(second.string());
        return a && b && compare(*a, *b);
    };
    switch (question) {
        case Question::IsTrue: return first.is(Kind::Boolean) && first.boolean();
        case Question::IsPresent: return true;
        case Question::IsKind: return isOfKind(first, kind);
        case Question::Equals: return first == second;
        case Question::LessThan: return isLess(first, second);
        case Question::Matches:
            return areTexts(first, second) && semantics::matchesPattern(first.string(), second.string());
        case Question::IsTimestamp:
            return first.is(Kind::String) && semantics::parseTimestamp(first.string()).has_value();
        case Question::Before: return moments([](auto a, auto b) { return a < b; });
        case Question::SameMoment: return moments([](auto a, auto b) { return a == b; });
    }
    STEPCHECK_ASSERT(false);
}

bool isAboutTwo(Question question) {
    switch (question) {
        case Question::IsTrue:
        case Question::IsPresent:
        case Question::IsKind:
        case Question::IsTimestamp: return false;
        case Question::Equals:
        case Question::LessThan:
        case Question::Matches:
        case Question::Before:
        case Question::SameMoment: return true;
    }
    STEPCHECK_ASSERT(false);
}

std::optional<bool> holds(const Condition& condition, const Model& model) {
    const Computed first = compute(condition.first, model);
    if (condition.question == Question::IsPresent && std::holds_alternative<Absent>(first))
        return false;
    const auto* a = std::get_if<Value>(&first);
    if (a == nullptr)
        return std::nullopt;
    if (!isAboutTwo(condition.question))
        return answer(condition.question, condition.kind, *a, Value());
    const Computed second = compute(condition.second, model);
    const auto* b = std::get_if<Value>(&second);
    return b != nullptr ? std::optional(answer(condition.question, condition.kind, *a, *b)) : std::nullopt;
}

}  // namespace stepcheck::explore
