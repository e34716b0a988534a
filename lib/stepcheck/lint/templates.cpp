#include "stepcheck/lint/templates.h"

namespace stepcheck::lint {

const catalog::FieldSpec* computedField(const asl::Object& object, const syntax::Member& member) {
    const std::string_view name = member.name();
    if (!name.ends_with(computedSuffix) || catalog::isTemplate(object.kind))
        return nullptr;
    return catalog::findField(object.kind, name.substr(0, name.size() - computedSuffix.size()));
}

static bool asksForPath(const syntax::Member* member) {
    return member != nullptr && member->name().find("Path") != std::string_view::npos;
}

bool ConstantString::isAskedForAsPath() const {
    return !isWhole() && (asksForPath(member) || asksForPath(around));
}

static void collect(const ConstantString& whole, std::vector<ConstantString>& found) {
    std::vector<ConstantString> pending{whole};
    while (!pending.empty()) {
        const ConstantString part = pending.back();
        pending.pop_back();
        if (part.node->isUnknown())
            continue;
        if (part.node->isFinalString())
            found.push_back(part);
        for (const syntax::Node& element : part.node->elements()) {
            pending.push_back(part);
            pending.back().node = &element;
            pending.back().isElement = true;
        }
        for (const syntax::Member& member : part.node->members()) {
            if (!member.key.isFinalString() || member.name().ends_with(computedSuffix))
                continue;
            pending.push_back(part);
            pending.back().node = &member.value;
            pending.back().member = &member;
            pending.back().around = part.isWhole() ? nullptr : part.member;
            pending.back().isElement = false;
        }
    }
}

std::vector<ConstantString> constantStrings(const asl::Machine& machine) {
    std::vector<ConstantString> found;
    eachTemplate(machine, asl::QueryLanguage::JsonPath,
        [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            const ConstantString whole{
                .node = &member.value, .member = &member, .object = &object, .field = &spec, .root = &member.value};
            collect(whole, found);
        });
    return found;
}

}  // namespace stepcheck::lint
