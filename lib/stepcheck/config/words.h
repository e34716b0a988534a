#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/config/config.h"
#include "stepcheck/lint/rule_options.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/result.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::config {

/// A value and the word that users write for it, in files and on the command line alike.
template <class T>
struct Word {
    std::string_view word;
    T value;
};

inline constexpr std::array<Word<asl::MachineType>, 2> machineTypeWords{{
    {"STANDARD", asl::MachineType::Standard},
    {"EXPRESS", asl::MachineType::Express},
}};

inline constexpr std::array<Word<FailOn>, 4> failOnWords{{
    {"error", FailOn::Error},
    {"warning", FailOn::Warning},
    {"info", FailOn::Info},
    {"never", FailOn::Never},
}};

/// No severity: the rule does not run.
inline constexpr std::array<Word<std::optional<support::Severity>>, 4> severityWords{{
    {"error", support::Severity::Error},
    {"warning", support::Severity::Warning},
    {"info", support::Severity::Info},
    {"off", std::nullopt},
}};

inline constexpr std::array<Word<support::ColumnUnit>, 3> columnUnitWords{{
    {"codepoint", support::ColumnUnit::CodePoint},
    {"utf8", support::ColumnUnit::Utf8},
    {"utf16", support::ColumnUnit::Utf16},
}};

inline constexpr std::array<Word<lint::NameStyle>, 6> nameStyleWords{{
    {"any", lint::NameStyle::Any},
    {"title-case", lint::NameStyle::TitleCase},
    {"pascal-case", lint::NameStyle::PascalCase},
    {"camel-case", lint::NameStyle::CamelCase},
    {"kebab-case", lint::NameStyle::KebabCase},
    {"snake-case", lint::NameStyle::SnakeCase},
}};

/// "error, warning"
[[nodiscard]] std::string listOf(std::span<const std::string_view> words);

/// "\"warn\" is none of error, warning; did you mean \"warning\"?"
[[nodiscard]] support::Error noneOf(std::string_view text, std::span<const std::string_view> words);

template <class T, std::size_t count>
[[nodiscard]] std::vector<std::string_view> textsOf(const std::array<Word<T>, count>& words) {
    std::vector<std::string_view> texts;
    for (const Word<T>& each : words)
        texts.push_back(each.word);
    return texts;
}

/// The value of a word. Error: it is none of the words; the text lists them and suggests the nearest.
template <class T, std::size_t count>
[[nodiscard]] support::Result<T> valueOf(std::string_view text, const std::array<Word<T>, count>& words) {
    for (const Word<T>& each : words)
        if (each.word == text)
            return each.value;
    return noneOf(text, textsOf(words));
}

/// The word of a value, which must have one.
template <class T, std::size_t count>
[[nodiscard]] std::string_view wordOf(const T& value, const std::array<Word<T>, count>& words) {
    for (const Word<T>& each : words)
        if (each.value == value)
            return each.word;
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::config
