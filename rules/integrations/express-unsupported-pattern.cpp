#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Express)
        return;
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const asl::ResourcePart& suffix = call.resource.suffix;
        if (!suffix.isKnown || suffix.text.empty())
            continue;
        const auto patterns = catalog::integrationPatterns();
        const auto pattern = std::ranges::find(patterns, suffix.text, &catalog::PatternSpec::suffix);
        if (pattern == patterns.end() || pattern->express)
            continue;
        auto report =
            out.report(call.resourceNode->spanOf({.begin = suffix.inText.begin - 1, .end = suffix.inText.end}),
                "an EXPRESS state machine cannot wait with \".{}\"", suffix.text);
        report.help("remove it, or make the machine a STANDARD one");
        if (suffix.text.starts_with("sync"))
            report.awsText(catalog::aws::expressSync);
        else
            report.awsText(catalog::aws::expressCallback);
    }
}

STEPCHECK_RULE(express_unsupported_pattern){
    .id = "express-unsupported-pattern",
    .summary = "An EXPRESS state machine waits for a job or a callback.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
