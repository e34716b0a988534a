#pragma once

#include "stepcheck/catalog/fields.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/support/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonpath {

/// What can be wrong with the path in a field.
enum class ProblemKind : std::uint8_t {
    NoPath,               // not a path at all
    NoReferencePath,      // a path that may select several nodes, where one is needed
    ContextNotAllowed,    // `$$` where only `$` will do
    VariableNotAllowed,   // `$name` likewise
    IntrinsicNotAllowed,  // `States.…(…)` where only a path will do
    UnknownFunction,      // `$.a.nosuch()`: fails whenever it is applied
};

struct Problem {
    ProblemKind kind = ProblemKind::NoPath;
    std::string message;
    support::Span at;  // in the text of the field
    std::string help;  // what to do, or empty
};

/// What is wrong with the text of a field whose role is `Path`, `ReferencePath` or `PathOrIntrinsic`, or nothing. An
/// intrinsic function where one may stand is not looked into: see `intrinsic::check`.
/// Source: the field's entry in the catalogue.
[[nodiscard]] std::optional<Problem> checkPath(const catalog::FieldSpec& field, std::string_view text);

/// The same of a text that was read as a path.
[[nodiscard]] std::optional<Problem> checkPath(const catalog::FieldSpec& field, const Path& path);

/// The first function of the path that does not exist, or nothing.
[[nodiscard]] std::optional<Problem> checkFunctions(const Path& path);

/// Whether a text is meant to be a call of an intrinsic function.
[[nodiscard]] bool looksLikeIntrinsic(std::string_view text);

}  // namespace stepcheck::query::jsonpath
