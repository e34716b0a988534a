#pragma once

#include "stepcheck/support/overload.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::query {

/// A template as a tree: what is constant, what has to be computed, and objects and arrays of both.
template <class Computed>
struct Part {
    struct Object {
        std::vector<value::Member> names;  // their values are not used
        std::vector<Part> values;
    };
    struct Array {
        std::vector<Part> elements;
    };
    std::variant<value::Value, Computed, Object, Array> kind;

    [[nodiscard]] bool isConstant() const { return std::holds_alternative<value::Value>(kind); }

    /// The value that the tree stands for, where `compute` gives what is computed. `Outcome` is a result with a value;
    /// the first error ends it.
    template <class Outcome, class Compute>
    [[nodiscard]] Outcome evaluate(Compute& compute) const {
        return std::visit(support::Overload{
                              [](const value::Value& constant) -> Outcome { return constant; },
                              [&](const Computed& computed) -> Outcome { return compute(computed); },
                              [&](const Object& object) -> Outcome {
                                  std::vector<value::Member> members;
                                  members.reserve(object.values.size());
                                  for (std::size_t i = 0; i < object.values.size(); ++i) {
                                      auto value = object.values[i].template evaluate<Outcome>(compute);
                                      if (!value)
                                          return value;
                                      members.push_back({object.names[i].name, std::move(*value)});
                                  }
                                  return value::Value::object(std::move(members));
                              },
                              [&](const Array& array) -> Outcome {
                                  std::vector<value::Value> elements;
                                  elements.reserve(array.elements.size());
                                  for (const Part& part : array.elements) {
                                      auto value = part.template evaluate<Outcome>(compute);
                                      if (!value)
                                          return value;
                                      elements.push_back(std::move(*value));
                                  }
                                  return value::Value(std::move(elements));
                              },
                          },
            kind);
    }
};

}  // namespace stepcheck::query
