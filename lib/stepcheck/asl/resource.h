#pragma once

#include "stepcheck/asl/field.h"

#include <cstdint>
#include <string_view>

namespace stepcheck::asl {

/// How a task waits for its service. `Other` is a suffix that no service has, `Hole` one that is not known.
enum class IntegrationPattern : std::uint8_t { RequestResponse, Sync, Sync2, WaitForTaskToken, Other, Hole };

/// A piece of a `Resource`: its text, where it lies in the node's text, and whether all of it is known.
struct ResourcePart {
    std::string_view text;
    Span inText;
    bool isKnown = true;  // false when it has a hole

    /// Known, and this text.
    [[nodiscard]] bool is(std::string_view word) const { return isKnown && text == word; }
};

/// What the `Resource` of a task, reader or writer names. It is taken apart, not judged: a service or action may not
/// exist. Views the document.
struct Resource {
    enum class Form : std::uint8_t {
        Unknown,         // a hole, or holes that may hide the separators
        Malformed,       // none of the forms below
        LambdaFunction,  // arn:<partition>:lambda:<region>:<account>:function:<name>[:<qualifier>]
        Activity,        // arn:<partition>:states:<region>:<account>:activity:<name>
        Service,         // arn:<partition>:states:<region>:<account>:<service>:<action>[.<pattern>]
        AwsSdk,          // arn:<partition>:states:<region>:<account>:aws-sdk:<service>:<action>[.<pattern>]
    };

    Form form = Form::Unknown;
    ResourcePart partition;
    ResourcePart region;
    ResourcePart account;
    ResourcePart service;  // of `Service` and `AwsSdk`, as written
    ResourcePart action;   // of both, without the pattern
    ResourcePart suffix;   // of both: what follows the action's dot; empty for request-response
    IntegrationPattern pattern = IntegrationPattern::RequestResponse;
    ResourcePart name;       // of a function or activity
    ResourcePart qualifier;  // of a function: its version or alias; empty when there is none

    [[nodiscard]] bool is(Form other) const { return form == other; }

    /// An optimised integration's action, whatever its pattern: `isService("lambda", "invoke")`.
    [[nodiscard]] bool isService(std::string_view serviceName, std::string_view actionName) const {
        return form == Form::Service && service.is(serviceName) && action.is(actionName);
    }

    /// Whether the execution waits until somebody reports back: a task token or an activity.
    [[nodiscard]] bool isCallback() const {
        return form == Form::Activity || pattern == IntegrationPattern::WaitForTaskToken;
    }

    /// Whether the execution waits for the end of a job.
    [[nodiscard]] bool isJob() const {
        return pattern == IntegrationPattern::Sync || pattern == IntegrationPattern::Sync2;
    }
};

/// Takes the text of a `Resource` apart; a node that is no string is `Unknown`. Linear in the text.
/// Source: AWS Step Functions Developer Guide, "Integrating services"; the recorded answers to CreateStateMachine.
[[nodiscard]] Resource parseResource(const Node& node);

}  // namespace stepcheck::asl
