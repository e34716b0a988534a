#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::reportVariablesWithoutValue(in, asl::QueryLanguage::Jsonata, out);
}

STEPCHECK_RULE(jsonata_undefined_variable){
    .id = "jsonata-undefined-variable",
    .summary = "A JSONata expression reads a variable that has no value there.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
