#pragma once

#include "stepcheck/value/value.h"

#include <boost/system/result.hpp>

#include <string>

namespace stepcheck::query {

/// How an execution fails that evaluates an expression. The executor puts the name of the state before the cause.
struct Failure {
    std::string error;  // "States.Runtime", "States.IntrinsicFailure", …
    std::string cause;
};

/// A value or the failure. Test it, then use `*evaluated`.
class [[nodiscard]] Evaluated : public boost::system::result<value::Value, Failure> {
public:
    using boost::system::result<value::Value, Failure>::result;
    void value() const = delete;
};

}  // namespace stepcheck::query
