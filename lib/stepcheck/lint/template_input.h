#pragma once

#include "stepcheck/embed/expander.h"
#include "stepcheck/embed/possible_values.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/lint/rule.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

// What rules about resources ask.
namespace stepcheck::lint {

/// Whether a value is a text that may be known in part: a string, or a function such as `Sub` that makes one.
[[nodiscard]] bool isText(const syntax::Node& node);

/// Calls `visit(const embed::Resource&, const embed::MachineProperties&)` for each state machine.
template <class Visitor>
void eachMachine(const TemplateInput& in, Visitor&& visit) {
    for (const embed::Resource& resource : in.content.resources())
        if (resource.kind == embed::ResourceKind::StateMachine)
            visit(resource, embed::propertiesOf(resource));
}

/// The same for each activity, too, which has tags and encryption as well.
template <class Visitor>
void eachMachineOrActivity(const TemplateInput& in, Visitor&& visit) {
    for (const embed::Resource& resource : in.content.resources())
        if (resource.kind == embed::ResourceKind::StateMachine || resource.kind == embed::ResourceKind::Activity)
            visit(resource, embed::propertiesOf(resource));
}

/// The words that the API takes for a property of a state machine, which a path of members of CreateStateMachine leads
/// to.
[[nodiscard]] std::span<const std::string_view> wordsOf(std::initializer_list<std::string_view> path);

/// Whether all that the resource says is written down there.
[[nodiscard]] bool isWhole(const embed::Resource& resource);

/// Calls `visit(const syntax::Node&)` for each value that one of the template may come to; for none when it is null.
template <class Visitor>
void eachPossible(const TemplateInput& in, const syntax::Member* member, Visitor&& visit) {
    if (member != nullptr)
        for (const syntax::Node* const value : embed::possibleValues(in.content, member->value))
            visit(*value);
}

/// The same of the values that are texts, known in part at least: `visit(const syntax::Node&, const std::string&)`.
template <class Visitor>
void eachPossibleText(const TemplateInput& in, const syntax::Member* member, Visitor&& visit) {
    const embed::Expander expander(in.content, nullptr);
    eachPossible(in, member, [&](const syntax::Node& value) {
        if (isText(value))
            visit(value, expander.textOf(value));
    });
}

/// Whether two equal texts with holes are the same: `${Fn::…}` may become something else at each of its places.
[[nodiscard]] bool isIdentified(std::string_view text);

}  // namespace stepcheck::lint
