#pragma once

#include "stepcheck/query/jsonata/error.h"
#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace stepcheck::query::jsonata {

/// Whose JSONata it is.
enum class Dialect : std::uint8_t {
    Plain,   // the reference implementation's: numbers beyond 2^53 are doubles
    States,  // that of Step Functions: no `$eval`; integers are exact while they fit into 64 bits
};

/// The most that an evaluation may use; beyond it ends with U1001, whose text names the limit and its value.
struct Limits {
    std::uint32_t depth = 2'000;                // nodes being evaluated inside each other
    std::uint64_t steps = 0;                    // nodes evaluated; 0: any number
    std::chrono::milliseconds time{0};          // 0: as long as it takes. The one thing that reads a clock
    std::size_t bytes = std::size_t{1} << 30U;  // memory for everything that is computed
    std::size_t valueBytes = 0;                 // of one value: 8 for a number, 1 for a byte of text; 0: any number
};

/// The limits of Step Functions: 100 nodes deep, 6,990,256 bytes for one value. The latter is applied to what `..`
/// makes and to the result; how the service measures anything else than numbers and text is not known. The service
/// gives an evaluation some time, for which 100 million steps stand here, so that the same expression ends in the same
/// way on every machine. Source: probes of the service.
[[nodiscard]] Limits statesLimits();

/// What an evaluation would otherwise have to ask the machine for.
struct Environment {
    std::int64_t clockMilliseconds = 0;  // since 1970: `$now`, `$millis`, dates that are given in part
    std::uint64_t seed = 0;              // of `$random`, `$shuffle`, `$uuid`
};

struct Options {
    Dialect dialect = Dialect::Plain;
    Limits limits{};
    Environment environment{};
};

/// A variable with its value, `$` left out.
struct Binding {
    std::string_view name;
    value::Value value;
};

/// The outcome that is no value; not null.
struct Undefined {
    friend bool operator==(const Undefined&, const Undefined&) = default;
};

/// The outcome is a function, which JSON has no form for.
struct FunctionOutcome {
    friend bool operator==(const FunctionOutcome&, const FunctionOutcome&) = default;
};

using Outcome = std::variant<value::Value, Undefined, FunctionOutcome, Error>;

/// What the expression yields over `input` (null: undefined) with these variables.
/// Whole numbers are integers where they fit, others decimals; a function inside of the result is left out of objects
/// and null in arrays.
/// Input and variables may contain terms: computing with one gives a term, and where it decides what happens the oracle
/// is asked. Without terms it never is.
/// Error: any of the reference's codes, or U1001 for a limit.
[[nodiscard]] Outcome evaluate(const Expression& expression, const value::Value* input,
    std::span<const Binding> bindings, const Options& options, value::Oracle& oracle);

}  // namespace stepcheck::query::jsonata
