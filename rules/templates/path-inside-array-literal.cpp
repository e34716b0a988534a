#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ConstantString& text : in.data.shared().constantStrings()) {
        if (!text.isElement || text.isAskedForAsPath())
            continue;
        const lint::Meaning meaning = lint::meaningOf(text.node->text(), in.variables);
        if (meaning == lint::Meaning::Text)
            continue;
        out.report(
               text.node->span(), "an element of an array is taken as it stands and not as {}", lint::describe(meaning))
            .help("write \"{}.$\": \"States.Array(…)\"", text.member->name());
    }
}

STEPCHECK_RULE(path_inside_array_literal){
    .id = "path-inside-array-literal",
    .summary = "An element of an array in a payload template looks like a path, and is not evaluated.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#payload-template",
    .awsCode = "NO_DOLLAR",
    .check = check,
};

}  // namespace stepcheck::rules
