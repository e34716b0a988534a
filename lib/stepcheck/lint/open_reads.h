#pragma once

#include "stepcheck/flow/shape.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/span.h"

#include <functional>
#include <string_view>

namespace stepcheck::lint {

/// A name that is looked up in data of which not all members are known, and that is none of those that are.
struct OpenRead {
    const flow::Shape* holder = nullptr;
    std::string_view name;
    support::Span at;  // of the whole path
};

/// Calls `report` for the first such name of every path that an expression reads, once for each path and state.
/// O(expressions × log expressions).
void eachOpenRead(const RuleInput& in, const std::function<void(const OpenRead&)>& report);

/// Whether data is, on every way, a part of what an integration answers.
[[nodiscard]] bool isResponse(const flow::Shape& shape);

/// The member that a name was most likely meant to be: one that differs in case or by one slip; or an empty view.
[[nodiscard]] std::string_view meantMember(std::string_view name, const flow::Shape& holder);

}  // namespace stepcheck::lint
