#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/semantics/fault.h"
#include "stepcheck/semantics/surroundings.h"

#include <memory>
#include <string>

namespace stepcheck::semantics {

/// What a Choice rule asks, in either query language. Cheap to copy.
class Condition {
public:
    /// `field` is how the service names the rule: "Choices[0]".
    [[nodiscard]] static Condition compile(
        const asl::ChoiceRule& rule, asl::QueryLanguage language, const std::string& field);

    /// Whether the rule matches; `document` is the `$` of JSONPath. `And` and `Or` stop at the first answer.
    /// Error: a path that names nothing (but for IsPresent), an expression that fails or is no boolean.
    [[nodiscard]] Outcome<bool> holds(const value::Value& document, const Surroundings& around) const;

    struct Test;  // private

private:
    explicit Condition(std::shared_ptr<const Test> test) : test_(std::move(test)) {}

    std::shared_ptr<const Test> test_;
};

}  // namespace stepcheck::semantics
