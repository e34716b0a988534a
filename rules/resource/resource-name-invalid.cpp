#include "stepcheck/embed/expander.h"
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

// SAM makes an alias of this name.
static void checkPublished(const embed::Resource& machine, const embed::Expander& expander, Reporter& out) {
    const syntax::Member* const alias = machine.properties->find("AutoPublishAlias");
    const auto name = lint::textOf(expander, alias);
    if (const auto problem = name ? embed::aliasNameProblem(*name) : std::nullopt)
        out.report(alias->value.span(), "the name of the alias {}", *problem);
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    const embed::Expander expander(in.content, nullptr);
    for (const embed::Resource& resource : in.content.resources()) {
        const syntax::Member* const name = nameOf(resource);
        if (const auto text = lint::textOf(expander, name)) {
            const auto problem =
                resource.kind == ResourceKind::Alias ? embed::aliasNameProblem(*text) : embed::nameProblem(*text);
            if (problem)
                out.report(name->value.span(), "the name of the {} {}", kindOf(resource), *problem);
        }
        if (resource.vocabulary == embed::Vocabulary::Sam)
            checkPublished(resource, expander, out);
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
