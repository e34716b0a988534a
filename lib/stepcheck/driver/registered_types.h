#pragma once

#include "stepcheck/request/request.h"
#include "stepcheck/support/result.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace stepcheck::driver {

/// Requests of RegisterWorkflowType: what the types have for which requests of SWF leave out a member.
using RegisteredTypes = std::vector<std::shared_ptr<const request::Request>>;

/// Reads them.
/// Error: a file cannot be read, or is no such request; the text names it.
[[nodiscard]] support::Result<RegisteredTypes> readRegisteredTypes(std::span<const std::string> paths);

}  // namespace stepcheck::driver
