#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

STEPCHECK_RULE(substitution_unknown){
    .id = "substitution-unknown",
    .summary = "A placeholder of a definition has no key in the DefinitionSubstitutions of its template.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
            "aws-resource-stepfunctions-statemachine.html#cfn-stepfunctions-statemachine-definitionsubstitutions",
};

}  // namespace stepcheck::rules
