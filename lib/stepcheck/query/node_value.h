#pragma once

#include "stepcheck/syntax/node.h"
#include "stepcheck/value/value.h"

namespace stepcheck::query {

/// The JSON value of a part of a document. What nobody knows yet (a hole, a string with a hole, a part that could not
/// be read) is an unknown, named by its text. Of two members with one name the later counts.
[[nodiscard]] value::Value valueOf(const syntax::Node& node);

}  // namespace stepcheck::query
