#pragma once

#include "stepcheck/syntax/holes.h"
#include "stepcheck/syntax/node.h"
#include "stepcheck/syntax/tree_builder.h"

#include <span>
#include <string_view>

namespace stepcheck::syntax {

/// What a text with template marks says.
struct HoleText {
    std::string_view text;  // kept in the document; the name alone when the whole text is one hole
    NodeDetail detail;      // leads from `text` to the source; without holes when the whole text is one
    bool isHole = false;
};

/// Takes the marks of `text` apart: holes are noted, escapes replaced by what they stand for. `map` leads from `text`,
/// all of it, to the source; `marks` are what `findHoles` finds in it.
[[nodiscard]] HoleText separateHoles(
    std::string_view text, support::SpanMap map, std::span<const HolePlace> marks, TreeBuilder& builder);

}  // namespace stepcheck::syntax
