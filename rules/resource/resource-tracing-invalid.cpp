#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

namespace stepcheck::rules {

// CloudFormation takes a boolean in quotes, too.
static bool isBoolean(const syntax::Node& node) {
    const std::string_view text = node.text();
    const bool isWord = text == "true" || text == "false" || text == "True" || text == "False";
    return node.is(syntax::Kind::Boolean) || (node.is(syntax::Kind::String) && isWord);
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    lint::eachMachine(in, [&](const embed::Resource&, const embed::MachineProperties& properties) {
        lint::eachPossible(in, properties.tracingEnabled, [&out](const syntax::Node& enabled) {
            if (!enabled.isUnknown() && enabled.holes().empty() && !isBoolean(enabled))
                out.report(enabled.span(), "expected a boolean, found {}", syntax::describe(enabled.kind()))
                    .help("write true or false");
        });
    });
}

STEPCHECK_RULE(resource_tracing_invalid){
    .id = "resource-tracing-invalid",
    .summary = "The tracing configuration of a state machine does not say true or false.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_TracingConfiguration.html",
    .awsCode = "InvalidTracingConfiguration",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
