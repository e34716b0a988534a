#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/embed/chooser.h"
#include "stepcheck/embed/linked_file.h"
#include "stepcheck/embed/object_copy.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/support/diagnostic.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>

namespace stepcheck::embed {

/// The definition of a state machine of a template, as it stands in the template. The template must outlive it.
struct Definition {
    std::unique_ptr<const syntax::Document> document;  // one root, or none when the text is blank
    const Node* place = nullptr;                       // the value in the template; null for a file that was filled in
    bool hasOwnText = false;  // it is a text in the template, so that the document has a source text of its own
};

/// A definition that cannot be looked at.
struct Skipped {
    Span at;
    std::string reason;               // "lies in S3"
    bool dependsOnCondition = false;  // of which nothing is assumed
};

using LocatedDefinition = std::variant<Definition, LinkedFile, Skipped>;

/// Where the definition of a machine is, read when it is in the template itself. What depends on a condition that
/// nothing is assumed of stays a hole.
[[nodiscard]] LocatedDefinition locateDefinition(const Template& content, const Resource& machine,
    Placeholders placeholders = Placeholders::AsHoles, std::span<const Assumption> assumed = {});

/// An edit of the definition's text as one of `source`, the text that it comes from; nothing where it cannot be one.
[[nodiscard]] std::optional<support::Edit> editInSource(
    const support::SourceText& source, const Definition& definition, const support::Edit& edit);

}  // namespace stepcheck::embed
