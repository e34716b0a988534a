#include "stepcheck/embed/name_check.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

namespace stepcheck::rules {

static constexpr std::string_view mark = ":stateMachine:";

// Behind the name of the state machine stands that of a version, an alias or a Map state.
static bool isQualified(std::string_view arn) {
    const std::size_t at = arn.find(mark);
    return at != std::string_view::npos &&
           embed::withoutHoles(arn.substr(at + mark.size())).find_first_of(":/") != std::string::npos;
}

// Whether a text, all of which is known, is something else.
static bool isNoMachine(std::string_view text) {
    return embed::withoutHoles(text).size() == text.size() &&
           (!text.starts_with("arn:") || text.find(mark) == std::string_view::npos);
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    for (const embed::Resource& resource : in.content.resources()) {
        if (resource.kind != embed::ResourceKind::Version)
            continue;
        const syntax::Member* const machine = resource.properties->find("StateMachineArn");
        if (machine == nullptr && lint::isWhole(resource))
            out.report(resource.at, "the version is of no state machine").help("add \"StateMachineArn\"");
        lint::eachPossibleText(in, machine, [&out](const syntax::Node& value, const std::string& arn) {
            if (isNoMachine(arn))
                out.report(value.span(), "this is no ARN of a state machine")
                    .help("write !Ref and the logical id of the state machine");
            else if (isQualified(arn))
                out.report(value.span(), "a version is one of the state machine, not of its versions or aliases")
                    .help("leave out what stands behind the name");
        });
    }
}

STEPCHECK_RULE(resource_version_invalid){
    .id = "resource-version-invalid",
    .summary = "A version of a template is not one of a state machine.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html",
    .awsCode = "InvalidArn",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
