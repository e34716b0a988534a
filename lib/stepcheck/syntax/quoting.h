#pragma once

#include "stepcheck/syntax/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

/// Where a string is to be written.
struct StringPlace {
    Language language = Language::Json;
    bool isInFlow = true;  // YAML: inside of `[…]` or `{…}`
};

/// The content of a string in double quotes, without them: as JSON escapes it, which YAML understands, too.
[[nodiscard]] std::string escaped(std::string_view text);

/// A whole string in the given style; where the style cannot say the text, or is none of one line, in double quotes.
[[nodiscard]] std::string written(std::string_view text, Style style, StringPlace place);

/// Whether YAML reads the text, written without quotes, as this string, in every version of the language.
[[nodiscard]] bool canBePlain(std::string_view text, bool isInFlow);

}  // namespace stepcheck::syntax
