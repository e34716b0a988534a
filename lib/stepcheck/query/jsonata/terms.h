#pragma once

#include "stepcheck/query/jsonata/evaluator.h"

#include <span>
#include <string_view>

namespace stepcheck::query::jsonata {

// What evaluation does where it meets a value that nobody knows yet: it builds a bigger term, and asks the oracle where
// it cannot go on without an answer. `IsKind` with `Kind::Decimal` asks for a number of either kind.

/// `-` of a term. Throws D1002 when it is no number.
[[nodiscard]] Item negateTerm(Evaluator& evaluator, const Node& node, Item term);

/// An operator of which at least one side is a term.
[[nodiscard]] Item operateOnTerms(Evaluator& evaluator, const Node& node, Operator op, Item left, Item right);

/// Whether the term counts as true.
[[nodiscard]] bool truthOfTerm(Evaluator& evaluator, Item term);

/// Whether the two, one of them a term, are equal.
[[nodiscard]] bool equalTerms(Evaluator& evaluator, Item a, Item b);

/// A member of a term, or undefined when it is not there.
[[nodiscard]] Item memberOfTerm(Evaluator& evaluator, Item term, std::string_view name);

/// An element of a term; a term that is no array is its own first and last element.
[[nodiscard]] Item elementOfTerm(Evaluator& evaluator, Item term, const value::Value& index);

/// All members or all descendants of a term.
[[nodiscard]] Item anyOfTerm(Evaluator& evaluator, Item term, std::string_view which);

/// Whether the term has one of the types.
[[nodiscard]] bool termFits(Evaluator& evaluator, Item term, TypeMask types);

/// The type of a term as far as it matters to a parameter that accepts `wanted`.
[[nodiscard]] TypeMask typeOfTerm(Evaluator& evaluator, Item term, TypeMask wanted);

/// What a function yields that cannot be computed because of an unknown.
[[nodiscard]] Item unknownResult(Evaluator& evaluator, std::string_view function, std::span<const Item> arguments);

/// An operation of the solver's over items.
[[nodiscard]] Item termOperation(Evaluator& evaluator, std::string_view name, std::span<const Item> operands);

/// The key of an object; a term cannot be one.
[[nodiscard]] inline Item knownKey(Evaluator& /*evaluator*/, Item key) {
    if (isTerm(key))
        throw TermMet{};
    return key;
}

}  // namespace stepcheck::query::jsonata
