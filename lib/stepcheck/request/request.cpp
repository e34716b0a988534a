#include "stepcheck/request/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::request {

using syntax::Kind;

std::string capitalized(std::string_view name) {
    std::string result(name);
    if (!result.empty() && result.front() >= 'a' && result.front() <= 'z')
        result.front() = static_cast<char>(result.front() - 'a' + 'A');
    return result;
}

static bool isCapitalLetter(char c) {
    return c >= 'A' && c <= 'Z';
}

Request::Request(const catalog::Operation& operation, std::shared_ptr<const syntax::Document> document)
    : operation_(operation), document_(std::move(document)) {
    const auto names = root().members();
    isCapital_ = !names.empty() && std::ranges::all_of(names, [](const Member& member) {
        return !member.name().empty() && isCapitalLetter(member.name().front());
    });
    visitObject(*operation_.input, root(), "");
}

const Node& Request::root() const {
    static const Node nothing{};
    return document_->roots().empty() ? nothing : document_->roots().front();
}

std::string Request::spelled(std::string_view name) const {
    return isCapital_ ? capitalized(name) : std::string(name);
}

const Member* Request::find(const Node& object, std::string_view name) const {
    const Member* const member = object.find(spelled(name));
    return member == nullptr || member->value.is(Kind::Null) ? nullptr : member;
}

std::string_view Request::text(std::string_view name) const {
    const Member* const member = find(root(), name);
    return member != nullptr && member->value.isFinalString() && !member->value.isUnknown() ? member->value.text()
                                                                                            : std::string_view();
}

static std::string inside(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

void Request::visitObject(const catalog::Structure& structure, const Node& object, const std::string& path) {
    if (!object.is(Kind::Object) || object.isUnknown())
        return;
    objects_.push_back({.structure = &structure, .node = &object, .path = path});
    for (const Member& member : object.members()) {
        const auto known = std::ranges::find_if(
            structure.members, [&](const catalog::InputMember& each) { return spelled(each.name) == member.name(); });
        if (known != structure.members.end())
            visitValue(*known, known->shape, member.value, inside(path, known->name));
        else if (member.key.isFinalString())
            unknown_.push_back({.structure = &structure, .member = &member});
    }
    for (const catalog::InputMember& member : structure.members)
        if (member.isRequired && object.isComplete() && find(object, member.name) == nullptr)
            missing_.push_back({.member = &member,
                .at = {.begin = object.span().begin, .end = object.span().begin + 1},
                .path = inside(path, member.name)});
}

void Request::visitValue(
    const catalog::InputMember& member, const catalog::Shape& shape, const Node& node, const std::string& path) {
    if (node.isUnknown() || node.is(Kind::Null) || !node.holes().empty())
        return;
    values_.push_back({.member = &member, .shape = &shape, .node = &node, .path = path});
    if (shape.structure != nullptr)
        visitObject(*shape.structure, node, path);
    if (shape.element == nullptr)
        return;
    std::size_t number = 0;
    for (const Node& element : node.elements())
        visitValue(member, *shape.element, element, fmt::format("{}.{}.member", path, ++number));
}

}  // namespace stepcheck::request
