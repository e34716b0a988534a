#pragma once

#include "stepcheck/query/jsonata/natives.h"

#include <string_view>

// The built-in functions, as the language reference describes them.

namespace stepcheck::query::jsonata {

// Texts
[[nodiscard]] Item stringOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item length(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item substring(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item substringBefore(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item substringAfter(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item uppercase(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item lowercase(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item trim(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item pad(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item join(Evaluator& evaluator, const Arguments& arguments);

// Texts and patterns
[[nodiscard]] Item match(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item contains(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item replace(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item split(Evaluator& evaluator, const Arguments& arguments);

// Numbers
[[nodiscard]] Item numberFrom(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item abs(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item floorOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item ceilOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item roundOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item sqrtOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item power(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item random(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item formatBase(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item sum(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item maxOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item minOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item average(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item countOf(Evaluator& evaluator, const Arguments& arguments);

// Number pictures
[[nodiscard]] Item formatNumber(Evaluator& evaluator, const Arguments& arguments);

// Integer pictures
[[nodiscard]] Item formatInteger(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item parseInteger(Evaluator& evaluator, const Arguments& arguments);

// Truth, types, errors
[[nodiscard]] Item booleanOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item notOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item exists(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item typeName(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item raiseError(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item assertThat(Evaluator& evaluator, const Arguments& arguments);

// Arrays
[[nodiscard]] Item append(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item reverseOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item shuffleOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item distinct(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item zip(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item sortArray(Evaluator& evaluator, const Arguments& arguments);

// Functions of higher order
[[nodiscard]] Item mapOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item filterArray(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item single(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item reduce(Evaluator& evaluator, const Arguments& arguments);
/// Whether `$sift` certainly leaves something of an object that is not known as a whole.
[[nodiscard]] bool siftsToSomething(Evaluator& evaluator, std::span<const Item> arguments);
[[nodiscard]] Item sift(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item each(Evaluator& evaluator, const Arguments& arguments);

// Objects
[[nodiscard]] Item keys(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item lookupIn(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item spread(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item mergeOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item cloneOf(Evaluator& evaluator, const Arguments& arguments);

// Encodings
[[nodiscard]] Item base64encode(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item base64decode(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item encodeUrl(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item encodeUrlComponent(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item decodeUrl(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item decodeUrlComponent(Evaluator& evaluator, const Arguments& arguments);

// Time
[[nodiscard]] Item now(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item millis(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item toMillis(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item fromMillis(Evaluator& evaluator, const Arguments& arguments);

// Added by Step Functions, and `$eval`
[[nodiscard]] Item partitionOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item rangeOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item hashOf(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item uuid(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item parseJson(Evaluator& evaluator, const Arguments& arguments);
[[nodiscard]] Item evalText(Evaluator& evaluator, const Arguments& arguments);

/// The text in upper or lower case.
[[nodiscard]] Item changeCase(Evaluator& evaluator, std::string_view text, bool upper);

}  // namespace stepcheck::query::jsonata
