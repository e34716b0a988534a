#include "stepcheck/catalog/words.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

static void checkArn(const lint::ApiValue& value, std::string_view name, Reporter& out) {
    const auto wanted = std::ranges::find(catalog::arnServices, name, &catalog::ArnService::parameter);
    if (wanted == catalog::arnServices.end())
        return;
    const auto arn = lint::splitArn(value.node->text());
    if (!arn) {
        out.report(value.node->span(), "\"{}\" is no ARN", name).help("give the ARN, not the name");
        return;
    }
    if (arn->service != wanted->service)
        out.report(value.node->span(), "\"{}\" is the ARN of another service: \"{}\", not \"{}\"", name, arn->service,
            wanted->service);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const lint::CalledApi* called = in.data.shared().api(call);
        if (called == nullptr)
            continue;
        for (const lint::ApiValue& value : called->values) {
            if (value.member == nullptr || value.shape.kind() != catalog::ApiKind::String ||
                !value.node->isFinalString() || value.node->text().empty() ||
                lint::meaningOf(value.node->text(), in.variables) != lint::Meaning::Text)
                continue;
            const std::string_view name = value.member->name();
            const bool isUrl = std::ranges::find(catalog::urlParameters, name) != catalog::urlParameters.end();
            if (isUrl && value.node->text().starts_with("arn:"))
                out.report(value.node->span(), "\"{}\" is no URL but an ARN", name);
            else
                checkArn(value, name, out);
        }
    }
}

STEPCHECK_RULE(task_parameter_arn){
    .id = "task-parameter-arn",
    .summary = "A parameter that takes an ARN holds something else, or the ARN of another service.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
    .check = check,
};

}  // namespace stepcheck::rules
