#pragma once

#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

/// "One Hundred and Twenty-Third"; up to trillions, then "Trillion" again and again.
[[nodiscard]] std::string numberInWords(double number, bool ordinal);

/// What such words, in lower case, mean; NaN when one is not known.
[[nodiscard]] double wordsValue(std::string_view words);

/// A regular expression for one of the words.
[[nodiscard]] std::string wordPattern();

/// "mcmxcix".
[[nodiscard]] std::string romanNumber(double number);

/// What a Roman number in lower case means.
[[nodiscard]] double romanValue(std::string_view roman);

}  // namespace stepcheck::query::jsonata
