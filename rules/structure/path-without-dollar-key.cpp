#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

#include <fmt/format.h>

#include <string>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ConstantString& text : in.data.shared().constantStrings()) {
        if (text.isWhole() || text.isElement || text.isAskedForAsPath())
            continue;
        const lint::Meaning meaning = lint::meaningOf(text.node->text(), in.variables);
        if (meaning == lint::Meaning::Text)
            continue;
        const std::string computed = fmt::format("{}{}", text.member->name(), lint::computedSuffix);
        out.report(text.node->span(), "\"{}\" is taken as it stands and not as {}", text.member->name(),
               lint::describe(meaning))
            .help("write \"{}\"", computed)
            .fix(support::Safety::Unsafe, lint::renamed(in, text.member->key.span(), computed), "write \"{}\"",
                computed);
    }
}

STEPCHECK_RULE(path_without_dollar_key){
    .id = "path-without-dollar-key",
    .summary = "A value of a payload template looks like a path, but its key does not end with \".$\".",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#payload-template",
    .awsCode = "NO_DOLLAR",
    .check = check,
};

}  // namespace stepcheck::rules
