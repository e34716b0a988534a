#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <span>

namespace stepcheck::rules {

static void check(const lint::TemplateInput& in, Reporter& out) {
    const std::span<const std::string_view> types = lint::wordsOf({"type"});
    lint::eachMachine(in, [&](const embed::Resource&, const embed::MachineProperties& properties) {
        lint::eachPossible(in, properties.type, [&](const syntax::Node& type) {
            if (type.isUnknown() || !type.holes().empty())
                return;
            if (!type.is(syntax::Kind::String) || std::ranges::find(types, type.text()) == types.end())
                out.report(type.span(), "\"{}\" is no type of a state machine", type.text())
                    .help("write {}", fmt::join(types, " or "));
        });
    });
}

STEPCHECK_RULE(resource_type_invalid){
    .id = "resource-type-invalid",
    .summary = "The type of a state machine is neither STANDARD nor EXPRESS.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html",
    .awsCode = "ValidationException",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
