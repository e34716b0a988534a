#include "stepcheck/lint/objects.h"

#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <cstddef>

namespace stepcheck::lint {

using catalog::ObjectKind;

static bool isState(const asl::Machine& machine, const asl::Object& object) {
    return object.state && object.node == &machine.state(*object.state).node();
}

std::string describe(const asl::Machine& machine, const asl::Object& object) {
    const std::string_view kind = catalog::describe(object.kind);
    if (!object.state)
        return std::string(kind);
    const std::string_view name = machine.state(*object.state).name.value;
    return fmt::format("{} {}\"{}\"", kind, isState(machine, object) ? "" : "of ", name);
}

support::Span placeOf(const asl::Machine& machine, const asl::Object& object) {
    if (isState(machine, object))
        return machine.state(*object.state).name.at;
    const support::Span whole = object.node->span();
    return {.begin = whole.begin, .end = std::min(whole.begin + 1, whole.end)};
}

bool mayHaveMore(const asl::Object& object) {
    return !object.node->isComplete() || std::ranges::any_of(object.node->members(),
                                             [](const syntax::Member& member) { return !member.key.isFinalString(); });
}

const syntax::Member* findMember(const asl::Machine& machine, const asl::Object& object, catalog::Field field) {
    for (const auto& [member, spec] : machine.fieldsOf(object))
        if (spec != nullptr && spec->field == field)
            return member;
    return nullptr;
}

std::vector<std::string_view> absentFields(const asl::Machine& machine, const asl::Object& object) {
    std::bitset<256> present;
    for (const auto& [member, spec] : machine.fieldsOf(object))
        if (spec != nullptr)
            present[static_cast<std::size_t>(spec->field)] = true;
    std::vector<std::string_view> result;
    for (const catalog::FieldSpec& spec : catalog::fieldsOf(object.kind))
        if (!present[static_cast<std::size_t>(spec.field)] && hasInItsLanguage(object, spec))
            result.push_back(spec.name);
    return result;
}

bool isMisspelt(const asl::Machine& machine, const asl::Object& object, catalog::Field field) {
    // An object with more unknown names than this was not meant to be one of these.
    constexpr std::ptrdiff_t mostNames = 50;
    const auto isUnknown = [](const asl::ObjectField& present) { return present.spec == nullptr; };
    const auto fields = machine.fieldsOf(object);
    const std::ptrdiff_t unknown = std::ranges::count_if(fields, isUnknown);
    if (unknown == 0 || unknown > mostNames)
        return false;
    const std::vector<std::string_view> absent = absentFields(machine, object);
    return std::ranges::any_of(fields, [&](const asl::ObjectField& present) {
        return isUnknown(present) && support::nearest(present.member->name(), absent) == catalog::name(field);
    });
}

std::string quoted(std::span<const std::string_view> names, std::string_view last) {
    std::string result;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            result += i + 1 == names.size() ? fmt::format(" {} ", last) : ", ";
        result += fmt::format("\"{}\"", names[i]);
    }
    return result;
}

}  // namespace stepcheck::lint
