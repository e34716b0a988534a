#include "stepcheck/exec/settings.h"

#include <fmt/format.h>

namespace stepcheck::exec {

std::string Settings::machineArn() const {
    return fmt::format("arn:aws:states:{}:{}:stateMachine:{}", region, account, machineName);
}

std::string Settings::executionArn() const {
    if (type == asl::MachineType::Express)
        return fmt::format(
            "arn:aws:states:{}:{}:express:{}:{}:{}", region, account, machineName, executionName, executionName);
    return fmt::format("arn:aws:states:{}:{}:execution:{}:{}", region, account, machineName, executionName);
}

}  // namespace stepcheck::exec
