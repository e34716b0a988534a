#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/data_flow.h"

#include <vector>

namespace stepcheck::lint {

/// A comparison of a Choice rule with what is known of the data that it compares.
struct ComparedData {
    const asl::Comparison* comparison;
    const asl::Expression* variable;
    flow::ShapeFound found;
};

/// Every comparison, in nested rules too, whose `Variable` is a path in data of which something is
/// known, in a state that may be entered.
[[nodiscard]] std::vector<ComparedData> comparedData(const asl::Machine& machine, const DataFlow& data);

}  // namespace stepcheck::lint
