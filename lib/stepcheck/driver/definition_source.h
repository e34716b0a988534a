#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/embed/definition.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/document.h"

#include <memory>
#include <optional>
#include <string>

namespace stepcheck::driver {

/// What the user calls a definition: a file, or `FILE#LogicalId`, a state machine of a template.
struct DefinitionName {
    std::string path;     // `-`: standard input
    std::string machine;  // empty: the only one
};

/// Takes the name apart. A file whose own name has a `#` is itself.
[[nodiscard]] DefinitionName definitionName(const std::string& text);

/// A definition that was read, with what it views.
struct DefinitionSource {
    std::shared_ptr<const support::SourceText> file;  // that the name means: the template, or the definition itself
    std::shared_ptr<const embed::Template> content;   // null unless it is a template
    std::unique_ptr<const syntax::Document> document;
    std::string machine;                   // of a template
    std::optional<asl::MachineType> type;  // that the template says

    // When a template names a file with the definition:
    std::shared_ptr<const support::SourceText> linked;
    std::shared_ptr<const embed::Substitutions> substitutions;
};

/// Reads the definition that the user calls `text`; `-` is standard input. Error: as below.
[[nodiscard]] support::Result<DefinitionSource> loadDefinition(
    const std::string& text, embed::Placeholders placeholders);

/// Reads a definition: of a file, of a template, or of the file that a template names.
/// Error: it cannot be read, the template has no such state machine or several, or its definition is not there.
[[nodiscard]] support::Result<DefinitionSource> loadDefinition(
    const DefinitionName& name, std::shared_ptr<const support::SourceText> file, embed::Placeholders placeholders);

}  // namespace stepcheck::driver
