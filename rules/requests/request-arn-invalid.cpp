#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/arn.h"
#include "stepcheck/request/constraints.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace stepcheck::rules {

using catalog::ArnForm;
using catalog::ArnUse;
using request::Value;
namespace answers = catalog::answers;

static std::string textOf(std::string_view exception, std::string_view type, std::string_view arn) {
    if (exception == "InvalidArn")
        return fmt::format(answers::arnResourceType, type);
    return exception == "StateMachineDoesNotExist" ? fmt::format(answers::machineDoesNotExist, arn) : std::string();
}

static void checkForm(const Value& value, const request::Arn& arn, ArnForm form, Reporter& out) {
    const auto& refused = value.member->arn->refused;
    const auto found = std::ranges::find(refused, form, &catalog::RefusedArn::form);
    if (found != refused.end())
        out.report(value.node->span(), "\"{}\" is the ARN of {}, which this operation does not take", value.path,
               request::describe(form))
            .awsCode(found->exception)
            .awsText("{}", textOf(found->exception, arn.type, value.node->text()));
}

static void checkArn(const Value& value, Reporter& out) {
    const std::string_view text = value.node->text();
    const auto& types = value.member->arn->types;
    const auto arn = request::arnOf(text);
    if (!text.starts_with("arn:"))
        out.report(value.node->span(), "\"{}\" is no ARN", value.path).awsText(answers::arnPrefix, text);
    else if (!arn || arn->service != "states")
        out.report(value.node->span(), "\"{}\" is no ARN of Step Functions", value.path)
            .help("write arn:aws:states:<region>:<account>:{}:<name>", types.front());
    else if (std::ranges::find(types, arn->type) == types.end())
        out.report(value.node->span(), "\"{}\" is the ARN of a resource of the type \"{}\", not \"{}\"", value.path,
               arn->type, fmt::join(types, "\" or \""))
            .awsText(answers::arnResourceType, arn->type);
    else if (const auto form = request::formOf(*arn))
        checkForm(value, *arn, *form, out);
    else
        out.report(value.node->span(), "\"{}\" is no whole ARN of the type \"{}\"", value.path, arn->type);
}

static void check(const RequestInput& in, Reporter& out) {
    for (const Value& value : in.request.values())
        if (value.member->arn != nullptr && lint::isReadable(value) && !request::violationOf(value))
            checkArn(value, out);
    lint::eachOf(in, catalog::Meaning::RoleArn, [&out](const Value& value) {
        if (!request::isRoleArn(value.node->text()) && !request::violationOf(value))
            out.report(value.node->span(), "\"{}\" is no ARN of a role", value.path)
                .help("write arn:aws:iam::<account>:role/<name>");
    });
}

STEPCHECK_REQUEST_RULE(request_arn_invalid){
    .rule =
        {
            .id = "request-arn-invalid",
            .summary = "A value of a request is no ARN, or one that the operation does not take.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html",
            .awsCode = "InvalidArn",
        },
    .check = check,
};

}  // namespace stepcheck::rules
