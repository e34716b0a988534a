#include "stepcheck/request/recognition.h"

#include "stepcheck/request/request.h"

#include <algorithm>
#include <array>

namespace stepcheck::request {

using catalog::InputMember;
using catalog::Operation;
using syntax::Kind;

bool mayBeRequest(std::string_view text) {
    static constexpr std::array<std::string_view, 4> words{"Arn\"", "Arn:", "askToken", "orkflowType"};
    return std::ranges::any_of(
        words, [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

static const InputMember* memberOf(const Operation& operation, std::string_view name) {
    const auto found = std::ranges::find_if(operation.input->members,
        [name](const InputMember& member) { return member.name == name || capitalized(member.name) == name; });
    return found == operation.input->members.end() ? nullptr : &*found;
}

// Names alone are not enough: many things have a name and tags.
static bool isTelling(const InputMember& member, const Node& value) {
    if (member.arn != nullptr)
        return value.text().starts_with("arn:") && value.text().find(":states:") != std::string_view::npos;
    if (member.meaning == catalog::Meaning::Definition)
        return value.text().find("\"States\"") != std::string_view::npos;
    return member.name == "taskToken" || member.meaning == catalog::Meaning::SwfType;
}

static bool takes(const Operation& operation, const Node& root) {
    bool isTold = false;
    for (const Member& member : root.members()) {
        const InputMember* const known = memberOf(operation, member.name());
        if (known == nullptr)
            return false;
        isTold = isTold || isTelling(*known, member.value);
    }
    return isTold && std::ranges::all_of(operation.input->members, [&root](const InputMember& member) {
        return !member.isRequired || root.find(member.name) != nullptr ||
               root.find(capitalized(member.name)) != nullptr;
    });
}

const Operation* operationOf(const Node& root) {
    if (!root.is(Kind::Object) || root.isUnknown())
        return nullptr;
    const Operation* only = nullptr;
    for (const Operation& operation : catalog::operations()) {
        if (!takes(operation, root))
            continue;
        if (only != nullptr)
            return nullptr;
        only = &operation;
    }
    return only;
}

}  // namespace stepcheck::request
