#pragma once

#include "stepcheck/support/result.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::support {

/// How long another program may take, and how much it may say.
struct ProgramLimits {
    std::chrono::milliseconds time{60'000};
    std::size_t outputBytes = std::size_t{256} << 20U;
};

/// What a program that is found on PATH writes to its standard output when it is given `input`. No shell is involved.
/// Error: it is not there, passes a limit, or ends with another status than 0 (with the first line of what it wrote to
/// standard error); the text names the program.
[[nodiscard]] Result<std::string> runProgram(const std::string& name, const std::vector<std::string>& arguments,
    std::string_view input, const ProgramLimits& limits = {});

}  // namespace stepcheck::support
