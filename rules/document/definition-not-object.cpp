#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using syntax::Kind;

// All of a scalar; only the bracket of an array, which may be the whole file.
static Span placeOf(const syntax::Node& root) {
    const Span span = root.span();
    return root.is(Kind::Array) ? Span{.begin = span.begin, .end = span.begin + 1} : span;
}

static void check(const RuleInput& in, Reporter& out) {
    const syntax::Node& root = in.root;
    const bool blank = root.is(Kind::Null) && root.span().empty();  // rule empty-definition
    if (root.is(Kind::Object) || root.isUnknown() || blank || in.document.hasErrors())
        return;

    lint::Report report =
        out.report(placeOf(root), "the definition is {}, not an object", syntax::describe(root.kind()));
    report.awsText(catalog::aws::notAnObject).awsPlaceless();
    if (root.elements().size() == 1 && root.elements().front().is(Kind::Object))
        report.help("remove the brackets around the object");
    else if (root.text().starts_with('{'))
        report.help("write the object itself, not a string that holds it");
    else
        report.help("write an object with \"StartAt\" and \"States\"");
}

STEPCHECK_RULE(definition_not_object){
    .id = "definition-not-object",
    .summary = "The definition is not an object.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#toplevelfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
