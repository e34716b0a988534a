#pragma once

#include "stepcheck/support/overload.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::query {

/// A template as a tree: what is constant, what has to be computed, and objects and arrays of both.
template <class Computed>
struct Part {
    struct Object {
        value::Value names;  // an object whose names all that is made shares
        std::vector<Part> values;
    };
    struct Array {
        std::vector<Part> elements;
    };
    std::variant<value::Value, Computed, Object, Array> kind;

    /// The object with these members. Of two with the same name the later one counts, at the place of the first.
    [[nodiscard]] static Part object(const std::vector<value::Value>& names, std::vector<Part> values) {
        std::vector<value::Member> places;
        for (std::size_t i = 0; i < names.size(); ++i)
            places.push_back({names[i], value::Value(static_cast<std::int64_t>(i))});
        Object object{.names = value::Value::object(std::move(places)), .values = {}};
        for (const value::MemberView member : object.names.members())
            object.values.push_back(std::move(values[static_cast<std::size_t>(member.value.integer())]));
        return {std::move(object)};
    }

    [[nodiscard]] bool isConstant() const { return std::holds_alternative<value::Value>(kind); }

    /// The value that the tree stands for, where `compute` gives what is computed. `Outcome` is a result with a value;
    /// the first error ends it.
    template <class Outcome, class Compute>
    [[nodiscard]] Outcome evaluate(Compute& compute) const {
        return std::visit(support::Overload{
                              [](const value::Value& constant) -> Outcome { return constant; },
                              [&](const Computed& computed) -> Outcome { return compute(computed); },
                              [&](const Object& object) -> Outcome {
                                  value::SameNamesMaker maker(object.names);
                                  for (const Part& part : object.values) {
                                      auto value = part.template evaluate<Outcome>(compute);
                                      if (!value)
                                          return value;
                                      maker.add(std::move(*value));
                                  }
                                  return maker.done();
                              },
                              [&](const Array& array) -> Outcome {
                                  value::ArrayMaker maker(array.elements.size());
                                  for (const Part& part : array.elements) {
                                      auto value = part.template evaluate<Outcome>(compute);
                                      if (!value)
                                          return value;
                                      maker.add(std::move(*value));
                                  }
                                  return maker.done();
                              },
                          },
            kind);
    }
};

}  // namespace stepcheck::query
