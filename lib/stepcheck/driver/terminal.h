#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace stepcheck::driver {

/// What `--color` says.
enum class ColorMode : std::uint8_t { Auto, Always, Never };

/// Gives the value of an environment variable, or nothing.
using Environment = std::function<std::optional<std::string_view>(const char* name)>;

/// The environment of this process.
[[nodiscard]] std::optional<std::string_view> processEnvironment(const char* name);

/// Whether a stream gets colours. `Auto` asks in this order: `NO_COLOR` (any text: no), `FORCE_COLOR` and
/// `CLICOLOR_FORCE` (any text but `0`: yes), `CLICOLOR=0` and `TERM=dumb` (no), then whether it is a terminal.
/// Source: https://no-color.org, https://bixense.com/clicolors
[[nodiscard]] bool wantsColor(ColorMode mode, bool isTerminal, const Environment& environment);

/// What the standard streams are.
struct Terminal {
    bool colorOutput = false;
    bool colorErrors = false;
    std::size_t columns = 80;
};

/// The standard streams of this process.
[[nodiscard]] Terminal detectTerminal(ColorMode mode);

}  // namespace stepcheck::driver
