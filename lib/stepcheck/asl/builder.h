#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/syntax/node.h"

namespace stepcheck::asl {

/// Whether a value is meant to be a definition: an object with `States` or `StartAt` (or, with the other of the two
/// misspelt, `QueryLanguage` or `States` under another case).
[[nodiscard]] bool looksLikeDefinition(const syntax::Node& root);

/// The typed tree of the definition in `root`, whatever is wrong with it; never fails and never judges. Not recursive
/// over nested machines. Linear in the nodes. The document of `root` must outlive the result.
[[nodiscard]] Machine buildMachine(const syntax::Node& root);

}  // namespace stepcheck::asl
