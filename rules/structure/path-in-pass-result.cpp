#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/syntax/walk.h"

#include <optional>
#include <variant>

namespace stepcheck::rules {

static void report(Span at, std::string_view what, Reporter& out) {
    out.report(at, "Result is passed on as it stands, {} included", what).help("use \"Parameters\" to compute values");
}

static void checkResult(const syntax::Node& result, const RuleInput& in, Reporter& out) {
    const syntax::Member* computed = nullptr;
    syntax::walk(result, [&](const syntax::Step& step) {
        if (step.isKey && step.member->name().ends_with(lint::computedSuffix)) {
            computed = step.member;
            report(step.node.span(), "the \".$\" of a name", out);
        }
        // Of a key with a path as its value the key says all.
        const bool said = computed != nullptr && step.member == computed;
        if (step.isKey || said || !step.node.isFinalString())
            return;
        if (const auto meaning = lint::meaningOf(step.node.text(), in.variables); meaning != lint::Meaning::Text)
            report(step.node.span(), lint::describe(meaning), out);
    });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, pass] : in.machine.each<asl::Pass>())
        if (const auto* result = asl::get(pass.result);
            result != nullptr && state.queryLanguage == asl::QueryLanguage::JsonPath)
            checkResult(*result->value, in, out);
}

STEPCHECK_RULE(path_in_pass_result){
    .id = "path-in-pass-result",
    .summary = "The Result of a Pass state holds a path or a call, and is not evaluated.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#pass-state",
    .awsCode = "PASS_RESULT_IS_STATIC",
    .check = check,
};

}  // namespace stepcheck::rules
