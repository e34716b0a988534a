#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/walk.h"
#include "stepcheck/syntax/walk.h"

#include <optional>
#include <variant>

namespace stepcheck::rules {

namespace jsonata = query::jsonata;

// Where `States.Format(…)` stands: in JSONata a path whose second step is a call.
static std::optional<Span> callAt(const jsonata::Node& node) {
    const auto* path = std::get_if<jsonata::Path>(&node.shape);
    if (path == nullptr || path->steps.size() < 2)
        return std::nullopt;
    const auto* name = std::get_if<jsonata::Name>(&path->steps[0].node->shape);
    if (name == nullptr || name->name.string() != "States" ||
        !std::holds_alternative<jsonata::Call>(path->steps[1].node->shape))
        return std::nullopt;
    return Span{path->steps[0].node->span.begin, path->steps[1].node->span.end};
}

// The parser limits how deep the nodes lie.
static void checkNode(const asl::Expression& expression, const jsonata::Node& node, Reporter& out) {
    if (const std::optional<Span> at = callAt(node))
        out.report(expression.at(*at), "JSONata has no intrinsic functions")
            .help("use a JSONata function or operator instead");
    jsonata::forEachPart(node, [&](const jsonata::Node& part, jsonata::Over) { checkNode(expression, part, out); });
}

static void checkExpressions(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions)
        if (const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed);
            parsed != nullptr && parsed->text().find("States") != std::string::npos)
            checkNode(expression, parsed->root(), out);
}

static void checkTexts(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            if (!object.languageKnown || object.queryLanguage != asl::QueryLanguage::Jsonata ||
                (!spec.payloadTemplate && !spec.expression))
                return;
            syntax::walk(member.value, [&](const syntax::Step& step) {
                if (step.isKey || !step.node.isFinalString() ||
                    lint::meaningOf(step.node.text(), in.variables) != lint::Meaning::Call)
                    return;
                out.report(step.node.span(), "a call of an intrinsic function is plain text in a JSONata state")
                    .help("write a JSONata expression: \"{{% … %}}\"")
                    .severity(Severity::Warning);
            });
        });
}

static void check(const RuleInput& in, Reporter& out) {
    checkExpressions(in, out);
    checkTexts(in, out);
}

STEPCHECK_RULE(intrinsic_in_jsonata){
    .id = "intrinsic-in-jsonata",
    .summary = "A JSONata state calls an intrinsic function of JSONPath.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
