#pragma once

#include "stepcheck/exec/event.h"
#include "stepcheck/exec/map_items.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/support/result.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::exec {

/// What an ItemReader found: the items; why it failed, as the service says it; or why we cannot know.
using ReadItems = std::variant<MapItems, Failure, support::Error>;

/// Reads the items of a distributed Map. `parameters` are the reader's, evaluated; `objects` is `{bucket: {key:
/// text}}`, where null stands for a bucket or an object that does not exist, and an object in the place of a text for
/// what a list says of one whose text does not matter (`{"Size": 12}`); `limit` is MaxItems, 0 for all. Linear in the
/// texts. Error: an object that `objects` does not hold, a manifest that names no object, a format that is not text
/// (PARQUET).
/// Source: AWS Step Functions Developer Guide, "ItemReader"; recorded executions.
[[nodiscard]] ReadItems readItems(
    const ReaderProgram& reader, const value::Value& parameters, const value::Value& objects, std::int64_t limit);

/// Why no object has items that the reader could read; nothing when some may.
[[nodiscard]] std::optional<support::Error> whyUnreadable(const ReaderProgram& reader);

/// Whether the reader lists objects, and the objects themselves are the items.
[[nodiscard]] bool readsList(const ReaderProgram& reader);

/// What a list says of an object of `size` bytes, as far as nobody says otherwise.
[[nodiscard]] value::Value listedObject(const value::Value& key, const value::Value& size);

/// The names that a JSON Pointer goes through.
[[nodiscard]] std::vector<std::string> namesIn(std::string_view pointer);

/// How it fails when there is no such object, or no such bucket to list.
[[nodiscard]] Failure missing(const ReaderProgram& reader);

/// Where an object's items are from, as the context object says it: "S3://bucket/key".
[[nodiscard]] std::string sourceOf(std::string_view bucket, std::string_view key);

/// Where a reader's items are from where they do not say it themselves: of a list of objects "S3://bucket".
/// Source: AWS Step Functions Developer Guide, "Accessing context data for Map states".
[[nodiscard]] std::string sourceOf(const ReaderProgram& reader, const value::Value& parameters);

}  // namespace stepcheck::exec
