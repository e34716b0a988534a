#include "stepcheck/lint/request_rule.h"

#include "stepcheck/request/constraints.h"

namespace stepcheck::lint {

bool isReadable(const request::Value& value) {
    return !request::typeProblem(value);
}

}  // namespace stepcheck::lint
