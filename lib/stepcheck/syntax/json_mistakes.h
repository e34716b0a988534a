#pragma once

#include "stepcheck/support/diagnostic.h"
#include "stepcheck/syntax/json_reader.h"
#include "stepcheck/syntax/node.h"

#include <string>
#include <string_view>

namespace stepcheck::syntax {

/// A diagnostic of the rule `json-syntax`.
[[nodiscard]] support::Diagnostic jsonMistake(Span at, std::string message, std::string help = {});

/// The help line about something that JSON5 has and JSON does not; in JSONC it says that JSON5 is not read.
[[nodiscard]] std::string json5Help(std::string help, const JsonDialect& dialect);

/// A piece of the text as messages name it: in double quotes; a character that cannot be seen by its number. Cut when
/// long.
[[nodiscard]] std::string nameText(std::string_view text);

/// The character at the begin of `text` by its number and, for those that people mistake for others, its name: `U+00A0
/// (no-break space)`.
[[nodiscard]] std::string nameCharacter(std::string_view text);

/// What a bare word in the place of a value was meant to be, and what to say about it.
struct WordMeaning {
    Kind kind = Kind::Invalid;  // `Boolean` or `Null` when that is beyond doubt: `True`, `None`
    bool boolean = false;
    std::string message;
    std::string help;
};
[[nodiscard]] WordMeaning explainWord(std::string_view word, const JsonDialect& dialect);

/// What to write in place of the character behind a backslash, as a help line; empty when nothing is known.
[[nodiscard]] std::string explainEscape(std::string_view escape, const JsonDialect& dialect);

}  // namespace stepcheck::syntax
