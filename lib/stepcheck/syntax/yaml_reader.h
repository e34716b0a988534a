#pragma once

#include "stepcheck/syntax/reader.h"
#include "stepcheck/syntax/tree_builder.h"

namespace stepcheck::syntax {

/// Reads the YAML stream of `source`, valid UTF-8, into `builder`; each document becomes a root. Ends at the first
/// mistake, with what stands before it in the tree. Scalars follow the core schema of YAML 1.2: only `null`, `true`,
/// `false` (each in three spellings) and `~` are more than text, and numbers that JSON knows.
void readYaml(const support::SourceText& source, bool holes, TreeBuilder& builder);

}  // namespace stepcheck::syntax
