#pragma once

#include "stepcheck/embed/template.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::embed {

/// What is found in a template.
struct Findings {
    std::map<std::string, std::string_view, std::less<>> types;  // of all resources, by logical id
    std::vector<Resource> resources;                             // those of Step Functions, in the order of the text
};

/// The resources of a template, by its dialect.
[[nodiscard]] Findings findResources(const Node& root, Dialect dialect);

/// The section of CloudFormation (`Resources`, `Mappings`, …) that a root has, directly or in the `resources` of the
/// Serverless Framework; or null.
[[nodiscard]] const Node* sectionOf(const Node& root, std::string_view name);

/// The kind and vocabulary of a type such as `AWS::Serverless::StateMachine`, or nothing.
struct ResourceType {
    ResourceKind kind;
    Vocabulary vocabulary;
};
[[nodiscard]] std::optional<ResourceType> resourceTypeOf(std::string_view type);

}  // namespace stepcheck::embed
