#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/lint/data_flow.h"

#include <vector>

namespace stepcheck::lint {

/// A comparison of a Choice rule with what is known of data that it compares.
struct ComparedData {
    const asl::Comparison* comparison;
    const asl::Expression* path;  // the `Variable`, or an operand such as that of `NumericEqualsPath`
    flow::ShapeFound found;
};

/// What every comparison, in nested rules too, compares by a path, as far as something is known of it and the state may
/// be entered; the `Variable` before the operand.
[[nodiscard]] std::vector<ComparedData> comparedData(const asl::Machine& machine, const DataFlow& data);

}  // namespace stepcheck::lint
