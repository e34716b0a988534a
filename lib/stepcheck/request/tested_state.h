#pragma once

#include "stepcheck/request/request.h"

#include <memory>

namespace stepcheck::request {

/// A state machine of nothing but the state that TestState is given, whose transitions lead to states that only end.
/// The spans of the state lead back to the request. Null when the text passes a limit.
[[nodiscard]] std::unique_ptr<const syntax::Document> machineAround(
    const Request& request, const Node& string, const Node& state, bool withHoles);

}  // namespace stepcheck::request
