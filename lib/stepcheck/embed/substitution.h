#pragma once

#include "stepcheck/embed/chooser.h"
#include "stepcheck/embed/linked_file.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/document.h"

#include <memory>
#include <span>
#include <string_view>

namespace stepcheck::embed {

/// What `DefinitionSubstitutions` of a state machine put in the place of its placeholders.
[[nodiscard]] Substitutions substitutionsOf(
    const Template& content, const Resource& machine, std::span<const Assumption> assumed = {});

/// Whether a text can be put in the place of a placeholder and leave the rest of the definition what it is. A number or
/// word in the place of all of a string (`isWhole`) does not, since nobody knows whether it was meant to be one.
[[nodiscard]] bool isInsertable(std::string_view text, bool isWhole);

/// The text of a definition with what is known put in the place of its placeholders; the text itself when that is
/// nothing.
[[nodiscard]] std::shared_ptr<const support::SourceText> substituted(
    std::shared_ptr<const support::SourceText> source, const Substitutions& substitutions);

}  // namespace stepcheck::embed
