#include "stepcheck/embed/chooser.h"
#include "stepcheck/embed/intrinsic.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

#include <array>
#include <vector>

namespace stepcheck::rules {

static void check(const lint::TemplateInput& in, Reporter& out) {
    static constexpr std::array<std::string_view, 4> names{
        "Definition", "DefinitionString", "DefinitionS3Location", "DefinitionUri"};
    lint::eachMachine(in, [&out](const embed::Resource& machine, const embed::MachineProperties&) {
        const bool isSam = machine.vocabulary == embed::Vocabulary::Sam;
        if (!isSam && machine.vocabulary != embed::Vocabulary::CloudFormation)
            return;
        std::vector<const syntax::Member*> given;
        bool isOneUncertain = false;  // `If` may choose none
        for (const std::string_view name : names)
            if (const syntax::Member* const member = machine.properties->find(name)) {
                const bool isUncertain = !embed::conditionOf(member->value).empty();
                isOneUncertain = isOneUncertain || isUncertain;
                if (!isUncertain && !embed::isNoValue(member->value))
                    given.push_back(member);
            }
        if (given.empty() && !isOneUncertain && lint::isWhole(machine))
            out.report(machine.at, "the state machine has no definition")
                .help("add \"Definition\" or \"{}\"", isSam ? "DefinitionUri" : "DefinitionString");
        else if (given.size() > 1)
            out.report(given[1]->key.span(), "the state machine has {} definitions", given.size())
                .help("leave one of them")
                .related(given[0]->key.span(), "another one");
    });
}

STEPCHECK_RULE(resource_definition_count){
    .id = "resource-definition-count",
    .summary = "A state machine of a template has no definition, or more than one.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
            "aws-resource-stepfunctions-statemachine.html",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
