#include "stepcheck/catalog/limits.h"
#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/lint/request_rule.h"
#include "stepcheck/request/arn.h"
#include "stepcheck/request/constraints.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

using catalog::ArnForm;
using request::Value;
using syntax::Node;
namespace answers = catalog::answers;

namespace {

/// What the routes of an alias say, as far as all of them say it.
struct Routes {
    std::vector<std::int64_t> weights;
    std::vector<std::string_view> arns;
    std::vector<const Node*> places;  // of the ARNs
};

}  // namespace

static Routes routesOf(const RequestInput& in, const Value& routing) {
    Routes routes;
    for (const Node& route : routing.node->elements()) {
        const syntax::Member* const weight = in.request.find(route, "weight");
        const syntax::Member* const arn = in.request.find(route, "stateMachineVersionArn");
        if (const auto known = weight == nullptr ? std::nullopt : weight->value.integer())
            routes.weights.push_back(*known);
        if (arn != nullptr && arn->value.isFinalString()) {
            routes.arns.push_back(arn->value.text());
            routes.places.push_back(&arn->value);
        }
    }
    return routes;
}

static std::string_view machineOf(std::string_view version) {
    return version.substr(0, version.rfind(':'));
}

static bool isOtherForm(std::string_view text) {
    const auto arn = request::arnOf(text);
    const auto form = arn ? request::formOf(*arn) : std::nullopt;
    return arn && arn->type == "stateMachine" && form && *form != ArnForm::Version;
}

static void checkVersions(const Routes& routes, Reporter& out) {
    const std::string received = fmt::format("{}", fmt::join(routes.arns, ", "));
    const auto other = std::ranges::find_if(routes.arns, isOtherForm);
    const auto at = [&routes](
                        auto place) { return routes.places[static_cast<std::size_t>(place - routes.arns.begin())]; };
    if (other != routes.arns.end())
        out.report(at(other)->span(), "this is no ARN of a version")
            .help("append \":\" and the number of a version")
            .awsText(answers::versionArns, received);
    else if (routes.arns.size() == 2 && routes.arns[0] == routes.arns[1])
        out.report(routes.places[1]->span(), "both routes lead to the same version")
            .help("leave one route with the weight 100")
            .awsText(answers::distinctVersions, received);
    else if (routes.arns.size() == 2 && machineOf(routes.arns[0]) != machineOf(routes.arns[1]))
        out.report(routes.places[1]->span(), "the routes lead to versions of different state machines");
}

static void check(const RequestInput& in, Reporter& out) {
    lint::eachOf(in, catalog::Meaning::Routing, [&](const Value& routing) {
        if (request::violationOf(routing))
            return;
        const Routes routes = routesOf(in, routing);
        const auto sum = std::accumulate(routes.weights.begin(), routes.weights.end(), std::int64_t{0});
        if (routes.weights.size() == routing.node->elements().size() && sum != catalog::routingWeight)
            out.report(routing.node->span(), "the weights add up to {}, not to {}", sum, catalog::routingWeight)
                .awsText(answers::weightSum, fmt::join(routes.weights, ", "));
        checkVersions(routes, out);
    });
}

STEPCHECK_REQUEST_RULE(request_routing_invalid){
    .rule =
        {
            .id = "request-routing-invalid",
            .summary = "The routing of an alias in a request is none that the service takes.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html",
            .awsCode = "ValidationException",
        },
    .check = check,
};

}  // namespace stepcheck::rules
