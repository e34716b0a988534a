#include "stepcheck/catalog/limits.h"
#include "stepcheck/embed/name_check.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"
#include "stepcheck/support/unicode.h"

namespace stepcheck::rules {

using embed::ResourceKind;

static void check(const lint::TemplateInput& in, Reporter& out) {
    for (const embed::Resource& resource : in.content.resources()) {
        if (resource.kind != ResourceKind::Version && resource.kind != ResourceKind::Alias)
            continue;
        const syntax::Member* const description = embed::findAny(*resource.properties, {"Description", "description"});
        lint::eachPossibleText(in, description, [&out](const syntax::Node& value, const std::string& text) {
            const std::size_t characters = support::countCodePoints(embed::withoutHoles(text));
            if (characters > catalog::maxDescriptionCharacters)
                out.report(value.span(), "the description has {} characters, and the service takes at most {}",
                       characters, catalog::maxDescriptionCharacters)
                    .help("shorten it");
        });
    }
}

STEPCHECK_RULE(resource_description_too_long){
    .id = "resource-description-too-long",
    .summary = "The description of a version or alias is longer than the service takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html",
    .awsCode = "ValidationException",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
