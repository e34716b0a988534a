#pragma once

#include "stepcheck/query/environment.h"
#include "stepcheck/semantics/payload.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace stepcheck::semantics {

/// Is told what the data is after a step of a state's processing; the steps have the names of TestState's inspection
/// data: "afterInputPath", "result".
using Inspect = std::function<void(std::string_view step, const Payload& data)>;

/// What every expression of a state sees, whichever field it stands in. Lives as long as one step of the state.
struct Surroundings {
    const value::Value& input;    // of the state, as it was entered: `$states.input`
    const value::Value& context;  // the context object: `$$`, `$states.context`
    query::VariableLookup variable;
    std::uint64_t seed = 0;              // of random numbers and UUIDs
    std::int64_t clockMilliseconds = 0;  // since 1970
    value::Oracle& oracle;
    Inspect inspect{};  // may be empty

    void show(std::string_view step, const Payload& data) const {
        if (inspect)
            inspect(step, data);
    }

    /// The same for JSONPath and intrinsic functions, over a document.
    [[nodiscard]] query::Environment over(const value::Value& document) const {
        return {.input = document, .context = context, .variable = variable, .seed = seed};
    }
};

}  // namespace stepcheck::semantics
