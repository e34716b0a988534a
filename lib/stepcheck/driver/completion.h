#pragma once

#include "stepcheck/config/words.h"

#include <array>
#include <cstdint>
#include <string>

namespace stepcheck::driver {

struct CommandModel;

/// The shells that completion is for.
enum class Shell : std::uint8_t { Bash, Zsh, Fish };

inline constexpr std::array<config::Word<Shell>, 3> shellWords{{
    {"bash", Shell::Bash},
    {"zsh", Shell::Zsh},
    {"fish", Shell::Fish},
}};

/// A script that completes commands, options and their values, names of rules and files.
[[nodiscard]] std::string completionScript(const CommandModel& program, Shell shell);

}  // namespace stepcheck::driver
