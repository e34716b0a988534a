#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/value_types.h"
#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/syntax/walk.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// `Total: {% … %}`; what begins with the braces is the business of jsonata-delimiters.
static bool embedsExpression(std::string_view text) {
    const std::size_t begin = text.find("{%");
    const std::size_t end = text.find("%}", begin == std::string_view::npos ? begin : begin + 2);
    if (end == std::string_view::npos || text.find_first_not_of(" \t\r\n") == begin)
        return false;
    return text.substr(begin, end - begin).find('$') != std::string_view::npos;
}

// `{ $order.id }` and `{{ $order.id }}` without their braces.
static std::string_view withoutBraces(std::string_view text) {
    while (text.size() >= 2 && text.starts_with('{') && text.ends_with('}'))
        text = text.substr(1, text.size() - 2);
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

// Whether a text can only be meant as an expression: it reads `$states`, or variables that the definition assigns.
static bool readsData(std::string_view text, const flow::Variables& variables) {
    if (!text.starts_with('$') && text.find("$states.") == std::string_view::npos)
        return false;
    const auto parsed = query::jsonata::parse(text);
    if (!parsed)
        return false;
    const std::vector<query::jsonata::VariableUse> used = query::jsonata::freeVariables(*parsed);
    return !used.empty() && std::ranges::all_of(used, [&](const query::jsonata::VariableUse& use) {
        return use.name == "states" ||
               std::ranges::any_of(variables.assignments(),
                   [&](const flow::Assignment& assignment) { return assignment.name == use.name; });
    });
}

// What is called may well take a path as a text and apply it itself. Of `name.$` dollar-key-in-jsonata speaks.
static bool isLeftAlone(const syntax::Step& step) {
    return step.member != nullptr &&
           (step.member->name().ends_with(".$") || step.member->name().find("Path") != std::string_view::npos ||
               step.member->name().find("xpression") != std::string_view::npos);
}

static bool checkEmbedded(const syntax::Node& node, Reporter& out) {
    const bool embeds = !node.text().starts_with("{%") && embedsExpression(node.text());
    if (embeds)
        out.report(node.span(), "an expression inside of a text is not evaluated")
            .help("write one expression: {{% 'a text ' & $value %}}");
    return embeds;
}

static void checkText(const RuleInput& in, const syntax::Step& step, Reporter& out) {
    const std::string_view text = step.node.text();
    if (text.starts_with("{%") || text.find('$') == std::string_view::npos || isLeftAlone(step) ||
        checkEmbedded(step.node, out))
        return;
    const std::string_view inside = withoutBraces(text);
    // A path of JSONPath: what it means in this language depends on the data.
    const bool isPath = inside == text && lint::meaningOf(text, in.variables) == lint::Meaning::Path;
    if (isPath || readsData(inside, in.variables))
        out.report(step.node.span(), "this is a plain text: expressions stand between {{% and %}}")
            .help("write {{% {} %}}", text.starts_with("$.") ? "$states.input" : inside);
}

// The names of errors are constants, in both languages.
static void checkErrorNames(const syntax::Member& member, Reporter& out) {
    if (!member.value.is(syntax::Kind::Array))
        return;
    for (const syntax::Node& name : member.value.elements())
        if (name.isFinalString() && name.text().starts_with("{%"))
            out.report(name.span(), "the name of an error is taken as it stands, never as an expression")
                .help("write the name itself");
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            if (spec.field == catalog::Field::ErrorEquals)
                return checkErrorNames(member, out);
            const bool isEvaluated = spec.payloadTemplate || spec.expression;
            if (!isEvaluated || !object.languageKnown || object.queryLanguage != asl::QueryLanguage::Jsonata ||
                catalog::isTemplate(object.kind) || lint::lacksExpression(object, member.value, spec))
                return;
            // A field for one text may well hold it as it stands. Of others jsonata-expression-required speaks.
            if (!spec.payloadTemplate) {
                if (member.value.isFinalString())
                    checkEmbedded(member.value, out);
                return;
            }
            syntax::walk(member.value, [&](const syntax::Step& step) {
                if (!step.isKey && step.node.isFinalString())
                    checkText(in, step, out);
            });
        });
}

STEPCHECK_RULE(jsonata_text_not_evaluated){
    .id = "jsonata-text-not-evaluated",
    .summary = "A text of a JSONata state looks like an expression, but is none.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
