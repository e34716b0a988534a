#include "stepcheck/syntax/yaml_reader.h"

#include "stepcheck/syntax/yaml_cover.h"
#include "stepcheck/syntax/yaml_error.h"
#include "stepcheck/syntax/yaml_events.h"
#include "stepcheck/syntax/yaml_gaps.h"
#include "stepcheck/syntax/yaml_scalar.h"
#include "stepcheck/syntax/yaml_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stepcheck::syntax {

namespace {

/// Turns the events of a stream into calls of the builder, with a stack of its own.
class YamlParser {
public:
    YamlParser(const support::SourceText& source, bool holes, TreeBuilder& builder)
        : text_(source.text()),
          builder_(builder),
          cover_(text_, holes),
          events_(cover_.text()),
          gaps_(text_, builder),
          values_(text_, holes, builder) {}

    void parse();

private:
    struct Frame {
        bool object = false;
        bool flow = false;
        bool awaitsKey = false;
        std::uint32_t begin = 0;
        std::size_t nodesBefore = 0;
        std::string_view anchor{};
        std::optional<Span> mergeKey{};    // `<<`, which is not added before its value is known
        std::size_t nodesBeforeMerge = 0;  // when `mergeKey` was read
        std::vector<Node> merged{};        // the objects whose members belong to this one
        std::size_t mergedNodes = 0;
        Span firstMerge{};
    };

    struct Anchored {
        Node node;
        std::size_t nodes = 1;
        bool open = false;  // the value is still being read
    };

    [[nodiscard]] std::optional<YamlEvent> take();
    [[nodiscard]] const std::optional<YamlEvent>& peek();
    void handle(const YamlEvent& event);
    void beginDocument(const YamlEvent& event);
    void endDocument();
    void beginContainer(const YamlEvent& event, bool object);
    void endContainer(const YamlEvent& event);
    void scalar(const YamlEvent& event);
    void alias(const YamlEvent& event);
    void aliasAsKey(const Node& node, Span span);
    void aliasAsValue(const Anchored& anchored, Span span);

    void collectInProperties(const YamlEvent& event);
    void skipInKey(const YamlEvent& event);
    void endSkippedKey();

    void afterNode();
    void addMergeKey(Frame& frame);
    void endMergeValue(Frame& frame);
    void closeFrame(std::uint32_t end, bool complete);

    [[nodiscard]] bool isKeyNext() const {
        return !frames_.empty() && frames_.back().object && frames_.back().awaitsKey;
    }
    [[nodiscard]] bool isFlowPair(const YamlEvent& event) const;
    [[nodiscard]] bool isFlowStart(const YamlEvent& event) const;
    [[nodiscard]] YamlScalarPlace placeOf(const YamlEvent& event) const;
    [[nodiscard]] std::uint32_t emptyPlace(const YamlEvent& event) const;
    [[nodiscard]] std::uint32_t column(std::uint32_t offset) const;
    [[nodiscard]] std::string_view anchorName(const YamlEvent& event) const;
    [[nodiscard]] std::string_view slice(Span span) const { return text_.substr(span.begin, span.size()); }

    [[nodiscard]] bool controlCharacterBefore(std::uint32_t offset) const;
    void failAtControlCharacter();
    void failAtLibrary();
    [[nodiscard]] bool mayBelongToLastBlock(std::uint32_t offset) const;
    void fail(support::Diagnostic diagnostic);

