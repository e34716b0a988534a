#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace stepcheck::rules {

static std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

// `{ % … % }`.
static bool areBracesApart(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 4 || !text.starts_with('{') || !text.ends_with('}') || text.starts_with("{%"))
        return false;
    const std::string_view inside = trimmed(text.substr(1, text.size() - 2));
    return inside.size() > 1 && inside.starts_with('%') && inside.ends_with('%');
}

static void checkText(const syntax::Node& node, Reporter& out) {
    const std::string_view text = node.text();
    const bool opens = text.starts_with("{%");
    const bool closes = text.ends_with("%}");
    if (opens && (!closes || text.size() < 4))
        out.report(node.span(), "the text begins with {{% and does not end with %}}")
            .help("end it with %}}, and nothing behind")
            .awsText(catalog::aws::jsonataDelimiters);
    else if (!opens && closes && text.find("{%") == std::string_view::npos)
        out.report(node.span(), "the text ends with %}} and does not begin with {{%")
            .help("begin it with {{%")
            .awsText(catalog::aws::jsonataDelimiters);
    else if (!opens && trimmed(text).starts_with("{%"))
        out.report(node.span(), "white space in front of {{% makes this a plain text, not an expression")
            .help("remove the white space")
            .severity(Severity::Warning)
            .awsCode("");
    else if (areBracesApart(text))
        out.report(node.span(), "white space between {{ and % makes this a plain text, not an expression")
            .help("write {{% and %}}")
            .severity(Severity::Warning)
            .awsCode("");
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&out](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            const bool isEvaluated = spec.payloadTemplate || spec.expression;
            if (!isEvaluated || !object.languageKnown || object.queryLanguage != asl::QueryLanguage::Jsonata ||
                catalog::isTemplate(object.kind))
                return;
            syntax::walk(member.value, [&out](const syntax::Step& step) {
                if (!step.isKey && step.node.isFinalString())
                    checkText(step.node, out);
            });
        });
}

STEPCHECK_RULE(jsonata_delimiters){
    .id = "jsonata-delimiters",
    .summary = "The braces of a JSONata expression are not at the ends of its text.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
