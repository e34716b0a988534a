#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::embed {

/// Why a text is no name of a state machine or activity, as far as it is known (holes `${…}` may be anything): what is
/// wrong with it, or nothing.
/// Source: AWS Step Functions API Reference, CreateStateMachine, "name"; the recorded answers to CreateActivity.
[[nodiscard]] std::optional<std::string> nameProblem(std::string_view name);

/// The same of a name all of which is known: `${` in it is nothing but two characters.
[[nodiscard]] std::optional<std::string> wholeNameProblem(std::string_view name);

/// The same as `nameProblem` of the name of an alias.
/// Source: API model of Step Functions, CharacterRestrictedName.
[[nodiscard]] std::optional<std::string> aliasNameProblem(std::string_view name);

/// The first character of a name that CloudWatch Logs does not take, or empty: it takes letters and digits of ASCII,
/// `-` and `_`.
[[nodiscard]] std::string firstNotLogged(std::string_view name);

/// The known parts of a text, without its holes.
[[nodiscard]] std::string withoutHoles(std::string_view text);

}  // namespace stepcheck::embed
