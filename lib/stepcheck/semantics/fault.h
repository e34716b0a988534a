#pragma once

#include <boost/system/result.hpp>

#include <string>

namespace stepcheck::semantics {

/// Why a state cannot go on, in the service's words.
struct Fault {
    std::string error;       // "States.Runtime", "States.QueryEvaluationError", …
    std::string cause;       // without the words about the state that the service puts before it
    std::string location{};  // the field of the JSONata expression that failed: "Output/total[0]"; else empty
    bool namesState = true;  // false: the cause stands alone

    /// Whether an EvaluationFailed event tells of it.
    [[nodiscard]] bool isEvaluation() const { return error == "States.QueryEvaluationError"; }
};

/// A fault in the definition or its data, which no Retry or Catch takes.
[[nodiscard]] inline Fault runtimeFault(std::string cause) {
    return {.error = "States.Runtime", .cause = std::move(cause)};
}

/// A result or the fault. Test it, then use `*outcome`; `.value()` is not available on purpose.
template <class T>
class [[nodiscard]] Outcome : public boost::system::result<T, Fault> {
public:
    using boost::system::result<T, Fault>::result;
    void value() const = delete;
};

}  // namespace stepcheck::semantics
