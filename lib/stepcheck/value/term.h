#pragma once

#include "stepcheck/value/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::value {

/// A value that nobody knows yet: an expression over unknowns. Immutable and shared like any value; computing with one
/// builds a bigger one.
class Term {
public:
    enum class Form : std::uint8_t {
        Unknown,    // a free value, known by its name: "input", "result of Pay #1"
        Member,     // member `name` of the operand
        Element,    // element of the first operand at the second operand
        Operation,  // an operation of the solver's own, `name` says which: "+", "concat", "length", "lower", …
        Function,   // a function of which only its arguments are known: equal arguments, equal results
    };

    [[nodiscard]] static Term unknown(std::string_view name);
    [[nodiscard]] static Term member(Value of, std::string_view name);
    [[nodiscard]] static Term element(Value of, Value index);
    [[nodiscard]] static Term operation(std::string_view name, std::vector<Value> operands);
    [[nodiscard]] static Term function(std::string_view name, std::vector<Value> arguments);

    [[nodiscard]] Form form() const { return form_; }
    [[nodiscard]] std::string_view name() const { return name_.string(); }
    [[nodiscard]] const std::vector<Value>& operands() const { return operands_; }

private:
    Term(Form form, std::string_view name, std::vector<Value> operands);

    Form form_;
    Value name_;
    std::vector<Value> operands_;
};

/// A term for people: `input.total + 1`, `hash(input.id)`.
[[nodiscard]] std::string describe(const Term& term);

}  // namespace stepcheck::value
