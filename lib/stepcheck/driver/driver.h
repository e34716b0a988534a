#pragma once

#include <span>

namespace stepcheck::driver {

/// The whole program: reads the arguments, the first of which is its name, runs the command, and returns the exit
/// status: 0 nothing found, 1 findings, 2 bad usage or configuration or a file that cannot be judged. A bug of ours
/// ends the process with 3.
[[nodiscard]] int runProgram(std::span<const char* const> arguments);

}  // namespace stepcheck::driver
