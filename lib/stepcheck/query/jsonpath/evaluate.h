#pragma once

#include "stepcheck/query/environment.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>

namespace stepcheck::query::jsonpath {

/// The kinds of failure that the conformance cases tell apart.
enum class ErrorCode : std::uint8_t {
    PathNotFound,  // a definite path names nothing, or a step does not fit the value
    EvalError,     // another failure while the path is applied
};

/// Why a path has no value.
struct Failure {
    ErrorCode code = ErrorCode::PathNotFound;
    std::string message;      // Jayway's own, which the service quotes
    bool isMissing = false;   // nothing is there, as against something that does not fit
    bool outOfRange = false;  // an index past the end of an array: payload templates take null for that
};

/// A value or the reason why there is none. Test it, then use `*evaluated`.
class [[nodiscard]] Evaluated : public boost::system::result<value::Value, Failure> {
public:
    using boost::system::result<value::Value, Failure>::result;
    void value() const = delete;
};

/// The most that one evaluation does: steps at nodes, tests of filters and results.
inline constexpr std::uint64_t maxEvaluationSteps = 5'000'000;

/// The value of the path: of a definite path the node, of any other the array of all matches in document order. Where
/// an indefinite path leads through a missing member the service gives an empty array (recorded), unlike Jayway.
/// A path through an unknown asks the oracle whether the member is there; what cannot be enumerated (a wildcard over an
/// unknown) gives a term for the whole. Nothing of the document is copied; O(visited nodes).
/// Source: Jayway JsonPath 2.9.0.
Evaluated evaluate(const Path& path, const Environment& environment, value::Oracle& oracle);

/// The same with `document` as the value of the root.
Evaluated evaluateIn(const Path& path, const value::Value& document, value::Oracle& oracle);

}  // namespace stepcheck::query::jsonpath
