#pragma once

#include "stepcheck/catalog/operations.h"
#include "stepcheck/syntax/node.h"

#include <string_view>

namespace stepcheck::request {

/// Whether a text may be a request: false is certain, true is not. Faster than reading it.
[[nodiscard]] bool mayBeRequest(std::string_view text);

/// The only operation that takes an object with these members and needs no others, when an ARN, a definition or a task
/// token among them shows that it is a request at all; else null. StartExecution and StartSyncExecution cannot be told
/// apart, for example.
[[nodiscard]] const catalog::Operation* operationOf(const syntax::Node& root);

}  // namespace stepcheck::request
