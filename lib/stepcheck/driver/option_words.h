#pragma once

#include "stepcheck/config/words.h"
#include "stepcheck/driver/command_model.h"
#include "stepcheck/support/result.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::driver {

/// An option with a value, of which the last one counts.
inline CLI::Option* addText(
    CLI::App& app, const char* name, std::string& value, const char* type, const char* description) {
    return app.add_option(name, value, description)->type_name(type)->take_last();
}

/// Tells help and completion which words an option takes.
template <class T, std::size_t count>
void addChoices(Choices& choices, const CLI::Option* option, const std::array<config::Word<T>, count>& words) {
    for (const config::Word<T>& each : words)
        choices[option].emplace_back(each.word);
}

/// The text of an option that may be left out.
[[nodiscard]] inline std::optional<std::string> unlessEmpty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

/// Puts the value of a word into `out`; nothing happens when the option was left out. The result is what is wrong with
/// the word; it names the option.
template <class T, class U, std::size_t count>
[[nodiscard]] std::optional<support::Error> readWord(
    std::string_view option, const std::string& word, const std::array<config::Word<T>, count>& words, U& out) {
    if (word.empty())
        return std::nullopt;
    const support::Result<T> value = config::valueOf(word, words);
    if (!value)
        return support::Error{fmt::format("{}: {}", option, value.error().message)};
    out = *value;
    return std::nullopt;
}

}  // namespace stepcheck::driver
