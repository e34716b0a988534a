#pragma once

#include "stepcheck/value/value.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace stepcheck::query {

/// What an expression can see. Copying it copies pointers.
struct Environment {
    value::Value input;    // `$`
    value::Value context;  // `$$`
    /// The value of a variable, or null when there is none of that name; empty where there are no variables at all.
    std::function<const value::Value*(std::string_view name)> variable;
    /// From which random numbers and UUIDs are made: the same seed gives the same ones.
    std::uint64_t seed = 0;
};

}  // namespace stepcheck::query
