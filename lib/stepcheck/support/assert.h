#pragma once

namespace stepcheck::support {

/// Exit status of a run that met a bug of stepcheck itself.
inline constexpr int exitInternalError = 3;

/// Prints the failed condition and its place, asks for a bug report, and ends the program with `exitInternalError`.
[[noreturn]] void assertionFailed(const char* condition, const char* file, int line);

}  // namespace stepcheck::support

/// Stops the program in all builds when `condition` does not hold: a bug of ours, not of the user's document.
#define STEPCHECK_ASSERT(condition)                                                            \
    (static_cast<bool>(condition) ? static_cast<void>(0)                                      \
                                  : ::stepcheck::support::assertionFailed(#condition, __FILE__, __LINE__))
