#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// An empty YAML document is null without a place.
static bool isEmpty(const syntax::Node& root) {
    return root.is(syntax::Kind::Null) && root.span().empty();
}

static void check(const RuleInput& in, Reporter& out) {
    // What could not be read may be the definition, and a stream may have empty documents beside others.
    const auto& roots = in.document.roots();
    if (in.document.hasErrors() || !std::ranges::all_of(roots, isEmpty))
        return;
    const bool first = roots.empty() || &in.root == &roots.front();
    if (first)
        out.report(in.root.span(), "the definition is empty")
            .help("write an object with \"StartAt\" and \"States\"")
            .awsText(catalog::aws::notAnObject)
            .awsPlaceless();
}

STEPCHECK_RULE(empty_definition){
    .id = "empty-definition",
    .summary = "The definition is empty.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#toplevelfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
