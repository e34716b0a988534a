#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

STEPCHECK_RULE(yaml_syntax){
    .id = "yaml-syntax",
    .summary = "The text is not YAML.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://yaml.org/spec/1.2.2/",
    .isAlwaysSelected = true,
};

}  // namespace stepcheck::rules
