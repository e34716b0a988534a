#include "stepcheck/embed/chooser.h"

#include "stepcheck/embed/find_resources.h"
#include "stepcheck/embed/intrinsic.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace stepcheck::embed {

using syntax::Kind;

// Choices inside each other; nobody writes more.
static constexpr std::size_t deepest = 64;

static const Node* child(const Node* node, std::string_view name) {
    const syntax::Member* const member = node == nullptr || node->isUnknown() ? nullptr : node->find(name);
    return member == nullptr ? nullptr : &member->value;
}

std::optional<std::size_t> indexOf(const Node& index) {
    if (!index.is(Kind::Number) && !index.isFinalString())
        return std::nullopt;
    const std::string_view digits = index.text();
    std::size_t value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return failure == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

bool isNoValue(const Node& value) {
    const std::optional<Intrinsic> function = intrinsicOf(value);
    return function && function->name == "Ref" && function->argument->text() == "AWS::NoValue";
}

const Node* Chooser::section(std::string_view name, std::string_view member) const {
    for (const Node& root : content_.document().roots())
        if (const Node* const found = child(sectionOf(root, name), member))
            return found;
    return nullptr;
}

const Node* Chooser::ofIf(const Node& value) const {
    const std::string_view condition = conditionOf(value);
    const auto found = std::ranges::find(assumed_, condition, &Assumption::condition);
    if (condition.empty() || found == assumed_.end())
        return nullptr;
    return &intrinsicOf(value)->argument->elements()[found->holds ? 1 : 2];
}

const Node* Chooser::ofSelect(const Node& argument, std::size_t depth) const {
    const auto elements = argument.elements();
    if (elements.size() != 2)
        return nullptr;
    const std::optional<std::size_t> index = indexOf(elements[0]);
    const Node& list = chosen(elements[1], depth);
    const bool isKnown = index && list.is(Kind::Array) && !list.isUnknown() && *index < list.elements().size();
    return isKnown ? &list.elements()[*index] : nullptr;
}

const Node* Chooser::ofFindInMap(const Node& argument, std::size_t depth) const {
    const auto elements = argument.elements();
    if (elements.size() < 3)
        return nullptr;
    const Node* names[] = {&elements[0], &elements[1], &elements[2]};
    for (const Node*& name : names) {
        name = &chosen(*name, depth);
        if (!name->isFinalString() || name->isUnknown())
            return nullptr;
    }
    return child(child(section("Mappings", names[0]->text()), names[1]->text()), names[2]->text());
}

const Node* Chooser::ofParameter(std::string_view name) const {
    const Node* const parameter = section("Parameters", name);
    const Node* const type = child(parameter, "Type");
    const Node* const allowed = child(parameter, "AllowedValues");
    const bool isOne = type != nullptr && type->text() == "String" && allowed != nullptr &&
                       allowed->elements().size() == 1 && allowed->elements().front().isFinalString();
    return isOne ? &allowed->elements().front() : nullptr;
}

// What the outermost function chooses, or null.
const Node* Chooser::step(const Node& value, std::size_t depth) const {
    const std::optional<Intrinsic> function = intrinsicOf(value);
    if (!function)
        return nullptr;
    const Node& argument = *function->argument;
    if (function->name == "If")
        return ofIf(value);
    if (function->name == "Select")
        return ofSelect(argument, depth);
    if (function->name == "FindInMap")
        return ofFindInMap(argument, depth);
    return function->name == "Ref" && argument.isFinalString() ? ofParameter(argument.text()) : nullptr;
}

const Node& Chooser::chosen(const Node& value, std::size_t depth) const {
    const Node* at = &value;
    for (; depth < deepest; ++depth) {
        const Node* const next = step(*at, depth + 1);
        if (next == nullptr)
            return *at;
        at = next;
    }
    return *at;
}

}  // namespace stepcheck::embed
