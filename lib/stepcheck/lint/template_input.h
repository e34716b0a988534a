#pragma once

#include "stepcheck/embed/properties.h"
#include "stepcheck/embed/template.h"
#include "stepcheck/lint/rule.h"

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

}  // namespace stepcheck::lint
