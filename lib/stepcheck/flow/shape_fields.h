#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/shape.h"
#include "stepcheck/flow/shape_jsonata.h"

#include <span>
#include <unordered_map>

namespace stepcheck::flow {

/// What the expressions of a state see. In JSONPath `document` is `$`; the context has at most the item of a Map.
struct SeenData {
    Shape document;
    StatesData states;
};

/// What fields of a definition make out of data: paths, payload templates, intrinsic functions, JSONata. What cannot be
/// read (a syntax error, a hole) makes something unknown.
class ShapeFields {
public:
    explicit ShapeFields(std::span<const asl::Expression> expressions);

    /// What a field that is one path names: the document when it is absent, `{}` when it is null.
    [[nodiscard]] Shape select(
        const asl::Field<asl::Text>& field, const SeenData& seen, const ShapeOrigins& origins) const;

    /// The data with the result put where ResultPath says.
    [[nodiscard]] Shape merge(const asl::Field<asl::Text>& resultPath, const Shape& data, const Shape& result,
        const ShapeOrigins& origins) const;

    /// What a payload template or a JSONata template makes.
    [[nodiscard]] Shape make(
        const asl::Node& node, const asl::State& state, const SeenData& seen, const ShapeOrigins& origins) const;

    /// The value that is written.
    [[nodiscard]] static Shape literal(const asl::Node& node, const ShapeOrigins& origins);

    /// The expression that a string is, or null.
    [[nodiscard]] const asl::Expression* at(const asl::Node& node) const;

private:
    struct Maker;

    std::unordered_map<const asl::Node*, const asl::Expression*> byNode_;
};

/// What a path is applied to: the document, the context or a variable; null when nothing is known of it.
[[nodiscard]] const Shape* rootOf(const query::jsonpath::Path& path, const SeenData& seen);

/// What one expression gives.
[[nodiscard]] Shape shapeOf(const asl::Expression& expression, const SeenData& seen, const ShapeOrigins& origins);

}  // namespace stepcheck::flow
