#pragma once

#include "stepcheck/syntax/node.h"

#include <string_view>

namespace stepcheck::syntax {

/// What a plain scalar without a tag is. A number that JSON cannot say (`0x1F`, `010`, `+5`, `.5`, `.inf`) is
/// `Invalid`; text that only YAML 1.1 takes for something else (`No`, `1_000`, `2012-10-17`) is a `String`.
/// Source: YAML 1.2.2, section 10.3.2 "Tag Resolution" of the core schema.
[[nodiscard]] Kind kindOfPlain(std::string_view text);

/// What a scalar is whose tag means `tag:yaml.org,2002:<name>`; `Invalid` when the text does not fit the tag.
/// `plain` is what it would be without the tag.
[[nodiscard]] Kind kindOfTagged(std::string_view name, std::string_view text, Kind plain);

/// Whether a `Boolean` says true.
[[nodiscard]] bool isTrue(std::string_view text);

}  // namespace stepcheck::syntax
