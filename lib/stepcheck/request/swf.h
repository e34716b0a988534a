#pragma once

#include "stepcheck/catalog/operations.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::request {

/// Why a text is no name of SWF (of a domain, type, version, task list or workflow), besides its length; or nothing.
/// Source: Amazon Simple Workflow Service API Reference, StartWorkflowExecution.
[[nodiscard]] std::optional<std::string> swfNameProblem(std::string_view name);

/// Why a text is not such a number; or nothing.
[[nodiscard]] std::optional<std::string> textNumberProblem(std::string_view text, const catalog::TextNumber& number);

}  // namespace stepcheck::request
