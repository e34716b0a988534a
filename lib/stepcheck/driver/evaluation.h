#pragma once

#include "stepcheck/config/words.h"
#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/support/span.h"
#include "stepcheck/value/value.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::driver {

enum class ExpressionLanguage : std::uint8_t { Jsonata, JsonPath, Intrinsic, Template };

inline constexpr std::array<config::Word<ExpressionLanguage>, 4> languageWords{{
    {"jsonata", ExpressionLanguage::Jsonata},
    {"jsonpath", ExpressionLanguage::JsonPath},
    {"intrinsic", ExpressionLanguage::Intrinsic},
    {"template", ExpressionLanguage::Template},
}};

/// The language of a text when it is clear: `{% … %}` and what is nothing else are JSONata, `$.a` and `$$.a` are paths,
/// `States.…` is an intrinsic function. A text such as `$a.b` means something in two languages.
[[nodiscard]] std::optional<ExpressionLanguage> guessLanguage(std::string_view text);

/// An expression and what it is evaluated over.
struct Question {
    ExpressionLanguage language = ExpressionLanguage::Jsonata;
    std::string text;                     // of JSONata with or without `{%` and `%}`; of a template JSON
    std::optional<value::Value> data;     // none: undefined in JSONata, null else
    std::optional<value::Value> context;  // `$$` of JSONPath
    value::Value bindings;                // an object: variables, names without `$`
    query::jsonata::Options jsonata{};
    bool isPlainPath = false;  // JSONPath whose only root is `$`
};

struct Undefined {};

/// Why there is no value.
struct Complaint {
    std::string code;  // of JSONata; `InvalidPath`, `PathNotFound`, `EvalError`; `States.…`
    std::string message;
    std::optional<support::Span> at{};        // in the text
    std::optional<std::uint32_t> position{};  // where the reference implementation of JSONata says it is
    std::string token{};
};

using Answer = std::variant<value::Value, Undefined, Complaint>;

/// Parses and evaluates. Nothing is unknown, so nobody is asked.
[[nodiscard]] Answer answer(const Question& question);

}  // namespace stepcheck::driver
