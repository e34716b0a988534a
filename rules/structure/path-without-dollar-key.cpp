#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::rules {

// `"Payload": "$"`: no integration has a parameter for a lone dollar sign. Elsewhere it may be one of a currency.
static bool isWholeInput(const RuleInput& in, const lint::ConstantString& text) {
    const std::string_view path = text.node->text();
    if ((path != "$" && path != "$$") || text.around != nullptr || text.object->kind != catalog::ObjectKind::TaskState)
        return false;
    const auto* task = std::get_if<asl::Task>(&in.machine.state(*text.object->state).kind);
    return task != nullptr && task->target.is(asl::Resource::Form::Service);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ConstantString& text : in.data.shared().constantStrings()) {
        if (text.isWhole() || text.isElement || text.isAskedForAsPath())
            continue;
        const lint::Meaning meaning =
            isWholeInput(in, text) ? lint::Meaning::Path : lint::meaningOf(text.node->text(), in.variables);
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
