#pragma once

#include "stepcheck/query/jsonata/evaluator.h"

#include <cstddef>
#include <span>

namespace stepcheck::query::jsonata {

/// The arguments of a built-in function, checked against its signature.
class Arguments {
public:
    Arguments(std::span<const Item> items, Item context) : items_(items), context_(context) {}

    /// Undefined when there is none.
    Item operator[](std::size_t index) const { return index < items_.size() ? items_[index] : Item{}; }
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] std::span<const Item> all() const { return items_; }
    [[nodiscard]] Item context() const { return context_; }

private:
    std::span<const Item> items_;
    Item context_;
};

using Implementation = Item (*)(Evaluator& evaluator, const Arguments& arguments);

/// The code of a function of the table.
[[nodiscard]] Implementation implementationOf(int index);

/// The function as a value; undefined when the index is -1 or the dialect does not have it.
[[nodiscard]] Item nativeFunction(int index, Dialect dialect);

}  // namespace stepcheck::query::jsonata
