#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"

#include <set>
#include <string_view>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    std::set<std::string_view> seen;
    for (const flow::Assignment& assignment : in.variables.assignments())
        if (seen.insert(assignment.name).second && !lint::mentions(in.document.source().text(), assignment.name))
            out.report(assignment.member->key.span(), "nothing reads the variable \"{}\"", assignment.name)
                .help("remove it, or read it as \"${}\"", assignment.name);
}

STEPCHECK_RULE(unused_variable){
    .id = "unused-variable",
    .summary = "Nothing reads a variable.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
