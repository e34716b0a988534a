#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ConstantString& text : in.data.shared().constantStrings()) {
        // Where only an object may stand, wrong-value-type says so.
        if (!text.isWhole() || text.field->type != catalog::ValueType::Any)
            continue;
        const lint::Meaning meaning = lint::meaningOf(text.node->text(), in.variables);
        if (meaning == lint::Meaning::Text)
            continue;
        auto report = out.report(
            text.node->span(), "{} is taken as it stands and not as {}", text.field->name, lint::describe(meaning));
        if (meaning == lint::Meaning::Path && text.field->field == catalog::Field::Parameters)
            report.help("write {{\"name.$\": …}}, or use \"InputPath\"");
        else
            report.help("write {{\"name.$\": …}}");
    }
}

STEPCHECK_RULE(payload_template_type){
    .id = "payload-template-type",
    .summary = "A payload template is a string that looks like a path or a call, and is not evaluated.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#payload-template",
    .awsCode = "NO_DOLLAR",
    .check = check,
};

}  // namespace stepcheck::rules
