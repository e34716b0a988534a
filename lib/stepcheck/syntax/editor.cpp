#include "stepcheck/syntax/editor.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/syntax/path.h"
#include "stepcheck/syntax/quoting.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace stepcheck::syntax {

using support::Edit;

/// The members or elements of one array or object, with the places where each is written.
struct Editor::Items {
    const Node& container;
    bool isFlow;
    std::vector<Span> spans;
    std::uint32_t begin;  // behind the opening bracket
    std::uint32_t end;    // before the closing one

    [[nodiscard]] const Node& valueAt(std::size_t index) const {
        return container.is(Kind::Object) ? container.members()[index].value : container.elements()[index];
    }
};

static Edits one(Span at, std::string text) {
    return std::vector<Edit>{{.at = at, .text = std::move(text)}};
}

// Not an alias, which shows the kind and style of something that stands elsewhere.
bool Editor::isWrittenHere(const Node& node) const {
    const Span span = node.span();
    const char first = span.empty() ? '\0' : text_[span.begin];
    if (document_.language() != Language::Yaml)
        return true;
    if (node.is(Kind::Array) || node.is(Kind::Object))
        return first != '*';
    switch (node.style()) {
        case Style::Plain: return first != '*';
        case Style::SingleQuoted: return first == '\'' && text_[span.end - 1] == '\'';
        case Style::DoubleQuoted: return first == '"' && text_[span.end - 1] == '"';
        case Style::Literal: return first == '|';
        case Style::Folded: return first == '>';
    }
    STEPCHECK_ASSERT(false);
}

bool Editor::isFlow(const Node& container) const {
    if (document_.language() != Language::Yaml)
        return true;
    const Span span = container.span();
    const char close = container.is(Kind::Object) ? '}' : ']';
    if (span.size() < 2 || text_[span.begin] != (close == '}' ? '{' : '[') || text_[span.end - 1] != close)
        return false;
    // A block whose first key or element is one in brackets begins at the same place.
    if (container.is(Kind::Object))
        return container.members().empty() || container.members().front().key.span().begin > span.begin;
    return container.elements().empty() || container.elements().front().span().begin > span.begin;
}

bool Editor::isInFlow(Span span) const {
    if (document_.language() != Language::Yaml)
        return true;
    for (const Node& root : document_.roots())
        if (root.span().contains(span))
            return std::ranges::any_of(
                pathTo(root, span), [this](const PathStep& step) { return isFlow(*step.container); });
    return false;
}

// Nothing where something is not written inside (merged members), or not in order.
std::optional<Editor::Items> Editor::itemsOf(const Node& container) const {
    if (document_.hasErrors() || !container.isComplete() || !isWrittenHere(container) ||
        (!container.is(Kind::Object) && !container.is(Kind::Array)))
        return std::nullopt;
    const Span whole = container.span();
    // What aliases repeat would change there, too.
    if (std::ranges::any_of(document_.repeated(), [whole](Span repeated) { return repeated.contains(whole); }))
        return std::nullopt;
    const bool flow = isFlow(container);
    const std::uint32_t bracket = flow ? 1 : 0;
    Items items{.container = container,
        .isFlow = flow,
        .spans = {},
        .begin = whole.begin + bracket,
        .end = whole.end - bracket};
    for (const Member& member : container.members())
        items.spans.push_back(
            {.begin = member.key.span().begin, .end = std::max(member.key.span().end, member.value.span().end)});
    for (const Node& element : container.elements())
        items.spans.push_back(element.span());
    std::uint32_t at = items.begin;
    for (const Span& span : items.spans) {
        if (span.empty() || span.begin < at || items.end < span.end)
            return std::nullopt;
        at = span.end;
    }
    return items;
}

std::optional<std::size_t> Editor::indexOf(const Node& object, const Member& member) {
    const auto found =
        std::ranges::find(object.members(), member.span(), [](const Member& candidate) { return candidate.span(); });
    if (found == object.members().end())
        return std::nullopt;
    return static_cast<std::size_t>(found - object.members().begin());
}

// Where a comma stands behind an item of a flow collection; nothing when it is the last one and has none.
std::optional<std::uint32_t> Editor::commaBehind(const Items& items, std::size_t index) const {
    const std::uint32_t at = layout_.skipTrivia(items.spans[index].end);
    return at < items.end && text_[at] == ',' ? std::optional(at) : std::nullopt;
}

