#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/flow/shape_jsonata.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/ast.h"

#include <functional>
#include <string_view>

namespace stepcheck::lint {

/// An `=` or `!=` in an expression of JSONata, both sides of which see what the whole expression sees.
struct Equality {
    const asl::Expression& expression;
    const query::jsonata::Node& node;
    const query::jsonata::Binary& sides;
    const flow::StatesData& states;

    /// What one of the sides is.
    [[nodiscard]] flow::Shape shapeOf(const query::jsonata::Node& side) const;

    /// How it is written.
    [[nodiscard]] std::string_view textOf(const query::jsonata::Node& side) const;
};

/// Calls `visit` for every one in states that are entered, in the order of the expressions and of their texts.
void eachEquality(const RuleInput& in, const std::function<void(const Equality&)>& visit);

}  // namespace stepcheck::lint
