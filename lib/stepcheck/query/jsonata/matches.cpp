#include "stepcheck/query/jsonata/object_index.h"
#include "stepcheck/query/jsonata/regex_functions.h"
#include "stepcheck/query/jsonata/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepcheck::query::jsonata {

static bool search(RegexMatcher& matcher, std::size_t offset) {
    switch (matcher.search(offset)) {
        case RegexMatcher::Outcome::Match: return true;
        case RegexMatcher::Outcome::NoMatch: return false;
        case RegexMatcher::Outcome::LimitReached: break;
    }
    fail("U1001", {.bare = fmt::format("Regular expression gave up after {} steps", RegexMatcher::maxSteps)});
}

static Item groupOf(Evaluator& evaluator, const RegexMatcher& matcher, std::size_t number) {
    const std::optional<std::string_view> group = matcher.group(number);
    return group ? evaluator.ownText(*group) : Item{};
}

static Item unitsBefore(std::string_view text, std::size_t offset) {
    return ofInteger(static_cast<std::int64_t>(countUtf16(text.substr(0, offset))));
}

static Item matchObject(Evaluator& evaluator, Item textItem, const Regex& regex, const Node* node,
    const RegexMatcher& matcher) {
    const std::string_view text = textOf(textItem);
    auto* const object = evaluator.arena().make<ObjectData>();
    const auto set = [&](std::string_view name, Item value) {
        setMember(evaluator.arena(), *object, ofText(name), value);
    };
    ArrayData* const groups = evaluator.newArray(regex.groupCount());
    for (std::size_t i = 1; i <= regex.groupCount(); ++i)
        evaluator.push(*groups, groupOf(evaluator, matcher, i));
    set("match", evaluator.ownText(text.substr(matcher.begin(), matcher.end() - matcher.begin())));
    set("start", unitsBefore(text, matcher.begin()));
    set("end", unitsBefore(text, matcher.end()));
    set("groups", ofArray(groups));
    set("next", ofFunction(evaluator.arena().make<Function>(Function{.kind = FunctionKind::NextMatch,
                    .node = node, .context = textItem, .regex = &regex, .offset = matcher.end()})));
    return ofObject(object);
}

[[noreturn]] static void emptyMatch(const Node* node) {
    if (node != nullptr)
        failAt("D1004", *node, {});
    fail("D1004");
}

Item applyRegex(Evaluator& evaluator, const Function& function, std::span<const Item> arguments) {
    const bool next = function.kind == FunctionKind::NextMatch;
    const Item text = next ? function.context : arguments.empty() ? Item{} : arguments[0];
    if (isTerm(text))
        throw TermMet{};
    if (!isString(text))
        return {};
    std::size_t offset = function.offset;
    if (!next && arguments.size() > 1 && isNumber(arguments[1]))
        offset = offsetOfUtf16(textOf(text), static_cast<std::size_t>(std::max(0.0, numberOf(arguments[1]))));
    if (next && offset >= textOf(text).size())
        return {};
    RegexMatcher matcher(*function.regex, textOf(text));
    if (!search(matcher, offset))
        return {};
    if (next && matcher.begin() == matcher.end())
        emptyMatch(function.node);
    return matchObject(evaluator, text, *function.regex, function.node, matcher);
}

Matches::Matches(Evaluator& evaluator, Item pattern, Item text) : evaluator_(evaluator), text_(text) {
    if (isFunction(pattern) && pattern.function->kind == FunctionKind::Regex) {
        matcher_.emplace(*pattern.function->regex, textOf(text));
        groups_ = pattern.function->regex->groupCount();
        function_ = pattern;
        node_ = pattern.function->node;
    } else {
        function_ = pattern;
    }
}

bool Matches::next() {
    const bool found = matcher_ ? nextOfRegex() : nextOfFunction();
    first_ = false;
    return found;
}

bool Matches::nextOfRegex() {
    const std::string_view text = textOf(text_);
    if (!first_ && end_ >= text.size())
        return false;
    if (!search(*matcher_, end_))
        return false;
    begin_ = matcher_->begin();
    end_ = matcher_->end();
    if (!first_ && begin_ == end_)
        emptyMatch(node_);
    match_ = text.substr(begin_, end_ - begin_);
    return true;
}

bool Matches::nextOfFunction() {
    if (!isFunction(function_))
        return false;
    found_ = first_ ? evaluator_.apply(function_, {&text_, 1}, Item{.tag = Tag::Null})
                    : evaluator_.apply(function_, {}, Item{.tag = Tag::Null});
    if (!isObject(found_)) {
        if (isUndefined(found_) || !evaluator_.truth(found_))
            return false;
        fail("T1010");
    }
    const Item start = memberOf(found_, "start");
    const Item end = memberOf(found_, "end");
    const Item match = memberOf(found_, "match");
    if (!isNumber(start) || !isNumber(end) || !isArray(memberOf(found_, "groups")) || !isString(match))
        fail("T1010");
    const auto place = [this](Item item) {
        return offsetOfUtf16(textOf(text_), static_cast<std::size_t>(std::clamp(numberOf(item), 0.0, 1e9)));
    };
    begin_ = place(start);
    end_ = std::max(begin_, place(end));
    match_ = textOf(match);
    function_ = memberOf(found_, "next");
    return true;
}

std::size_t Matches::groupCount() const {
    return matcher_ ? groups_ : sizeOf(memberOf(found_, "groups"));
}

Item Matches::group(std::size_t number) const {
    if (matcher_)
        return groupOf(evaluator_, *matcher_, number);
    const Item groups = memberOf(found_, "groups");
    return number >= 1 && number <= sizeOf(groups) ? elementOf(groups, number - 1) : Item{};
}

Item Matches::object() {
    return matcher_ ? matchObject(evaluator_, text_, *function_.function->regex, node_, *matcher_) : found_;
}

}  // namespace stepcheck::query::jsonata