// Whether nothing but white space and comments stands between the item and what is around it: no tag, no anchor, no
// `?`.
bool Editor::isBareAt(const Items& items, std::size_t index) const {
    const Span item = items.spans[index];
    if (items.isFlow) {
        std::uint32_t from = items.begin;
        if (index > 0) {
            const std::optional<std::uint32_t> comma = commaBehind(items, index - 1);
            if (!comma)
                return false;
            from = *comma + 1;
        }
        return layout_.skipTrivia(from) == item.begin &&
               (commaBehind(items, index) || layout_.skipTrivia(item.end) == items.end);
    }
    // In a block: spaces, and the dash of the element itself or of those around it.
    const std::string_view before = layout_.slice({.begin = layout_.lineBegin(item.begin), .end = item.begin});
    if (before.find_first_not_of(" -") != std::string_view::npos || before.find("--") != std::string_view::npos)
        return false;
    if (items.container.is(Kind::Array) && !before.ends_with("- ") && before.find('-') == std::string_view::npos)
        return false;
    return layout_.skipTriviaOfLine(item.end) == layout_.lineEnd(item.end) && !isInFlow(items.container.span());
}

static bool isBlockScalar(const Node& node) {
    return node.style() == Style::Literal || node.style() == Style::Folded;
}

static const Node& lastScalar(const Node& node) {
    const Node* last = &node;
    while (!last->members().empty() || !last->elements().empty())
        last = last->members().empty() ? &last->elements().back() : &last->members().back().value;
    return *last;
}

// A block scalar whose value depends on the empty lines, or the end of the file, behind it.
bool Editor::endsInLooseBlockScalar(const Node& node) const {
    const Node& last = lastScalar(node);
    if (!isBlockScalar(last))
        return false;
    const Span span = last.span();
    const std::string_view header = layout_.slice({.begin = span.begin, .end = layout_.lineEnd(span.begin)});
    return header.substr(0, header.find('#')).find('+') != std::string_view::npos ||
           layout_.lineEnd(span.end) == text_.size();
}

Edits Editor::remove(const Node& object, const Member& member) const {
    const std::optional<std::size_t> index = indexOf(object, member);
    return index ? removeItem(object, *index) : std::nullopt;
}

Edits Editor::remove(const Node& array, std::size_t element) const {
    STEPCHECK_ASSERT(element < array.elements().size());
    return removeItem(array, element);
}

Edits Editor::removeItem(const Node& container, std::size_t index) const {
    const std::optional<Items> items = itemsOf(container);
    if (!items || !isBareAt(*items, index))
        return std::nullopt;
    return items->isFlow ? removeFromFlow(*items, index) : removeFromBlock(*items, index);
}

// The comma behind the item goes with it; where there is none, the one before.
Edits Editor::removeFromFlow(const Items& items, std::size_t index) const {
    const std::optional<std::uint32_t> comma = commaBehind(items, index);
    Span separator;  // the comma before, when it has to go
    if (!comma && index > 0) {
        const std::uint32_t at = commaBehind(items, index - 1).value_or(items.begin);
        separator = {.begin = at, .end = at + 1};
    }
    Span gone{.begin = items.spans[index].begin, .end = comma ? *comma + 1 : items.spans[index].end};
    const Span inside{.begin = items.begin, .end = items.end};
    if (items.spans.size() == 1 && layout_.isBlank({.begin = inside.begin, .end = gone.begin}) &&
        layout_.isBlank({.begin = gone.end, .end = inside.end}))
        return one(inside, {});

    if (layout_.beginsLine(gone.begin) && layout_.endsLine(gone.end)) {
        gone = {.begin = layout_.lineBegin(gone.begin), .end = layout_.behindBreak(layout_.lineEnd(gone.end))};
    } else if (!separator.empty() && layout_.isBlank({.begin = separator.end, .end = gone.begin})) {
        return one({.begin = separator.begin, .end = gone.end}, {});
    } else if (comma && index + 1 < items.spans.size() && !layout_.endsLine(gone.end)) {
        gone.end = layout_.skipBlanks(gone.end);
    } else {
        while (!layout_.beginsLine(gone.begin) && isBlankCharacter(text_[gone.begin - 1]))
            --gone.begin;
    }
    std::vector<Edit> edits;
    if (!separator.empty())
        edits.push_back({.at = separator, .text = {}});
    edits.push_back({.at = gone, .text = {}});
    return edits;
}

