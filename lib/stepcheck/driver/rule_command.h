#pragma once

#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"

#include <optional>
#include <string>

namespace stepcheck::driver {

/// `stepcheck rule`
struct RuleCommand {
    std::optional<std::string> name;  // none: the list of all
    bool json = false;
};

/// Prints the page of a rule, or the list of all rules.
[[nodiscard]] ExitStatus run(const RuleCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
