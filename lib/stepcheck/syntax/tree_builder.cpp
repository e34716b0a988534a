#include "stepcheck/syntax/tree_builder.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/support/line_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

namespace stepcheck::syntax {

static_assert(std::is_trivially_destructible_v<Node> && std::is_trivially_destructible_v<Member>,
    "nodes live in an arena that destroys nothing");

TreeBuilder::TreeBuilder(std::shared_ptr<const support::SourceText> source, Language language, const ReadLimits& limits)
    : document_(std::make_unique<Document>(std::move(source), language)), limits_(limits) {
    constexpr std::size_t usualNodes = 128;
    constexpr std::size_t usualDepth = 16;
    stack_.reserve(usualNodes);
    open_.reserve(usualDepth);
}

void TreeBuilder::passLimit(std::uint32_t offset, std::string_view what, std::string_view limit, std::size_t value) {
    if (limitPassed_)
        return;
    const support::SourceText& source = document_->source();
    const support::LineTable lines(source.file().text());
    const support::Position at =
        lines.position(source.toFile({.begin = offset, .end = offset}).begin, support::ColumnUnit::CodePoint);
    limitPassed_ = support::Error{fmt::format("{}:{}:{}: {} than {}, the most that stepcheck reads (limit: {})",
        source.name(), at.line, at.column, what, value, limit)};
}

Node& TreeBuilder::push(Span span) {
    if (++nodeCount_ > limits_.nodes)
        passLimit(span.begin, "has more keys and values", "nodes", limits_.nodes);
    Node& node = stack_.emplace_back();
    node.span_ = span;
    return node;
}

void TreeBuilder::scalar(Scalar scalar) {
    leaf({.kind = scalar.kind,
        .style = scalar.style,
        .boolean = scalar.boolean,
        .span = scalar.span,
        .text = scalar.text,
        .detail = scalar.detail ? keep(std::move(*scalar.detail)) : nullptr});
}

void TreeBuilder::leaf(const Leaf& leaf) {
    Node& node = push(leaf.span);
    node.kind_ = leaf.kind;
    node.style_ = leaf.style;
    node.text_ = leaf.text.data();
    node.size_ = static_cast<std::uint32_t>(leaf.text.size());
    node.boolean_ = leaf.boolean;
    node.detail_ = leaf.detail;
}

void TreeBuilder::begin(Kind kind, Span open) {
    if (open_.size() >= limits_.depth)
        passLimit(open.begin, "nests arrays and objects deeper", "depth", limits_.depth);
    open_.push_back({.kind = kind, .open = open, .firstNode = stack_.size()});
}

void TreeBuilder::beginArray(Span open) {
    begin(Kind::Array, open);
}

void TreeBuilder::beginObject(Span open) {
    begin(Kind::Object, open);
}

void TreeBuilder::tagContainer(std::string_view tag) {
    STEPCHECK_ASSERT(!open_.empty());
    open_.back().detail = keep({.map = {}, .holes = {}, .tag = tag});
}

template <class T>
static T* copyToArena(std::pmr::memory_resource& arena, const T* from, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (count == 0)
        return nullptr;
    T* const to = static_cast<T*>(arena.allocate(count * sizeof(T), alignof(T)));
    return std::uninitialized_copy_n(from, count, to) - static_cast<std::ptrdiff_t>(count);
}

// A member is a key and its value next to each other, just as they lie on the stack.
static Member* copyMembers(std::pmr::memory_resource& arena, std::span<const Node> nodes) {
    static_assert(sizeof(Member) == 2 * sizeof(Node));
    STEPCHECK_ASSERT(nodes.size() % 2 == 0);
    if (nodes.empty())
        return nullptr;
    auto* const members = static_cast<Member*>(arena.allocate(nodes.size_bytes(), alignof(Member)));
    for (std::size_t i = 0; i < nodes.size(); i += 2)
        std::construct_at(members + i / 2, Member{.key = nodes[i], .value = nodes[i + 1]});
    return members;
}

void TreeBuilder::endContainer(std::uint32_t end, bool complete) {
    STEPCHECK_ASSERT(!open_.empty());
    const Open container = open_.back();
    open_.pop_back();
    const std::span<const Node> nodes = std::span(stack_).subspan(container.firstNode);
    const auto count = static_cast<std::uint32_t>(nodes.size());
    const bool array = container.kind == Kind::Array;
    const Node* const elements = array ? copyToArena(document_->arena_, nodes.data(), count) : nullptr;
    const Member* const members = array ? nullptr : copyMembers(document_->arena_, nodes);
    stack_.resize(container.firstNode);

    Node& node = push({.begin = container.open.begin, .end = end});
    node.kind_ = container.kind;
    node.complete_ = complete;
    node.detail_ = container.detail;
    node.size_ = array ? count : count / 2;
    if (array)
        node.elements_ = elements;
    else
        node.members_ = members;
}

void TreeBuilder::beginObjectBeforeLast(Span open) {
    const Node key = stack_.back();
    stack_.pop_back();
    beginObject(open);
    stack_.push_back(key);
}

void TreeBuilder::endArrayBeforeLast(std::uint32_t end) {
    const Node key = stack_.back();
    stack_.pop_back();
    endContainer(end, true);
    stack_.push_back(key);
}

bool TreeBuilder::countRepeated(std::size_t nodes, Span at) {
    aliasNodeCount_ += nodes;
    nodeCount_ += nodes;
    if (aliasNodeCount_ <= limits_.aliasNodes)
        return true;
    passLimit(at.begin, "repeats more keys and values through aliases", "alias expansion", limits_.aliasNodes);
    return false;
}

void TreeBuilder::alias(const Node& node, std::size_t nodes, Span span) {
    static_cast<void>(countRepeated(nodes, span));
    document_->repeated_.push_back(node.span());
    Node copy = node;
    // The text of the copy stands where the anchor is: only the detail's map leads there from another place.
    if (!copy.text().empty() && (copy.detail_ == nullptr || copy.detail_->map.empty())) {
        NodeDetail detail = copy.detail_ != nullptr ? *copy.detail_ : NodeDetail{};
        const auto size = static_cast<std::uint32_t>(copy.text().size());
        detail.map.append(size, node.spanOf({.begin = 0, .end = size}));
        copy.detail_ = keep(std::move(detail));
    }
    copy.span_ = span;
    push(span) = copy;
}

void TreeBuilder::graft(const Node& node) {
    push(node.span()) = node;
}

void TreeBuilder::merge(std::span<const Node> objects, std::size_t nodes, Span span) {
    if (!countRepeated(nodes, span))
        return;
    using Name = std::pair<Kind, std::string_view>;
    std::set<Name> names;
    const std::span<const Node> present = currentNodes();
    for (std::size_t i = 0; i < present.size(); i += 2)
        names.emplace(present[i].kind(), present[i].text());
    for (const Node& object : objects) {
        document_->repeated_.push_back(object.span());
        for (const Member& member : object.members())
            if (names.emplace(member.key.kind(), member.key.text()).second) {
                stack_.push_back(member.key);
                stack_.push_back(member.value);
            }
    }
}

void TreeBuilder::dropLast() {
    STEPCHECK_ASSERT(!stack_.empty());
    stack_.pop_back();
}

void TreeBuilder::markLastIncomplete() {
    STEPCHECK_ASSERT(!stack_.empty());
    Node* node = &stack_.back();
    while (node->is(Kind::Array) || node->is(Kind::Object)) {
        node->complete_ = false;
        if (node->size_ == 0)
            return;
        const Node& last = node->is(Kind::Array) ? node->elements().back() : node->members().back().value;
        if (last.span().end != node->span().end)
            return;
        node = const_cast<Node*>(&last);  // it lies in the arena of this document, which is still being built
    }
}

std::span<const Node> TreeBuilder::currentNodes() const {
    const std::size_t first = open_.empty() ? 0 : open_.back().firstNode;
    return std::span(stack_).subspan(first);
}

void TreeBuilder::endRoot() {
    STEPCHECK_ASSERT(open_.empty() && stack_.size() == 1);
    document_->roots_.push_back(stack_.back());
    stack_.clear();
}

std::string_view TreeBuilder::keep(std::string_view text) {
    if (text.empty())
        return {};
    return {copyToArena(document_->arena_, text.data(), text.size()), text.size()};
}

const NodeDetail* TreeBuilder::keep(NodeDetail detail) {
    return &document_->details_.emplace_front(std::move(detail));
}

void TreeBuilder::restart(std::size_t diagnostics) {
    STEPCHECK_ASSERT(diagnostics <= diagnosticCount());
    document_->diagnostics_.resize(diagnostics);
    document_->comments_.clear();
    document_->repeated_.clear();
    document_->roots_.clear();
    stack_.clear();
    open_.clear();
    nodeCount_ = 0;
    aliasNodeCount_ = 0;
}

support::Result<std::unique_ptr<const Document>> TreeBuilder::finish() {
    if (limitPassed_)
        return *limitPassed_;
    STEPCHECK_ASSERT(open_.empty() && stack_.empty());
    std::ranges::stable_sort(document_->diagnostics_, {}, &support::Diagnostic::at);
    return std::unique_ptr<const Document>(std::move(document_));
}

}  // namespace stepcheck::syntax
