#pragma once

#include "stepcheck/exec/event.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/support/result.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace stepcheck::exec {

/// What an ItemReader found: the items; why it failed, as the service says it; or why we cannot know.
using ReadItems = std::variant<std::vector<value::Value>, Failure, support::Error>;

/// Reads the items of a distributed Map. `parameters` are the reader's, evaluated; `objects` is `{bucket: {key:
/// text}}`; `limit` is MaxItems, 0 for all. Linear in the texts.
/// Error: an object that `objects` does not hold, a manifest that names no object, a format that is not text (PARQUET).
/// Source: AWS Step Functions Developer Guide, "ItemReader"; recorded executions.
[[nodiscard]] ReadItems readItems(
    const ReaderProgram& reader, const value::Value& parameters, const value::Value& objects, std::int64_t limit);

/// Where those items are from, as the context object says it: "S3://bucket/key", of a list of objects "S3://bucket".
/// Source: AWS Step Functions Developer Guide, "Accessing context data for Map states".
[[nodiscard]] std::string sourceOf(const ReaderProgram& reader, const value::Value& parameters);

}  // namespace stepcheck::exec
