#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(in.machine, [&](const asl::Object& object, const syntax::Member& member,
                                    const catalog::FieldSpec& spec) {
        // A branch or processor has none of its own: rule query-language-in-sub-machine.
        if (object.kind == catalog::ObjectKind::Branch || object.kind == catalog::ObjectKind::ItemProcessor)
            return;
        if (spec.field != catalog::Field::QueryLanguage || !member.value.isFinalString() || member.value.isUnknown())
            return;
        const std::string_view text = member.value.text();
        if (std::ranges::find(spec.values, text) != spec.values.end())
            return;
        auto report = out.report(member.value.span(), "there is no query language \"{}\"", text);
        if (const std::string_view meant = support::nearest(text, spec.values); !meant.empty())
            report.help("did you mean \"{}\"?", meant);
        else
            report.help("use {}", lint::quoted(spec.values, "or"));
    });
}

STEPCHECK_RULE(invalid_query_language){
    .id = "invalid-query-language",
    .summary = "QueryLanguage is neither JSONPath nor JSONata.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#query-languages",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
