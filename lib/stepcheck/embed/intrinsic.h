#pragma once

#include "stepcheck/syntax/node.h"

#include <optional>
#include <string_view>

namespace stepcheck::embed {

using syntax::Node;

/// A template function of CloudFormation: `{"Fn::Sub": …}`, `!Sub …`, `{"Ref": …}`.
struct Intrinsic {
    std::string_view name;           // without `Fn::` and `!`: `Sub`, `Ref`
    const Node* argument = nullptr;  // of the short form the node itself, whose tag says nothing about it
};

/// The template function that a node is, or nothing.
[[nodiscard]] std::optional<Intrinsic> intrinsicOf(const Node& node);

/// The condition that `If` asks for; empty of any other value, and of an `If` that has not two values to choose
/// between.
[[nodiscard]] std::string_view conditionOf(const Node& node);

/// What `GetAtt` asks for.
struct Attribute {
    std::string_view resource;
    std::string_view name;
};

/// `Name.Attribute`, or nothing without a dot.
[[nodiscard]] std::optional<Attribute> attributeOf(std::string_view text);

/// The same of the argument of `GetAtt`, which may be an array.
[[nodiscard]] std::optional<Attribute> attributeOf(const Node& argument);

}  // namespace stepcheck::embed
