#pragma once

#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/responses.h"

namespace stepcheck::flow {

/// What the service of a task answers, or null when nothing is known of it: it is no optimised integration, waits for a
/// callback, or the catalogue does not have it.
[[nodiscard]] const catalog::Response* knownResponse(const asl::Resource& resource);

}  // namespace stepcheck::flow
