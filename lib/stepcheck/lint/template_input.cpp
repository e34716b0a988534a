#include "stepcheck/lint/template_input.h"

#include "stepcheck/catalog/operations.h"
#include "stepcheck/embed/intrinsic.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stepcheck::lint {

bool isText(const syntax::Node& node) {
    static constexpr std::array<std::string_view, 6> functions{"FindInMap", "GetAtt", "Join", "Ref", "Select", "Sub"};
    if (const auto function = embed::intrinsicOf(node))
        return std::ranges::find(functions, function->name) != functions.end();
    return node.is(syntax::Kind::String);
}

std::span<const std::string_view> wordsOf(std::initializer_list<std::string_view> path) {
    const catalog::Structure* structure = catalog::findOperation("CreateStateMachine")->input;
    const catalog::InputMember* member = nullptr;
    for (const std::string_view name : path) {
        STEPCHECK_ASSERT(structure != nullptr);
        member = structure->find(name);
        STEPCHECK_ASSERT(member != nullptr);
        structure = member->shape.structure;
    }
    return member->shape.values;
}

bool isWhole(const embed::Resource& resource) {
    const syntax::Node& properties = *resource.properties;
    return properties.is(syntax::Kind::Object) && properties.isComplete() && !properties.isUnknown() &&
           properties.find("Fn::Transform") == nullptr;
}

bool isIdentified(std::string_view text) {
    return text.find("${Fn::") == std::string_view::npos;
}

}  // namespace stepcheck::lint