Edits Editor::removeFromBlock(const Items& items, std::size_t index) const {
    const Span item = items.spans[index];
    const bool isObject = items.container.is(Kind::Object);
    if (items.spans.size() == 1)
        return isObject ? one(item, "{}") : std::nullopt;
    const std::uint32_t begin = layout_.lineBegin(item.begin);
    const std::string_view before = layout_.slice({.begin = begin, .end = item.begin});
    const std::size_t own = isObject ? 0 : 1;
    if (static_cast<std::size_t>(std::ranges::count(before, '-')) == own) {
        const std::uint32_t end = layout_.behindBreak(layout_.lineEnd(item.end));
        const Span next{.begin = end, .end = layout_.lineEnd(end)};
        const bool isBehindBlockScalar = index > 0 && isBlockScalar(lastScalar(items.valueAt(index - 1)));
        // An empty line would become part of the block scalar before.
        if (isBehindBlockScalar && layout_.isBlank(next))
            return std::nullopt;
        // A last line without a break leaves none behind, which a block scalar would lose.
        const bool takesBreakBefore = layout_.lineEnd(item.end) == end && !isBehindBlockScalar;
        return one({.begin = takesBreakBefore ? layout_.beforeBreak(begin) : begin, .end = end}, {});
    }
    // The first item stands behind the dash of what is around it: the second one takes its place.
    if (!isObject || index > 0 || !layout_.isBlank({.begin = item.end, .end = items.spans[1].begin}))
        return std::nullopt;
    return one({.begin = item.begin, .end = items.spans[1].begin}, {});
}

std::string Editor::memberText(
    const Node& object, const Member& beside, std::string_view name, const NewValue& value) const {
    const bool isYaml = document_.language() == Language::Yaml;
    const StringPlace place{.language = document_.language(), .isInFlow = isFlow(object)};
    std::string colon = ": ";
    if (!isYaml) {
        const std::string_view between =
            layout_.slice({.begin = beside.key.span().end, .end = beside.value.span().begin});
        if (between.find_first_not_of(" \t:") == std::string_view::npos)
            colon = between;
    }
    const Style valueStyle =
        beside.value.is(Kind::String) && isWrittenHere(beside.value) ? beside.value.style() : Style::Plain;
    const bool isBlock = valueStyle == Style::Literal || valueStyle == Style::Folded;
    return written(name, beside.key.style(), place) + colon +
           (value.kind == Kind::String ? written(value.text, isBlock ? Style::Plain : valueStyle, place) : value.text);
}

// What stands between two items, as far as one can see from those beside it.
std::string Editor::separatorAt(const Items& items, std::size_t index) const {
    const Span item = items.spans[index];
    const bool sharesLine = index + 1 < items.spans.size() && !layout_.beginsLine(items.spans[index + 1].begin);
    if (!sharesLine && layout_.beginsLine(item.begin) && item.begin > items.begin &&
        layout_.lineBegin(item.begin) >= items.begin)
        return layout_.lineBreak() +
               std::string(layout_.slice({.begin = layout_.lineBegin(item.begin), .end = item.begin}));
    for (const std::size_t left : {index, index - 1}) {
        if (left + 1 >= items.spans.size() || left > index)
            continue;
        const std::optional<std::uint32_t> comma = commaBehind(items, left);
        if (!comma)
            continue;
        const Span between{.begin = *comma + 1, .end = items.spans[left + 1].begin};
        if (layout_.slice(between).find_first_not_of(" \t") == std::string_view::npos)
            return std::string(layout_.slice(between));
    }
    const bool isDense = layout_.slice(items.container.span()).find(": ") == std::string_view::npos &&
                         document_.language() != Language::Yaml;
    return isDense ? "" : " ";
}

Edits Editor::insertBefore(
    const Node& object, const Member& member, std::string_view name, const NewValue& value) const {
    const std::optional<Items> items = itemsOf(object);
    const std::optional<std::size_t> index = indexOf(object, member);
    if (!items || !index || !isBareAt(*items, *index))
        return std::nullopt;
    const std::string text = memberText(object, member, name, value);
    const std::uint32_t at = items->spans[*index].begin;
    if (items->isFlow)
        return one({.begin = at, .end = at}, text + "," + separatorAt(*items, *index));
    return one({.begin = at, .end = at}, text + layout_.lineBreak() + std::string(at - layout_.lineBegin(at), ' '));
}

