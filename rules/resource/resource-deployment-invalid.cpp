#include "stepcheck/catalog/limits.h"
#include "stepcheck/catalog/words.h"
#include "stepcheck/embed/alias_properties.h"
#include "stepcheck/embed/chooser.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace stepcheck::rules {

using syntax::Member;

namespace {

/// A number that a gradual deployment needs.
struct Share {
    std::string_view name;
    const Member* given;
    std::size_t least;
    std::size_t most;
};

}  // namespace

static void checkShare(const Share& share, Reporter& out) {
    const syntax::Node& value = share.given->value;
    if (value.isUnknown() || !value.holes().empty())
        return;
    const auto number = embed::indexOf(value);
    if (!number || *number < share.least || *number > share.most)
        out.report(value.span(), "\"{}\" is {} to {}, not {}", share.name, share.least, share.most,
            value.text().empty() ? syntax::describe(value.kind()) : value.text());
}

static void checkType(const embed::Deployment& deployment, const Member& preference, Reporter& out) {
    if (deployment.type == nullptr) {
        if (deployment.isComplete)
            out.report(preference.key.span(), "the deployment has no type")
                .help("add \"Type\": {}", fmt::join(catalog::deploymentTypes, ", "));
        return;
    }
    const syntax::Node& type = deployment.type->value;
    if (!type.isUnknown() && type.holes().empty() &&
        std::ranges::find(catalog::deploymentTypes, type.text()) == catalog::deploymentTypes.end())
        out.report(type.span(), "\"{}\" is no type of deployment", type.text())
            .help("write one of {}", fmt::join(catalog::deploymentTypes, ", "));
}

static bool isGradual(const embed::Deployment& deployment) {
    return deployment.type != nullptr && std::ranges::find(catalog::gradualDeployments,
                                             deployment.type->value.text()) != catalog::gradualDeployments.end();
}

static void checkShares(const embed::Deployment& deployment, Reporter& out) {
    for (const Share& share :
        {Share{"Percentage", deployment.percentage, catalog::minShiftPercentage, catalog::maxShiftPercentage},
            Share{"Interval", deployment.interval, catalog::minShiftMinutes, catalog::maxShiftMinutes}}) {
        if (share.given != nullptr)
            checkShare(share, out);
        else if (isGradual(deployment) && deployment.isComplete)
            out.report(deployment.type->value.span(), "the type \"{}\" needs \"{}\"", deployment.type->value.text(),
                   share.name)
                .help("add \"{}\"", share.name);
    }
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    for (const embed::Resource& resource : in.content.resources()) {
        const bool isSam = resource.vocabulary == embed::Vocabulary::Sam;
        const Member* const preference = resource.properties->find("DeploymentPreference");
        const auto deployment = preference == nullptr ? std::nullopt : embed::deploymentOf(*preference);
        if (!deployment || (!isSam && resource.kind != embed::ResourceKind::Alias))
            continue;
        checkType(*deployment, *preference, out);
        checkShares(*deployment, out);
        if (!isSam && deployment->version == nullptr && deployment->isComplete)
            out.report(preference->key.span(), "the deployment leads to no version")
                .help("add \"StateMachineVersionArn\"");
        if (isSam && lint::isWhole(resource) && resource.properties->find("AutoPublishAlias") == nullptr)
            out.report(preference->key.span(), "without an alias there is nothing to deploy gradually")
                .help("add \"AutoPublishAlias\"");
    }
}

STEPCHECK_RULE(resource_deployment_invalid){
    .id = "resource-deployment-invalid",
    .summary = "The DeploymentPreference of an alias is none that CloudFormation takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
            "aws-properties-stepfunctions-statemachinealias-deploymentpreference.html",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
