#include "stepcheck/embed/expander.h"
#include "stepcheck/embed/name_check.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

namespace stepcheck::rules {

static void check(const lint::TemplateInput& in, Reporter& out) {
    const embed::Expander expander(in.content, nullptr);
    lint::eachMachine(in, [&](const embed::Resource&, const embed::MachineProperties& properties) {
        const bool isLogged = properties.logging && properties.logging->level != nullptr &&
                              properties.logging->level->value.isFinalString() &&
                              properties.logging->level->value.text() != "OFF";
        if (!isLogged || properties.name == nullptr || !lint::isText(properties.name->value))
            return;
        const std::string name = expander.textOf(properties.name->value);
        const std::string bad = embed::firstNotLogged(name);
        if (!bad.empty() && !embed::nameProblem(name))
            out.report(properties.name->value.span(),
                   "the state machine logs to CloudWatch, and its name has the character \"{}\"", bad)
                .help("use letters and digits of ASCII, \"-\" and \"_\" only");
    });
}

STEPCHECK_RULE(resource_name_not_logged){
    .id = "resource-name-not-logged",
    .summary = "A state machine that logs has a name with characters that CloudWatch Logs does not take.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
