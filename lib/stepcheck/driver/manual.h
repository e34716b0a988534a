#pragma once

#include <string>

namespace stepcheck::driver {

struct CommandModel;

/// The manual page stepcheck(1) of the program and all its commands, for man and mandoc.
[[nodiscard]] std::string manualPage(const CommandModel& program);

}  // namespace stepcheck::driver
