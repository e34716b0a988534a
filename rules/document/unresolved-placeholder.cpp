#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"

namespace stepcheck::rules {

using syntax::Kind;
using syntax::Node;
using syntax::Style;

static void report(const RuleInput& in, Span at, Reporter& out) {
    out.report(at, "the placeholder {} is not filled in", in.document.source().text().substr(at.begin, at.size()));
}

// Without the quotes around it.
static Span markOf(const Node& hole) {
    const Span span = hole.span();
    const bool quoted = hole.style() == Style::SingleQuoted || hole.style() == Style::DoubleQuoted;
    return quoted ? Span{.begin = span.begin + 1, .end = span.end - 1} : span;
}

static void check(const RuleInput& in, Reporter& out) {
    // A template fills in its own, and `substitution-unknown` is about those that it does not know.
    if (in.isEmbedded)
        return;
    syntax::walk(in.root, [&](const syntax::Step& step) {
        if (step.node.is(Kind::Hole)) {
            report(in, markOf(step.node), out);
            return;
        }
        for (const syntax::HolePart& hole : step.node.holes())
            report(in, step.node.spanOf(hole.at), out);
    });
}

STEPCHECK_RULE(unresolved_placeholder){
    .id = "unresolved-placeholder",
    .summary = "A placeholder of a template is left in the definition.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
            "aws-resource-stepfunctions-statemachine.html",
    .check = check,
};

}  // namespace stepcheck::rules
