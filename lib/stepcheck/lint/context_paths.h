#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/support/span.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

/// One name on the way into the context object.
struct ContextName {
    std::string text;
    support::Span at;  // in the document
};

/// What an expression reads of the context object: `$$.Execution.Id`, `$states.context.Execution.Id`.
struct ContextPath {
    const asl::Expression* expression = nullptr;
    std::vector<ContextName> names;  // as far as they are plain names
    support::Span at;                // in the document: from the root to the last of them

    /// Whether the path leads to the field or into it.
    [[nodiscard]] bool beginsWith(std::string_view name) const { return !names.empty() && names[0].text == name; }
};

/// Everything that the expressions read of the context object by name, in their order; inside calls of intrinsic
/// functions, too. Not seen: what stands in filters.
[[nodiscard]] std::vector<ContextPath> contextPaths(std::span<const asl::Expression> expressions);

}  // namespace stepcheck::lint
