#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

STEPCHECK_RULE(substitution_unused){
    .id = "substitution-unused",
    .summary = "A key of DefinitionSubstitutions is in no placeholder of the definition.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
            "aws-resource-stepfunctions-statemachine.html#cfn-stepfunctions-statemachine-definitionsubstitutions",
};

}  // namespace stepcheck::rules