    std::string_view text_;
    TreeBuilder& builder_;
    YamlCover cover_;
    YamlEvents events_;
    YamlGaps gaps_;
    YamlValues values_;
    std::optional<YamlEvent> peeked_;
    bool hasPeeked_ = false;
    bool done_ = false;
    bool rootRead_ = false;
    std::uint32_t lastEnd_ = 0;               // of the last thing that was read
    std::vector<std::uint32_t> endedBlocks_;  // begins of block arrays and objects that ended since the last scalar
    std::vector<Frame> frames_;
    std::unordered_map<std::string_view, Anchored> anchors_;
    std::size_t skipDepth_ = 0;  // arrays and objects open inside a key that is one
    std::uint32_t skipBegin_ = 0;
};

std::optional<YamlEvent> YamlParser::take() {
    if (!std::exchange(hasPeeked_, false))
        return events_.next();
    return std::exchange(peeked_, std::nullopt);
}

const std::optional<YamlEvent>& YamlParser::peek() {
    if (!std::exchange(hasPeeked_, true))
        peeked_ = events_.next();
    return peeked_;
}

std::string_view YamlParser::anchorName(const YamlEvent& event) const {
    return event.anchor ? slice(*event.anchor).substr(1) : std::string_view();
}

std::uint32_t YamlParser::column(std::uint32_t offset) const {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const std::size_t lineBreak = offset == 0 ? std::string_view::npos : text_.find_last_of("\r\n", offset - 1);
    if (lineBreak != std::string_view::npos)
        return offset - static_cast<std::uint32_t>(lineBreak) - 1;
    return text_.starts_with(byteOrderMark) ? offset - static_cast<std::uint32_t>(byteOrderMark.size()) : offset;
}

// `[` or `{`; a block collection is marked by an empty token, or by the one of its first indicator.
bool YamlParser::isFlowStart(const YamlEvent& event) const {
    if (!event.token || event.token->size() != 1)
        return false;
    const char c = text_[event.token->begin];
    return c == '[' || c == '{';
}

// `[key: value]`: an object without braces, whose mark may stand behind its key.
bool YamlParser::isFlowPair(const YamlEvent& event) const {
    return event.kind == YamlEventKind::MappingStart && !isFlowStart(event) && !frames_.empty() && frames_.back().flow;
}

std::uint32_t YamlParser::emptyPlace(const YamlEvent& event) const {
    if (const std::optional<std::uint32_t> end = event.end())
        return *end;
    if (frames_.empty())
        return lastEnd_;
    if (isKeyNext())
        return gaps_.emptyKey(lastEnd_);
    return frames_.back().object ? gaps_.emptyValue(lastEnd_) : gaps_.emptyElement(lastEnd_);
}

YamlScalarPlace YamlParser::placeOf(const YamlEvent& event) const {
    if (!event.token) {
        const std::uint32_t at = emptyPlace(event);
        return {.span = {.begin = at, .end = at}};
    }
    if (event.style != Style::Literal && event.style != Style::Folded)
        return {.span = {.begin = event.token->begin - event.quote(), .end = event.token->end + event.quote()}};
    const std::uint32_t from = std::max(event.tag ? event.tag->end : 0, event.anchor ? event.anchor->end : 0);
    const Span header = gaps_.blockHeader(from, event.token->begin);
    const std::uint32_t end = endOfLines(text_, *event.token);
    return {.span = {.begin = header.begin, .end = end == event.token->begin ? header.end : end},
        .blockHeader = slice(header),
        .parentIndent = frames_.empty() ? 0 : column(frames_.back().begin)};
}

void YamlParser::afterNode() {
    if (frames_.empty()) {
        rootRead_ = true;
        return;
    }
    Frame& frame = frames_.back();
    if (!frame.object)
        return;
    if (!frame.awaitsKey && frame.mergeKey)
        endMergeValue(frame);
    frame.awaitsKey = !frame.awaitsKey;
}

void YamlParser::addMergeKey(Frame& frame) {
    const Span span = *std::exchange(frame.mergeKey, std::nullopt);
    builder_.scalar({.kind = Kind::String, .style = Style::Plain, .span = span, .text = slice(span)});
}

// The value of `<<`, an array or object that was just added, either gives its members or is a value like any other.
void YamlParser::endMergeValue(Frame& frame) {
    const Node value = builder_.last();
    const auto isObject = [](const Node& node) { return node.is(Kind::Object); };
    builder_.dropLast();
    if (value.is(Kind::Object))
        frame.merged.push_back(value);
    else if (!value.elements().empty() && std::ranges::all_of(value.elements(), isObject))
        frame.merged.insert(frame.merged.end(), value.elements().begin(), value.elements().end());
    else {
        addMergeKey(frame);
        builder_.alias(value, 0, value.span());
        return;
    }
    frame.mergedNodes += builder_.nodeCount() - frame.nodesBeforeMerge;
    frame.mergeKey.reset();
}

void YamlParser::beginDocument(const YamlEvent& event) {
    anchors_.clear();
    if (!event.token)
        return;
    gaps_.collectUpTo(event.token->begin);
    gaps_.skipTo(event.token->end);
    lastEnd_ = event.token->end;
}

void YamlParser::endDocument() {
    if (!std::exchange(rootRead_, false))
        return;
    if (!done_ && !peek())  // what follows cannot be read, and may have been meant to be inside
        builder_.markLastIncomplete();
    builder_.endRoot();
}

void YamlParser::beginContainer(const YamlEvent& event, bool object) {
    const Span mark = event.token.value_or(Span{.begin = lastEnd_, .end = lastEnd_});
    const bool pair = isFlowPair(event);
    const bool flow = isFlowStart(event);
    std::uint32_t begin = mark.begin;
    if (pair && peek())
        begin = std::min(begin, peek()->begin().value_or(begin));
    if (!pair) {
        gaps_.collectUpTo(mark.begin);
        gaps_.skipTo(flow ? mark.end : mark.begin);
        lastEnd_ = flow ? mark.end : mark.begin;
    }

    Frame frame{.object = object, .flow = flow || pair, .awaitsKey = object, .begin = begin};
    frame.nodesBefore = builder_.nodeCount();
    frame.anchor = anchorName(event);
    if (!frame.anchor.empty())
        anchors_[frame.anchor] = {.node = {}, .open = true};
    const Span open{.begin = begin, .end = flow ? begin + 1 : begin};
    if (object)
        builder_.beginObject(open);
    else
        builder_.beginArray(open);
    if (const std::string_view tag = values_.tag(event); !tag.empty())
        builder_.tagContainer(tag);
    frames_.push_back(std::move(frame));
}

void YamlParser::closeFrame(std::uint32_t end, bool complete) {
    Frame& frame = frames_.back();
    if (!frame.merged.empty())
        builder_.merge(frame.merged, frame.mergedNodes, frame.firstMerge);
    builder_.endContainer(end, complete);
    if (!frame.anchor.empty())
        anchors_[frame.anchor] = {.node = builder_.last(), .nodes = builder_.nodeCount() - frame.nodesBefore};
    if (!frame.flow)
        endedBlocks_.push_back(frame.begin);
    frames_.pop_back();
    afterNode();
}

// An end that is not written is marked somewhere behind: the last value tells better.
void YamlParser::endContainer(const YamlEvent& event) {
    if (event.token && !event.token->empty()) {
        gaps_.collectUpTo(event.token->begin);
        gaps_.skipTo(event.token->end);
        lastEnd_ = event.token->end;
    }
    closeFrame(lastEnd_, true);
}

void YamlParser::scalar(const YamlEvent& event) {
    endedBlocks_.clear();
    const YamlScalarPlace place = placeOf(event);
    const bool key = isKeyNext();
    gaps_.collectUpTo(event.token ? event.token->begin : place.span.begin);
    gaps_.skipTo(event.token ? event.token->end + event.quote() : place.span.end);
    lastEnd_ = place.span.end;

    TreeBuilder::Scalar scalar = key ? values_.key(event, place) : values_.value(event, place);
    const bool mergeKey = key && event.style == Style::Plain && scalar.text == "<<" && !event.tag && !event.anchor;
    if (mergeKey) {
        Frame& frame = frames_.back();
        frame.firstMerge = frame.merged.empty() ? scalar.span : frame.firstMerge;
        frame.mergeKey = scalar.span;
        frame.nodesBeforeMerge = builder_.nodeCount();
        frame.awaitsKey = false;
        return;
    }
    if (!frames_.empty() && frames_.back().mergeKey)
        addMergeKey(frames_.back());
    builder_.scalar(std::move(scalar));
    if (const std::string_view anchor = anchorName(event); !anchor.empty())
        anchors_[anchor] = {.node = builder_.last()};
    afterNode();
}

void YamlParser::alias(const YamlEvent& event) {
    const Span span = *event.token;
    gaps_.collectUpTo(span.begin);
    gaps_.skipTo(span.end);
    const std::string_view name = slice(span).substr(1);
    const auto found = anchors_.find(name);
    if (found == anchors_.end()) {
        fail(yamlError(span, fmt::format("no anchor \"&{}\" stands before this alias", name)));
        return;
    }
    if (found->second.open) {
        fail(yamlError(span, fmt::format("the alias \"*{}\" stands inside the value that it repeats", name)));
        return;
    }
    lastEnd_ = span.end;
    if (isKeyNext())
        aliasAsKey(found->second.node, span);
    else
        aliasAsValue(found->second, span);
    afterNode();
}

void YamlParser::aliasAsKey(const Node& node, Span span) {
    if (node.is(Kind::String) || node.is(Kind::Hole)) {
        builder_.alias(node, 1, span);
        return;
    }
    const bool container = node.is(Kind::Array) || node.is(Kind::Object) || node.is(Kind::Invalid);
    NodeDetail detail;
    const auto size = static_cast<std::uint32_t>(node.text().size());
    detail.map.append(size, node.spanOf({.begin = 0, .end = size}));
    builder_.scalar({.kind = container ? Kind::Invalid : Kind::String,
        .style = node.style(),
        .span = span,
        .text = container ? slice(span) : node.text(),
        .detail = std::move(detail)});
}

void YamlParser::aliasAsValue(const Anchored& anchored, Span span) {
    if (!frames_.empty() && frames_.back().mergeKey) {
        Frame& frame = frames_.back();
        if (anchored.node.is(Kind::Object)) {
            frame.merged.push_back(anchored.node);
            frame.mergedNodes += anchored.nodes;
            frame.mergeKey.reset();
            return;
        }
        if (!anchored.node.is(Kind::Array))
            addMergeKey(frame);
    }
    builder_.alias(anchored.node, anchored.nodes, span);
}

// Collects the comments before and between the tag and the anchor. What seems to be one inside of them is none: a
// template mark, `&${ #name }`, may hold what YAML does not allow there.
void YamlParser::collectInProperties(const YamlEvent& event) {
    const bool tagFirst = event.tag && event.anchor && event.tag->begin < event.anchor->begin;
    for (const std::optional<Span>& part : {tagFirst ? event.tag : event.anchor, tagFirst ? event.anchor : event.tag})
        if (part) {
            gaps_.collectUpTo(part->begin);
            gaps_.skipTo(part->end);
        }
}

// A key that is an array or object has no place in JSON: it becomes one node that could not be read.
void YamlParser::skipInKey(const YamlEvent& event) {
    const bool starts = event.kind == YamlEventKind::MappingStart || event.kind == YamlEventKind::SequenceStart;
    const bool ends = event.kind == YamlEventKind::MappingEnd || event.kind == YamlEventKind::SequenceEnd;
    if (starts && skipDepth_ == 0) {
        skipBegin_ = event.token ? event.token->begin : lastEnd_;
        lastEnd_ = std::max(lastEnd_, skipBegin_);  // nothing else may be written of it: `? :`
    }
    if (event.token && (event.kind == YamlEventKind::Scalar || !event.token->empty())) {
        gaps_.collectUpTo(event.token->begin);
        lastEnd_ = std::max(lastEnd_, event.token->end + event.quote());
        gaps_.skipTo(lastEnd_);
    }
    if (const std::string_view anchor = anchorName(event); !anchor.empty())
        anchors_[anchor] = {};
    if (starts)
        ++skipDepth_;
    else if (ends && --skipDepth_ == 0)
        endSkippedKey();
}

void YamlParser::endSkippedKey() {
    const Span span{.begin = skipBegin_, .end = lastEnd_};
    builder_.scalar({.kind = Kind::Invalid, .style = Style::Plain, .span = span, .text = slice(span)});
    afterNode();
}

void YamlParser::handle(const YamlEvent& event) {
    collectInProperties(event);
    const bool starts = event.kind == YamlEventKind::MappingStart || event.kind == YamlEventKind::SequenceStart;
    if (skipDepth_ > 0 || (starts && isKeyNext())) {
        skipInKey(event);
        return;
    }
    switch (event.kind) {
        case YamlEventKind::StreamStart: return;
        case YamlEventKind::StreamEnd:
            gaps_.collectUpTo(static_cast<std::uint32_t>(text_.size()));
            done_ = true;
            return;
        case YamlEventKind::DocumentStart: beginDocument(event); return;
        case YamlEventKind::DocumentEnd: endDocument(); return;
        case YamlEventKind::MappingStart: beginContainer(event, true); return;
        case YamlEventKind::SequenceStart: beginContainer(event, false); return;
        case YamlEventKind::MappingEnd:
        case YamlEventKind::SequenceEnd: endContainer(event); return;
        case YamlEventKind::Scalar: scalar(event); return;
        case YamlEventKind::Alias: alias(event); return;
    }
}

bool YamlParser::controlCharacterBefore(std::uint32_t offset) const {
    return cover_.controlCharacter() && *cover_.controlCharacter() < offset;
}

void YamlParser::failAtControlCharacter() {
    const std::uint32_t at = *cover_.controlCharacter();
    fail(yamlError({.begin = at, .end = at + 1},
        fmt::format("YAML does not allow the control character U+{:04X}", static_cast<unsigned>(text_[at])),
        "remove it, or write it as an escape in double quotes"));
}

void YamlParser::failAtLibrary() {
    YamlErrorContext context{.text = text_, .lastEnd = lastEnd_};
    for (const Frame& frame : frames_) {
        if (frame.flow)
            context.flowOpen = frame.begin;
        else
            context.indents.push_back(column(frame.begin));
    }
    for (const std::uint32_t begin : endedBlocks_)
        context.indents.push_back(column(begin));
    support::Diagnostic diagnostic = explainYamlFailure(events_.failure(), context);
    if (controlCharacterBefore(diagnostic.at.begin))
        failAtControlCharacter();
    else
        fail(std::move(diagnostic));
}

// What follows a block at an indentation between its own and the one of what is around it was meant to be inside.
bool YamlParser::mayBelongToLastBlock(std::uint32_t offset) const {
    if (frames_.empty())
        return rootRead_;
    const std::span<const Node> nodes = builder_.currentNodes();
    const bool blockBefore =
        !endedBlocks_.empty() && !nodes.empty() && nodes.back().span().begin == endedBlocks_.back();
    return blockBefore && column(offset) > column(frames_.back().begin);
}

// What stands before the mistake stays.
void YamlParser::fail(support::Diagnostic diagnostic) {
    const std::uint32_t end = std::max(lastEnd_, diagnostic.at.begin);
    gaps_.collectUpTo(diagnostic.at.begin);
    if (mayBelongToLastBlock(diagnostic.at.begin))
        builder_.markLastIncomplete();
    builder_.report(std::move(diagnostic));
    done_ = true;
    if (!frames_.empty() && frames_.back().object && !frames_.back().awaitsKey && !frames_.back().mergeKey)
        builder_.dropLast();
    if (!frames_.empty()) {
        frames_.back().awaitsKey = frames_.back().object;
        frames_.back().mergeKey.reset();
    }
    while (!frames_.empty())
        closeFrame(end, false);
    endDocument();
}

void YamlParser::parse() {
    while (!done_ && !builder_.limitPassed()) {
        const std::optional<YamlEvent> event = take();
        if (!event)
            failAtLibrary();
        else if (const bool last = event->kind == YamlEventKind::StreamEnd;
            controlCharacterBefore(last ? static_cast<std::uint32_t>(text_.size()) : event->end().value_or(0)))
            failAtControlCharacter();
        else
            handle(*event);
    }
}

}  // namespace

void readYaml(const support::SourceText& source, bool holes, TreeBuilder& builder) {
    YamlParser(source, holes, builder).parse();
}

}  // namespace stepcheck::syntax
