#pragma once

#include "stepcheck/flow/shape.h"
#include "stepcheck/flow/shape_lookup.h"
#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/query/jsonata/signature.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace stepcheck::flow {

/// What variables hold as a state is entered, by name. Left out are those that no way to it assigns.
using VariableShapes = std::map<std::string, Shape, std::less<>>;

/// What `$states` holds where an expression or a part of it stands; null: not known or not there.
struct StatesData {
    const Shape* input = nullptr;
    const Shape* result = nullptr;
    const Shape* errorOutput = nullptr;
    const Shape* context = nullptr;
    const VariableShapes* variables = nullptr;
    const Shape* item = nullptr;  // what names at the begin of a path are looked up in, within the steps of another one
};

/// What a JSONata expression gives; objects and arrays that it makes come from `origins`.
/// What functions find in arrays is not known.
[[nodiscard]] JsonataShape shapeOf(
    const query::jsonata::Expression& expression, const StatesData& states, const ShapeOrigins& origins = {});

/// What a part of one gives.
[[nodiscard]] JsonataShape shapeOf(
    const query::jsonata::Expression& expression, const query::jsonata::Node& part, const StatesData& states);

/// What the first `steps` steps of a path give, one after the other, where it is known; what stands in the next step is
/// evaluated over each of them.
[[nodiscard]] std::optional<Shape> itemsAfter(const query::jsonata::Expression& expression,
    const query::jsonata::Path& path, std::size_t steps, const StatesData& states);

/// The types of JSONata that values of these kinds have.
[[nodiscard]] query::jsonata::TypeMask typesOf(ShapeKinds kinds);

/// What is known of the answer to a question.
enum class Truth : std::uint8_t { Unknown, False, True };

/// Whether an expression, as a condition, holds. An undefined one does not.
[[nodiscard]] Truth truthOf(const query::jsonata::Expression& expression, const StatesData& states);
[[nodiscard]] Truth truthOf(
    const query::jsonata::Expression& expression, const query::jsonata::Node& part, const StatesData& states);

}  // namespace stepcheck::flow
