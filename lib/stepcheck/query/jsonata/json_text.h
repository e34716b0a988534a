#pragma once

#include "stepcheck/value/value.h"

#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

/// A number in the ECMAScript form: shortest digits that read back, plain from 1e-6 up to below 1e21. Not finite:
/// "null", as in JSON.
[[nodiscard]] std::string numberText(double number);

/// The number rounded to 15 significant digits, as `$string` writes it.
[[nodiscard]] double roundToPrecision(double number);

/// Appends the JSON string of a text; lone surrogates as `\u` escapes.
void appendQuoted(std::string& out, std::string_view text);

[[nodiscard]] std::string quoteJson(std::string_view text);

/// JSON text of null, a boolean, a number or a string.
[[nodiscard]] std::string scalarJson(const value::Value& scalar);

/// An integer when the number is whole and exact as a double, else a decimal.
[[nodiscard]] value::Value wholeOrDecimal(double number);

}  // namespace stepcheck::query::jsonata
