#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/objects.h"

#include <vector>

// What several rules ask about the rules of Choice states as objects.
namespace stepcheck::lint {

/// Whether it is a rule of a Choice state, or one inside of such a rule.
[[nodiscard]] bool isChoiceRule(const asl::Object& object);

/// Whether it is such a rule in a state whose query language is certainly JSONPath.
[[nodiscard]] bool isJsonPathRule(const asl::Object& object);

/// What a rule compares or combines with: its operators, and `And`, `Or` and `Not`, in document order.
[[nodiscard]] std::vector<const syntax::Member*> operatorsOf(const asl::Machine& machine, const asl::Object& rule);

/// Whether a member that is no field was most likely meant to be an operator.
[[nodiscard]] bool isMeantAsOperator(
    const asl::Machine& machine, const asl::Object& object, const asl::ObjectField& field);

}  // namespace stepcheck::lint
