#pragma once

#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/editor.h"
#include "stepcheck/syntax/node.h"
#include "stepcheck/syntax/path.h"

#include <string_view>
#include <vector>

// Edits that several rules offer as fixes. None where they cannot be made.
namespace stepcheck::lint {

/// Another name for a member, unless its object has one of that name already.
[[nodiscard]] syntax::Edits renamed(
    const RuleInput& in, const syntax::Node& object, const syntax::Member& member, std::string_view name);

/// The same for the member that has this key.
[[nodiscard]] syntax::Edits renamed(const RuleInput& in, support::Span key, std::string_view name);

/// Another text for the string that stands at this place.
[[nodiscard]] syntax::Edits replaced(const RuleInput& in, support::Span string, std::string_view text);

/// The definition without the element, or the member, that has this key, value or place.
[[nodiscard]] syntax::Edits removed(const RuleInput& in, support::Span member);

/// The same; when nothing else is in its object, without the member that holds the object.
[[nodiscard]] syntax::Edits removedWithEmptyObject(const RuleInput& in, support::Span member);

/// The array in which an element has this place with that element as its last one.
[[nodiscard]] syntax::Edits movedToEnd(const RuleInput& in, support::Span element);

/// All edits of several fixes as one; none when one of them has none, or they overlap.
[[nodiscard]] syntax::Edits together(const std::vector<syntax::Edits>& edits);

/// Whether several unknown names in the object may have been meant to be this field.
[[nodiscard]] bool isMeantTwice(const asl::Machine& machine, const asl::Object& object, std::string_view field);

/// The name of the one state of the scope that `name` was most likely meant to be, or empty.
[[nodiscard]] std::string_view onlyStateLike(
    const asl::Machine& machine, const asl::Scope& scope, std::string_view name);

}  // namespace stepcheck::lint
