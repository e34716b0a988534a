#pragma once

#include "stepcheck/embed/dialect.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/document.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::embed {

using support::Span;
using syntax::Node;

enum class ResourceKind : std::uint8_t { StateMachine, Version, Alias, Activity };

/// With which names a resource says what it is made of.
enum class Vocabulary : std::uint8_t { CloudFormation, Sam, Serverless, Terraform };

/// A resource of Step Functions in a template. Views its document.
struct Resource {
    ResourceKind kind = ResourceKind::StateMachine;
    Vocabulary vocabulary = Vocabulary::CloudFormation;
    std::string id;                    // the logical id; in Terraform the address
    Span at;                           // of the id
    const Node* properties = nullptr;  // an object, or `Invalid` when there are none
};

/// A template that was read, with its resources of Step Functions.
class Template {
public:
    Template(std::shared_ptr<const syntax::Document> document, Dialect dialect);

    [[nodiscard]] Dialect dialect() const { return dialect_; }
    [[nodiscard]] const syntax::Document& document() const { return *document_; }

    /// The same text as that of the document, shared.
    [[nodiscard]] std::shared_ptr<const support::SourceText> source() const {
        return {document_, &document_->source()};
    }

    /// In the order of the template.
    [[nodiscard]] const std::vector<Resource>& resources() const { return resources_; }

    /// The state machine with this id, or null.
    [[nodiscard]] const Resource* machine(std::string_view id) const;

    /// `AWS::Lambda::Function` of the resource with this logical id, or empty.
    [[nodiscard]] std::string_view typeOf(std::string_view id) const;

private:
    std::shared_ptr<const syntax::Document> document_;
    Dialect dialect_;
    std::map<std::string, std::string_view, std::less<>> types_;
    std::vector<Resource> resources_;
};

/// Whether a text may be a template with state machines: false is certain, true is not. Faster than reading it.
[[nodiscard]] bool mayHoldMachines(std::string_view text);

/// The dialect of a text that is `root`, by what it holds; nothing when it is no template.
[[nodiscard]] std::optional<Dialect> dialectOf(const Node& root);

/// The template that a document is, or is said to be; null when it is none.
[[nodiscard]] std::unique_ptr<const Template> templateOf(std::shared_ptr<const syntax::Document> document, From from);

}  // namespace stepcheck::embed
