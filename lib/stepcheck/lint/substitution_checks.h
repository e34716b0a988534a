#pragma once

#include "stepcheck/embed/definition.h"
#include "stepcheck/embed/linked_file.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/syntax/document.h"

#include <string_view>
#include <vector>

// The rules `substitution-unknown` and `substitution-unused`: between a template and the definition it fills in.
namespace stepcheck::lint {

/// What is wrong between `DefinitionSubstitutions` and a definition in the template. Places are in the template.
[[nodiscard]] std::vector<support::Diagnostic> substitutionProblems(
    const embed::Template& content, const embed::Resource& machine, const embed::Definition& definition);

/// Keys of `DefinitionSubstitutions` that are in none of the placeholders of `definition`. Places are in the template.
[[nodiscard]] std::vector<support::Diagnostic> unusedKeys(
    const embed::Template& content, const embed::Resource& machine, std::string_view definition);

/// Placeholders of a linked definition that its template has no key for. Places are in the definition.
[[nodiscard]] std::vector<support::Diagnostic> unknownPlaceholders(
    const syntax::Document& definition, const embed::Substitutions& substitutions);

}  // namespace stepcheck::lint
