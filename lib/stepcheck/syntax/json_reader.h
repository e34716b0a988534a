#pragma once

#include "stepcheck/syntax/reader.h"
#include "stepcheck/syntax/tree_builder.h"

#include <cstddef>

namespace stepcheck::syntax {

/// What the JSON reader takes beyond RFC 8259.
struct JsonDialect {
    bool comments = false;
    bool trailingCommas = false;  // JSONC has them
    bool holes = true;
};

/// The most mistakes that are reported in one text; behind them it is not read any further.
inline constexpr std::size_t mostMistakes = 100;

/// Reads the JSON text of `source`, valid UTF-8, into `builder`; goes on after a mistake. Never recursive, linear.
void readJson(const support::SourceText& source, const JsonDialect& dialect, TreeBuilder& builder);

}  // namespace stepcheck::syntax
