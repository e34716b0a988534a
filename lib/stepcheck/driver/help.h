#pragma once

#include <string>

namespace CLI {
class App;
}

namespace stepcheck::driver {

/// What `--help` prints for the program or for one of its commands: how to call it, its options in their groups.
[[nodiscard]] std::string helpText(const CLI::App& app);

}  // namespace stepcheck::driver
