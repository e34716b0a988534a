#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

STEPCHECK_RULE(invalid_unicode){
    .id = "invalid-unicode",
    .summary = "The text is not UTF-8, or holds something that is no character.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://www.rfc-editor.org/rfc/rfc8259#section-8",
};

}  // namespace stepcheck::rules
