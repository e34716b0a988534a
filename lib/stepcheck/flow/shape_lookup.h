#pragma once

#include "stepcheck/flow/shape.h"
#include "stepcheck/support/span.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace stepcheck::flow {

/// A name that certainly finds nothing.
struct ShapeAbsence {
    support::Span at;  // in the text of the expression
    std::string name;
    Shape holder;  // what it is looked up in
};

/// What an expression or a part of it gives.
struct JsonataShape {
    Shape shape = Shape::unknown();
    bool mayBeUndefined = true;
    std::optional<ShapeAbsence> absence{};  // why it is undefined, if a name is the reason

    [[nodiscard]] static JsonataShape anything() { return {}; }
    [[nodiscard]] static JsonataShape undefined() { return {.shape = {}, .mayBeUndefined = true}; }
    [[nodiscard]] static JsonataShape exactly(Shape shape) {
        return {.shape = std::move(shape), .mayBeUndefined = false};
    }

    [[nodiscard]] bool isUndefined() const { return shape.isNothing() && mayBeUndefined; }
};

/// What one or the other gives.
[[nodiscard]] JsonataShape join(JsonataShape left, const JsonataShape& right);

/// What a name, which stands at `at`, finds in data: of an array in its elements. Tells the absence when it finds
/// nothing.
[[nodiscard]] JsonataShape named(std::string_view name, support::Span at, const JsonataShape& data);

/// An element of data; known only of arrays whose length is.
[[nodiscard]] JsonataShape element(const JsonataShape& data, std::size_t index);

/// The members of one object over those of another, as `$merge` puts them together.
[[nodiscard]] Shape over(const Shape& base, const JsonataShape& added);

}  // namespace stepcheck::flow
