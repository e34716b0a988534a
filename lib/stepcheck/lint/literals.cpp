#include "stepcheck/lint/literals.h"

#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/syntax/walk.h"

#include <string_view>

namespace stepcheck::lint {

static bool isLiteral(const asl::Object& object, const syntax::Step& step) {
    if (step.isKey || !step.node.is(syntax::Kind::String) || step.node.isUnknown())
        return false;
    if (object.queryLanguage == asl::QueryLanguage::Jsonata)
        return !step.node.text().starts_with("{%");
    return step.member == nullptr || !step.member->name().ends_with(computedSuffix);
}

std::vector<const syntax::Node*> literalTexts(const asl::Machine& machine) {
    std::vector<const syntax::Node*> found;
    eachField(machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
        if (spec.role == catalog::TextRole::ResourceArn && member.value.is(syntax::Kind::String))
            found.push_back(&member.value);
        const bool isTemplate =
            spec.payloadTemplate || spec.field == catalog::Field::Result || spec.field == catalog::Field::RoleArn;
        if (isTemplate)
            syntax::walk(member.value, [&](const syntax::Step& step) {
                if (isLiteral(object, step))
                    found.push_back(&step.node);
            });
    });
    return found;
}

}  // namespace stepcheck::lint
