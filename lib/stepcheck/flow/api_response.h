#pragma once

#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/responses.h"
#include "stepcheck/flow/shape.h"

namespace stepcheck::flow {

/// What an `aws-sdk` task that waits for nothing gets, as far as the API says: an object with these members, and
/// perhaps with newer ones. Any data when the task calls something else, or what the table of APIs does not have.
[[nodiscard]] Shape apiResponse(const asl::Resource& resource, const ShapeOrigins& origins);

/// The same of an optimised integration that answers as an action of an API does.
[[nodiscard]] Shape apiResponse(const catalog::Response& response, const ShapeOrigins& origins);

}  // namespace stepcheck::flow
