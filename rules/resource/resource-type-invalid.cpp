#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <span>

namespace stepcheck::rules {

static void check(const lint::TemplateInput& in, Reporter& out) {
    lint::eachMachine(in, [&out](const embed::Resource&, const embed::MachineProperties& properties) {
        const syntax::Member* const type = properties.type;
        if (type == nullptr || type->value.isUnknown() || !type->value.holes().empty())
            return;
        const std::string_view text = type->value.text();
        const std::span<const std::string_view> types = lint::wordsOf({"type"});
        if (!type->value.is(syntax::Kind::String) || std::ranges::find(types, text) == types.end())
            out.report(type->value.span(), "\"{}\" is no type of a state machine", text)
                .help("write {}", fmt::join(types, " or "));
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
