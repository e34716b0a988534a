#include "stepcheck/catalog/limits.h"
#include "stepcheck/embed/name_check.h"
#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

#include <algorithm>
#include <utility>

namespace stepcheck::rules {

// With an account and partition in the place of the deployment's, so that what stands behind them is looked at.
static std::string withAccount(std::string text) {
    using Pair = std::pair<std::string_view, std::string_view>;
    for (const auto& [hole, value] : {Pair{"${AWS::Partition}", "aws"}, Pair{"${AWS::AccountId}", "123456789012"}})
        for (std::size_t at = text.find(hole); at != std::string::npos; at = text.find(hole, at))
            text.replace(at, hole.size(), value);
    return text;
}

// Before the first hole, which may stand for anything.
static std::string_view knownBegin(std::string_view text) {
    return text.substr(0, text.find("${"));
}

// Whether `text`, which is known up to its first hole, may be `arn:<partition>:iam::<account>:role/<name>`.
static bool mayBeRole(std::string_view text) {
    const std::string_view known = knownBegin(text);
    const bool isWhole = known.size() == text.size();
    constexpr std::size_t accountDigits = 12;
    std::string_view rest = known;
    const auto take = [&rest](std::string_view part) {
        const std::size_t size = std::min(part.size(), rest.size());
        const bool fits = rest.substr(0, size) == part.substr(0, size);
        rest.remove_prefix(size);
        return fits;
    };
    if (!take("arn:"))
        return false;
    const std::size_t partition = rest.find(':');
    if (partition == std::string_view::npos)
        return !isWhole;
    rest.remove_prefix(partition);
    if (!take(":iam::"))
        return false;
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (digits != accountDigits && (digits < rest.size() || isWhole || digits > accountDigits))
        return false;
    rest.remove_prefix(digits);
    return take(":role/") && (!isWhole || !rest.empty());
}

static bool isRequired(const embed::Resource& machine) {
    return machine.vocabulary == embed::Vocabulary::CloudFormation && lint::isWhole(machine);
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    lint::eachMachine(in, [&](const embed::Resource& machine, const embed::MachineProperties& properties) {
        if (properties.role == nullptr && isRequired(machine))
            out.report(machine.at, "the state machine has no role").help("add \"RoleArn\"");
        // The Serverless Framework takes the logical id of a role as well.
        if (machine.vocabulary == embed::Vocabulary::Serverless)
            return;
        lint::eachPossibleText(in, properties.role, [&out](const syntax::Node& role, const std::string& text) {
            if (!mayBeRole(withAccount(text)))
                out.report(role.span(), "this is no ARN of a role").help("write arn:aws:iam::<account>:role/<name>");
            else if (embed::withoutHoles(text).size() > catalog::maxRoleArnCharacters)
                out.report(
                    role.span(), "the ARN of the role has more than {} characters", catalog::maxRoleArnCharacters);
        });
    });
}

STEPCHECK_RULE(resource_role_invalid){
    .id = "resource-role-invalid",
    .summary = "A state machine has no role, or its role is no ARN of one.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html",
    .awsCode = "InvalidArn",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
