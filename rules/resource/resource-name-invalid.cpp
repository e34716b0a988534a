#include "stepcheck/embed/name_check.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

namespace stepcheck::rules {

using embed::ResourceKind;

static const syntax::Member* nameOf(const embed::Resource& resource) {
    switch (resource.kind) {
        case ResourceKind::StateMachine: return embed::propertiesOf(resource).name;
        case ResourceKind::Alias:
        case ResourceKind::Activity: return embed::findAny(*resource.properties, {"Name", "name"});
        case ResourceKind::Version: return nullptr;
    }
    return nullptr;
}

static std::string_view kindOf(const embed::Resource& resource) {
    switch (resource.kind) {
        case ResourceKind::StateMachine: return "state machine";
        case ResourceKind::Alias: return "alias";
        case ResourceKind::Activity: return "activity";
        case ResourceKind::Version: return "version";
    }
    return {};
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    for (const embed::Resource& resource : in.content.resources()) {
        lint::eachPossibleText(in, nameOf(resource), [&](const syntax::Node& value, const std::string& name) {
            const bool isAlias = resource.kind == ResourceKind::Alias;
            if (const auto problem = isAlias ? embed::aliasNameProblem(name) : embed::nameProblem(name))
                out.report(value.span(), "the name of the {} {}", kindOf(resource), *problem);
        });
        if (resource.vocabulary != embed::Vocabulary::Sam)
            continue;
        // SAM makes an alias of this name.
        const syntax::Member* const published = resource.properties->find("AutoPublishAlias");
        lint::eachPossibleText(in, published, [&out](const syntax::Node& value, const std::string& name) {
            if (const auto problem = embed::aliasNameProblem(name))
                out.report(value.span(), "the name of the alias {}", *problem);
        });
    }
}

STEPCHECK_RULE(resource_name_invalid){
    .id = "resource-name-invalid",
    .summary = "The name of a state machine, activity or alias is none that the service takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html",
    .awsCode = "InvalidName",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
