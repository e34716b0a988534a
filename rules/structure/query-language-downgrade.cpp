#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/rule.h"

#include <string_view>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    if (in.machine.queryLanguage() != asl::QueryLanguage::Jsonata)
        return;
    const std::string_view field = catalog::name(catalog::Field::QueryLanguage);
    for (const asl::State& state : in.machine.states()) {
        if (state.queryLanguage != asl::QueryLanguage::JsonPath)
            continue;
        auto report = out.report(state.node().find(field)->value.span(),
            "state \"{}\" cannot be JSONPath in a JSONata state machine", state.name.value);
        report.awsText(catalog::aws::queryLanguageDowngrade).awsPlace(state.node().span());
        // Recorded for states of the top level; for inner ones no answer is known.
        if (in.machine.scope(state.scope).parent)
            report.severity(Severity::Warning);
        report.help("write the state in JSONata, or set \"QueryLanguage\" only in the states that are");
        if (const syntax::Member* machines = in.root.find(field))
            report.related(machines->span(), "the whole state machine is JSONata");
    }
}

STEPCHECK_RULE(query_language_downgrade){
    .id = "query-language-downgrade",
    .summary = "A state says JSONPath in a state machine that says JSONata.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#query-languages",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
