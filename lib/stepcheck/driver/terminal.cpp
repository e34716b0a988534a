#include "stepcheck/driver/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace stepcheck::driver {

std::optional<std::string_view> processEnvironment(const char* name) {
    // Nothing in this program changes the environment.
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? std::nullopt : std::optional<std::string_view>(value);
}

bool wantsColor(ColorMode mode, bool isTerminal, const Environment& environment) {
    if (mode != ColorMode::Auto)
        return mode == ColorMode::Always;
    if (!environment("NO_COLOR").value_or("").empty())
        return false;
    for (const char* name : {"FORCE_COLOR", "CLICOLOR_FORCE"})
        if (const std::string_view value = environment(name).value_or(""); !value.empty() && value != "0")
            return true;
    if (environment("CLICOLOR") == "0" || environment("TERM") == "dumb")
        return false;
    return isTerminal;
}

static std::size_t columnsOfOutput() {
    constexpr std::size_t usual = 80;
    constexpr std::size_t readable = 100;  // longer lines are hard to read
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return usual;
    return std::min<std::size_t>(size.ws_col, readable);
}

Terminal detectTerminal(ColorMode mode) {
    return {.colorOutput = wantsColor(mode, isatty(STDOUT_FILENO) != 0, processEnvironment),
        .colorErrors = wantsColor(mode, isatty(STDERR_FILENO) != 0, processEnvironment),
        .columns = columnsOfOutput()};
}

}  // namespace stepcheck::driver
