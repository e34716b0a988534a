#pragma once

#include <string>

namespace stepcheck::driver {

struct CommandModel;

/// What `--help` prints for the program or for one of its commands: how to call it, its options in their groups.
[[nodiscard]] std::string helpText(const CommandModel& command);

}  // namespace stepcheck::driver