Edits Editor::insertAfter(
    const Node& object, const Member& member, std::string_view name, const NewValue& value) const {
    const std::optional<Items> items = itemsOf(object);
    const std::optional<std::size_t> index = indexOf(object, member);
    if (!items || !index || !isBareAt(*items, *index))
        return std::nullopt;
    const std::string text = memberText(object, member, name, value);
    if (items->isFlow)
        return insertAfterInFlow(*items, *index, text);
    if (endsInLooseBlockScalar(member.value))
        return std::nullopt;
    const std::uint32_t at = layout_.lineEnd(items->spans[*index].end);
    const std::uint32_t key = items->spans[*index].begin;
    return one({.begin = at, .end = at}, layout_.lineBreak() + std::string(key - layout_.lineBegin(key), ' ') + text);
}

// Comments behind the item on its line stay there.
Edits Editor::insertAfterInFlow(const Items& items, std::size_t index, const std::string& text) const {
    const std::string separator = separatorAt(items, index);
    const bool ownLine = separator.find_first_of("\r\n") != std::string::npos;
    const std::uint32_t end = items.spans[index].end;
    const std::optional<std::uint32_t> comma = commaBehind(items, index);
    const auto behind = [&](std::uint32_t at) { return ownLine && layout_.endsLine(at) ? layout_.lineEnd(at) : at; };
    if (comma) {
        const std::uint32_t at = behind(*comma + 1);
        return one({.begin = at, .end = at}, separator + text + ",");
    }
    const std::uint32_t at = behind(end);
    if (layout_.isBlank({.begin = end, .end = at}))
        return one({.begin = end, .end = end}, "," + separator + text);
    return std::vector<Edit>{
        {.at = {.begin = end, .end = end}, .text = ","}, {.at = {.begin = at, .end = at}, .text = separator + text}};
}

Edits Editor::move(const Node& array, std::size_t from, std::size_t to) const {
    STEPCHECK_ASSERT(from < array.elements().size() && to < array.elements().size());
    std::vector<std::size_t> order(array.elements().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto at = [&order](std::size_t index) { return order.begin() + static_cast<std::ptrdiff_t>(index); };
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
    return reorder(array, order);
}

Edits Editor::swap(const Node& array, std::size_t a, std::size_t b) const {
    STEPCHECK_ASSERT(a < array.elements().size() && b < array.elements().size());
    std::vector<std::size_t> order(array.elements().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::swap(order[a], order[b]);
    return reorder(array, order);
}

// Each place takes the text of another element.
Edits Editor::reorder(const Node& array, const std::vector<std::size_t>& order) const {
    const std::optional<Items> items = itemsOf(array);
    if (!items)
        return std::nullopt;
    std::vector<Edit> edits;
    std::optional<std::uint32_t> indent;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i] == i)
            continue;
        const Span place = items->spans[i];
        if (!isBareAt(*items, i) || endsInLooseBlockScalar(array.elements()[i]))
            return std::nullopt;
        // Lines below the first one keep their indentation, so all have to have the same.
        const std::uint32_t column = place.begin - layout_.lineBegin(place.begin);
        if (!items->isFlow && indent.value_or(column) != column)
            return std::nullopt;
        indent = column;
        edits.push_back({.at = place, .text = std::string(layout_.slice(items->spans[order[i]]))});
    }
    if (edits.empty())
        return std::nullopt;
    const std::uint32_t begin = edits.front().at.begin;
    const std::uint32_t from = begin == items->spans.front().begin ? items->container.span().begin : [&] {
        const auto first = std::ranges::find(items->spans, begin, &Span::begin);
        return std::prev(first)->end;
    }();
    const std::uint32_t to = layout_.lineEnd(edits.back().at.end);
    const bool hasComments = std::ranges::any_of(document_.comments(), [&](const Comment& comment) {
        const bool inElement =
            std::ranges::any_of(items->spans, [&comment](const Span& span) { return span.contains(comment.span); });
        return from <= comment.span.begin && comment.span.begin < to && !inElement;
    });
    if (hasComments)
        return std::nullopt;
    return edits;
}

}  // namespace stepcheck::syntax
