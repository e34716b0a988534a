#include "stepcheck/embed/object_copy.h"

#include "stepcheck/embed/intrinsic.h"
#include "stepcheck/syntax/hole_text.h"
#include "stepcheck/syntax/holes.h"
#include "stepcheck/syntax/tree_builder.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace stepcheck::embed {

using syntax::Kind;
using syntax::TreeBuilder;

namespace {

class Copier {
public:
    Copier(const Expander& expander, Placeholders placeholders, std::string_view source, TreeBuilder& builder)
        : expander_(expander), asText_(placeholders == Placeholders::AsText), source_(source), builder_(builder) {}

    void copy(const Node& root);

private:
    struct Frame {
        const Node* container;
        std::size_t next = 0;  // element or member
    };

    void add(const Node& written);
    [[nodiscard]] const Node& chosenIn(const Node& written);
    [[nodiscard]] bool isLeftOut(const Node& written);
    void addLeaf(const Node& node);
    [[nodiscard]] bool isChanged(const Node& node) const;
    void open(const Node& container);
    void close();

    const Expander& expander_;
    bool asText_;
    std::string_view source_;
    TreeBuilder& builder_;
    std::vector<Frame> frames_;
};

}  // namespace

// Whether a template function makes a text. What stands in `Mappings` does only when it is one there.
static bool makesText(const Node& node, const Chooser& chooser) {
    static constexpr std::array<std::string_view, 5> names{"Ref", "GetAtt", "Sub", "Join", "Select"};
    const std::optional<Intrinsic> function = intrinsicOf(node);
    if (function && function->name == "FindInMap")
        return chooser.chosen(node).is(Kind::String);
    return function && std::ranges::find(names, function->name) != names.end();
}

bool Copier::isChanged(const Node& node) const {
    if (makesText(node, expander_.chooser()))
        return true;
    const bool isText = (node.is(Kind::String) || node.is(Kind::Hole)) && !intrinsicOf(node);
    return isText && (expander_.changes(node) || (asText_ && !node.isFinalString()));
}

// What the node comes to, when that says more than the node.
void Copier::addLeaf(const Node& node) {
    if (!isChanged(node))
        return builder_.graft(node);
    PiecedText pieces(source_);
    expander_.append(node, pieces);
    if (!asText_ && isOneHole(pieces.text()))
        return builder_.graft(node);
    const std::string_view text = builder_.keep(pieces.text());
    const std::vector<syntax::HolePlace> marks = asText_ ? std::vector<syntax::HolePlace>() : syntax::findHoles(text);
    syntax::HoleText separated = syntax::separateHoles(text, pieces.map(), marks, builder_);
    builder_.makeUneditable(node.span());
    builder_.scalar({.kind = Kind::String,
        .style = node.style(),
        .span = node.span(),
        .text = separated.text,
        .detail = std::move(separated.detail)});
}

void Copier::open(const Node& container) {
    const std::uint32_t begin = container.span().begin;
    const char first = begin < source_.size() ? source_[begin] : '\0';
    const Span bracket{.begin = begin, .end = begin + (first == '{' || first == '[' ? 1U : 0U)};
    if (container.is(Kind::Object))
        builder_.beginObject(bracket);
    else
        builder_.beginArray(bracket);
    if (!container.tag().empty())
        builder_.tagContainer(container.tag());
    frames_.push_back({.container = &container});
}

// A macro adds members that nobody knows.
static bool isWhole(const Node& container) {
    return container.isComplete() && std::ranges::none_of(container.members(),
                                         [](const syntax::Member& member) { return member.name() == "Fn::Transform"; });
}

void Copier::close() {
    const Node& container = *frames_.back().container;
    frames_.pop_back();
    builder_.endContainer(container.span().end, isWhole(container));
}

// What is chosen stands for the function around it, which no edit may touch.
const Node& Copier::chosenIn(const Node& written) {
    const Node& value = expander_.chooser().chosen(written);
    if (&value == &written || !written.span().contains(value.span()))
        return written;
    builder_.makeUneditable({.begin = written.span().begin, .end = value.span().begin});
    builder_.makeUneditable({.begin = value.span().end, .end = written.span().end});
    return value;
}

bool Copier::isLeftOut(const Node& written) {
    const bool isLeftOut = isNoValue(expander_.chooser().chosen(written));
    if (isLeftOut)
        builder_.makeUneditable(written.span());
    return isLeftOut;
}

void Copier::add(const Node& written) {
    const Node& node = chosenIn(written);
    const bool isContainer = node.is(Kind::Object) || node.is(Kind::Array);
    if (isContainer && !intrinsicOf(node))
        open(node);
    else
        addLeaf(node);
}

void Copier::copy(const Node& root) {
    add(root);
    while (!frames_.empty() && !builder_.limitPassed()) {
        Frame& frame = frames_.back();
        const std::size_t at = frame.next++;
        const Node& container = *frame.container;
        if (at < container.elements().size()) {
            if (const Node& element = container.elements()[at]; !isLeftOut(element))
                add(element);
        } else if (at < container.members().size()) {
            const syntax::Member& member = container.members()[at];
            if (isLeftOut(member.value))
                continue;
            addLeaf(member.key);
            add(member.value);
        } else {
            close();
        }
    }
    if (!builder_.limitPassed())
        builder_.endRoot();
}

support::Result<std::unique_ptr<const syntax::Document>> copyObject(
    const Template& content, const Node& definition, const Expander& expander, Placeholders placeholders) {
    const syntax::Document& document = content.document();
    TreeBuilder builder(content.source(), document.language(), {});
    for (const Span repeated : document.repeated())
        builder.makeUneditable(repeated);
    Copier(expander, placeholders, document.source().text(), builder).copy(definition);
    return builder.finish();
}

}  // namespace stepcheck::embed
