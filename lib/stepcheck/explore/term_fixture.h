#pragma once

#include "stepcheck/value/term.h"
#include "stepcheck/value/value.h"

#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::explore {

// Short names for terms over the unknown `input`. For tests.

inline value::Value input() {
    return value::Value::term(value::Term::unknown("input"));
}

inline value::Value memberOf(value::Value of, std::string_view name) {
    return value::Value::term(value::Term::member(std::move(of), name));
}

inline value::Value member(std::string_view name) {
    return memberOf(input(), name);
}

inline value::Value element(value::Value of, value::Value index) {
    return value::Value::term(value::Term::element(std::move(of), std::move(index)));
}

inline value::Value operation(std::string_view name, std::vector<value::Value> operands) {
    return value::Value::term(value::Term::operation(name, std::move(operands)));
}

inline value::Value function(std::string_view name, std::vector<value::Value> operands) {
    return value::Value::term(value::Term::function(name, std::move(operands)));
}

}  // namespace stepcheck::explore
