#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/request/request.h"

#include <memory>
#include <optional>
#include <span>

namespace stepcheck::lint {

/// What a rule about requests looks at.
struct RequestInput {
    const request::Request& request;
    std::optional<asl::MachineType> machineType;  // of the state machine that the request is about, if somebody said it
    std::span<const std::shared_ptr<const request::Request>> registered;  // registrations of types, for SWF
};

/// A rule about API requests: those of the folder `rules/requests`.
struct RequestRule {
    Rule rule;
    void (*check)(const RequestInput& in, Reporter& out) = nullptr;
};

/// All of them, sorted by id. Generated from the files under `rules/requests`.
[[nodiscard]] std::span<const RequestRule* const> requestRules();

/// Whether the value has the type that its model wants.
[[nodiscard]] bool isReadable(const request::Value& value);

/// Calls `visit(const request::Value&)` for each value of the right type that means this. What has another type is the
/// business of `request-type-invalid`.
template <class Visitor>
void eachOf(const RequestInput& in, catalog::Meaning meaning, Visitor&& visit) {
    for (const request::Value& value : in.request.values())
        if (value.member->meaning == meaning && value.shape == &value.member->shape && isReadable(value))
            visit(value);
}

}  // namespace stepcheck::lint

/// Defines the rule `variable`, the id with `_` for `-`.
#define STEPCHECK_REQUEST_RULE(variable)                                                                               \
    extern const ::stepcheck::lint::RequestRule variable;                                                              \
    constinit const ::stepcheck::lint::RequestRule variable

namespace stepcheck::rules {

using lint::RequestInput;

}  // namespace stepcheck::rules
