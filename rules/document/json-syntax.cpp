#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

STEPCHECK_RULE(json_syntax){
    .id = "json-syntax",
    .summary = "The text is not JSON.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://www.rfc-editor.org/rfc/rfc8259",
    .awsCode = "INVALID_JSON_DESCRIPTION",
    .isAlwaysSelected = true,
};

}  // namespace stepcheck::rules
