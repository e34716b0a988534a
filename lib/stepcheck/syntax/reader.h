#pragma once

#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/document.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace stepcheck::syntax {

/// What is read beyond the strict language.
struct ReadOptions {
    bool comments = false;  // in plain JSON; JSONC and YAML always have them
    bool holes = true;      // `${Name}` and `{{name}}` stand for values that are filled in later
};

/// The most that is read of one text. A text beyond a limit is not judged at all.
struct ReadLimits {
    std::size_t depth = 5'000;              // arrays and objects inside each other
    std::size_t nodes = 20'000'000;         // keys and values
    std::size_t aliasNodes = 1'000'000;     // nodes that YAML aliases and merge keys repeat
};

/// The language that a file name tells by its extension (`.json`: JSON; `.jsonc` and `.json5`: JSONC; `.yaml` and
/// `.yml`: YAML), or nothing for any other extension.
[[nodiscard]] std::optional<Language> languageOfName(std::string_view name);

/// The language that a text looks like: YAML unless it begins (after white space and comments) with `{` or `[`.
[[nodiscard]] Language languageOfText(std::string_view text);

/// Reads a whole text. What is wrong with it is in the document's diagnostics; the tree holds everything that could
/// be read all the same. JSON and JSONC go on after a mistake; YAML ends at the first.
/// Error: a limit was passed; the text names the place, the limit and its value. Linear in the text.
[[nodiscard]] support::Result<std::unique_ptr<const Document>> readDocument(
    std::shared_ptr<const support::SourceText> source, Language language, const ReadOptions& options = {},
    const ReadLimits& limits = {});

}  // namespace stepcheck::syntax
