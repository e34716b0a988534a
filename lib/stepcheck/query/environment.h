#pragma once

#include "stepcheck/value/value.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace stepcheck::query {

/// The value of a variable, or null when there is none of that name; empty where there are no variables at all.
using VariableLookup = std::function<const value::Value*(std::string_view name)>;

/// What an expression sees of what there is not.
inline const value::Value& nothing() {
    static const value::Value null{};
    return null;
}

inline const VariableLookup& noVariables() {
    static const VariableLookup none{};
    return none;
}

/// What an expression can see. It views everything, which must outlive it.
struct Environment {
    const value::Value& input;                // `$`
    const value::Value& context = nothing();  // `$$`
    const VariableLookup& variable = noVariables();
    /// From which random numbers and UUIDs are made: the same seed gives the same ones.
    std::uint64_t seed = 0;
};

}  // namespace stepcheck::query
