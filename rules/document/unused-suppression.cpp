#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

STEPCHECK_RULE(unused_suppression){
    .id = "unused-suppression",
    .summary = "A suppression takes nothing away.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "",
};

}  // namespace stepcheck::rules
