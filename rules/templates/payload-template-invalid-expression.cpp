#include "stepcheck/lint/aws_answer.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/query/jsonpath/check.h"

#include <string_view>

namespace stepcheck::rules {

static std::string_view plainName(const syntax::Member& member) {
    return member.name().substr(0, member.name().size() - lint::computedSuffix.size());
}

// A value that is no string; what is not known may become one.
static void checkKind(const RuleInput& in, const syntax::Member& member, Reporter& out) {
    if (member.value.is(syntax::Kind::String) || member.value.isUnknown())
        return;
    out.report(member.value.span(), "\"{}\" must be a string with a path or an intrinsic function, not {}",
           member.name(), syntax::describe(member.value.kind()))
        .help("write \"{}\" for a value that is not computed", plainName(member))
        .fix(support::Safety::Unsafe, lint::renamed(in, member.key.span(), plainName(member)), "rename it to \"{}\"",
            plainName(member));
}

// What begins like a path is the business of invalid-path, what looks like a call that of intrinsic-syntax.
static void checkText(const RuleInput& in, const asl::Expression& expression, Reporter& out) {
    const std::string_view text = expression.text();
    if (text.starts_with('$') || query::jsonpath::looksLikeIntrinsic(text) || !lint::intrinsicMeantBy(text).empty())
        return;
    auto report = out.report(
        expression.node->span(), "\"{}\" is neither a path nor an intrinsic function", expression.member->name());
    lint::addPathText(expression, report);
    if (asl::jsonataInside(text))
        report.help("set \"QueryLanguage\" to \"JSONata\" to use expressions");
    else
        report.help("write \"{}\" for a value that is not computed", plainName(*expression.member))
            .fix(support::Safety::Unsafe,
                lint::renamed(in, expression.member->key.span(), plainName(*expression.member)), "rename it to \"{}\"",
                plainName(*expression.member));
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachTemplate(in.machine, asl::QueryLanguage::JsonPath,
        [&](const asl::Object&, const syntax::Member& member, const catalog::FieldSpec&) {
            syntax::walk(member.value, [&](const syntax::Step& step) {
                if (step.isKey && step.member->name().ends_with(lint::computedSuffix))
                    checkKind(in, *step.member, out);
            });
        });
    for (const asl::Expression& expression : in.expressions)
        if (expression.isInTemplate() && std::holds_alternative<query::SyntaxError>(expression.parsed))
            checkText(in, expression, out);
}

STEPCHECK_RULE(payload_template_invalid_expression){
    .id = "payload-template-invalid-expression",
    .summary = "A key that ends with \".$\" has a value that cannot be computed.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#payload-template",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
