#pragma once

#include "stepcheck/catalog/operations.h"
#include "stepcheck/support/span.h"
#include "stepcheck/syntax/document.h"
#include "stepcheck/syntax/node.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::request {

using support::Span;
using syntax::Member;
using syntax::Node;

/// A value of a request that its model describes, an element of a list included. Holes are none.
struct Value {
    const catalog::InputMember* member;  // that it is, or that it is in a list of
    const catalog::Shape* shape;
    const Node* node;
    std::string path;  // as the service names it: `routingConfiguration.1.member.weight`
};

/// A structure in a request; the request itself is the first one.
struct Object {
    const catalog::Structure* structure;
    const Node* node;
    std::string path;  // empty for the request
};

struct UnknownMember {
    const catalog::Structure* structure;
    const Member* member;
};

struct MissingMember {
    const catalog::InputMember* member;
    Span at;           // where the object begins
    std::string path;  // with the member
};

/// What an API call is given, as JSON or YAML: names begin with a small letter, as on the wire and for
/// `--cli-input-json`, or all with a capital one, as in SDKs and definitions. A member that is null is none.
class Request {
public:
    /// Looks at the first root of the document. Linear.
    Request(const catalog::Operation& operation, std::shared_ptr<const syntax::Document> document);

    [[nodiscard]] const catalog::Operation& operation() const { return operation_; }
    [[nodiscard]] const syntax::Document& document() const { return *document_; }

    /// The same text as that of the document, shared.
    [[nodiscard]] std::shared_ptr<const support::SourceText> source() const {
        return {document_, &document_->source()};
    }

    /// The request; `Invalid` when the text holds none.
    [[nodiscard]] const Node& root() const;

    /// In the order of the text, what holds before what is in it.
    [[nodiscard]] const std::vector<Value>& values() const { return values_; }
    [[nodiscard]] const std::vector<Object>& objects() const { return objects_; }
    [[nodiscard]] const std::vector<UnknownMember>& unknown() const { return unknown_; }

    /// Required members that are not there; of what could be read whole.
    [[nodiscard]] const std::vector<MissingMember>& missing() const { return missing_; }

    /// The member of an object of the request that has this name in the model, or null.
    [[nodiscard]] const Member* find(const Node& object, std::string_view name) const;

    /// The text of a member of the request itself when all of it is known, else empty.
    [[nodiscard]] std::string_view text(std::string_view name) const;

    /// A name of the model as this request writes it.
    [[nodiscard]] std::string spelled(std::string_view name) const;

private:
    void visitObject(const catalog::Structure& structure, const Node& object, const std::string& path);
    void visitValue(
        const catalog::InputMember& member, const catalog::Shape& shape, const Node& node, const std::string& path);

    const catalog::Operation& operation_;
    std::shared_ptr<const syntax::Document> document_;
    bool isCapital_ = false;
    std::vector<Value> values_;
    std::vector<Object> objects_;
    std::vector<UnknownMember> unknown_;
    std::vector<MissingMember> missing_;
};

/// `name` with a capital letter at the front.
[[nodiscard]] std::string capitalized(std::string_view name);

}  // namespace stepcheck::request
