#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/integrations.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What several rules ask about the calls of Task states and what they pass on.
namespace stepcheck::lint {

/// A Task state with what it calls.
struct TaskCall {
    const asl::State* state = nullptr;
    const asl::Task* task = nullptr;
    asl::Resource resource;
    const syntax::Node* resourceNode = nullptr;  // null unless `Resource` is a string
    const syntax::Member* parameters = nullptr;  // `Parameters` or `Arguments`, by the query language; null when absent

    [[nodiscard]] const catalog::Integration* integration() const;
    [[nodiscard]] const catalog::IntegrationAction* action() const;

    /// The same, or of an `aws-sdk` task the action of the integration that does the same; what the catalogue says of
    /// its parameters holds for both.
    [[nodiscard]] const catalog::IntegrationAction* listedAction() const;

    /// Whether it calls this action, be it the optimised integration's or the SDK's; both lead to the same API.
    [[nodiscard]] bool callsApi(std::string_view service, std::string_view action) const;

    /// The place of a piece of the `Resource`.
    [[nodiscard]] support::Span at(const asl::ResourcePart& part) const { return resourceNode->spanOf(part.inText); }
};

/// Every Task state, in the order of the states.
[[nodiscard]] std::vector<TaskCall> taskCalls(const asl::Machine& machine);

/// Whether a value is computed when the state runs: the member of a name `x.$` in JSONPath, a string `{% … %}` in
/// JSONata. Templates inside of a value are not looked into.
[[nodiscard]] bool isComputed(const asl::State& state, const syntax::Member& member);
[[nodiscard]] bool isComputed(const asl::State& state, const syntax::Node& value);

/// The member of a payload template's object that gives the value `name`: `name`, or `name.$` in JSONPath; or null.
[[nodiscard]] const syntax::Member* findParameter(
    const asl::State& state, const syntax::Node& object, std::string_view name);

/// Whether the object certainly gives no such value: it is one, all of it is known, and the name is not there.
[[nodiscard]] bool lacksParameter(const asl::State& state, const syntax::Node& object, std::string_view name);

/// The value `name` of the object when it is known and not computed, or null.
[[nodiscard]] const syntax::Node* constantParameter(
    const asl::State& state, const syntax::Node& object, std::string_view name);

/// The same of the parameters of a task.
[[nodiscard]] const syntax::Node* constantParameter(const TaskCall& call, std::string_view name);
[[nodiscard]] bool lacksParameter(const TaskCall& call, std::string_view name);

/// What messages call a resource without its ARN: `lambda:invoke`, `aws-sdk:s3:getObject`.
[[nodiscard]] std::string actionName(const asl::Resource& resource);

/// The parts of a text that may be an ARN.
struct Arn {
    std::string_view partition;
    std::string_view service;
    std::string_view region;
    std::string_view account;
    std::string_view rest;  // what follows the account, colons included
};

/// The parts, or nothing when the text does not begin with `arn:` or has too few of them. Nothing is checked.
[[nodiscard]] std::optional<Arn> splitArn(std::string_view text);

/// Whether it is the number of an account: twelve digits.
[[nodiscard]] bool isAccountId(std::string_view text);

}  // namespace stepcheck::lint
