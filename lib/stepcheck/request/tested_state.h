#pragma once

#include "stepcheck/request/request.h"

#include <memory>

namespace stepcheck::request {

/// Whether what TestState is given is one state, and no state machine whose states it may name.
[[nodiscard]] bool isState(const Node& definition);

/// A state machine of nothing but the state that TestState is given, whose transitions lead to states that only end.
/// The spans of the state lead back to the request. Null when the text passes a limit.
[[nodiscard]] std::unique_ptr<const syntax::Document> machineAround(
    const Request& request, const Node& string, const Node& state, bool withHoles);

/// The state that a request for TestState is about: its definition, or the state of it that `stateName` names.
struct TestedState {
    std::unique_ptr<const syntax::Document> document;
    const Node* state = nullptr;  // an object
};

/// The same; `state` is null when it cannot be found.
[[nodiscard]] TestedState testedStateOf(const Request& request, const Node& string, bool withHoles);

}  // namespace stepcheck::request
