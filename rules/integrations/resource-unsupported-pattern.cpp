#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/support/suggest.h"

#include <string_view>
#include <vector>

namespace stepcheck::rules {

using asl::IntegrationPattern;

static std::vector<std::string_view> suffixes() {
    std::vector<std::string_view> result;
    for (const catalog::PatternSpec& pattern : catalog::integrationPatterns())
        if (!pattern.suffix.empty())
            result.push_back(pattern.suffix);
    return result;
}

// What the call may have, as far as that is known. An integration whose actions are not all known has them all.
struct Offer {
    bool sync = true;
    bool sync2 = false;
    bool waitForTaskToken = true;
};

static Offer offerOf(const lint::TaskCall& call) {
    if (call.resource.is(asl::Resource::Form::AwsSdk))
        return {.sync = false};
    if (const catalog::IntegrationAction* action = call.action())
        return {.sync = action->sync, .sync2 = action->sync2, .waitForTaskToken = action->waitForTaskToken};
    // Service or action are another mistake, or newer than the catalogue.
    return {.sync = true, .sync2 = true, .waitForTaskToken = true};
}

static bool isOffered(const Offer& offer, IntegrationPattern pattern) {
    switch (pattern) {
        case IntegrationPattern::Sync: return offer.sync;
        case IntegrationPattern::Sync2: return offer.sync2;
        case IntegrationPattern::WaitForTaskToken: return offer.waitForTaskToken;
        case IntegrationPattern::RequestResponse:
        case IntegrationPattern::Hole: return true;
        case IntegrationPattern::Other: return false;
    }
    return true;
}

static void report(const lint::TaskCall& call, const Offer& offer, Reporter& out) {
    const asl::ResourcePart& suffix = call.resource.suffix;
    const support::Span at = call.resourceNode->spanOf({.begin = suffix.inText.begin - 1, .end = suffix.inText.end});
    if (call.resource.pattern == IntegrationPattern::Other) {
        auto report = out.report(at, "\".{}\" is no way to wait for a service", suffix.text);
        const std::string_view meant = support::nearest(suffix.text, suffixes());
        if (!meant.empty())
            report.help("did you mean \".{}\"?", meant);
        else
            report.help("write \".sync\", \".waitForTaskToken\" or neither");
        return;
    }
    auto report = out.report(at, "{} cannot be called with \".{}\"", lint::actionName(call.resource), suffix.text);
    // What its other actions can do is not certain either.
    if (const catalog::Integration* integration = call.integration(); integration != nullptr && !integration->complete)
        report.severity(Severity::Warning);
    if (offer.sync && call.resource.pattern == IntegrationPattern::Sync2)
        report.help("write \".sync\"");
    else if (offer.waitForTaskToken && offer.sync)
        report.help("remove it, or write \".sync\" or \".waitForTaskToken\"");
    else if (offer.waitForTaskToken)
        report.help("remove it, or write \".waitForTaskToken\" and let the called one report back");
    else if (offer.sync)
        report.help("remove it, or write \".sync\" to wait for the end of the job");
    else
        report.help("remove it");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const IntegrationPattern pattern = call.resource.pattern;
        // EXPRESS machines take none of them: express-unsupported-pattern says so.
        const bool isNone = pattern == IntegrationPattern::Other;
        if (in.type == asl::MachineType::Express && !isNone)
            continue;
        const Offer offer = offerOf(call);
        if (!isOffered(offer, pattern))
            report(call, offer, out);
    }
}

STEPCHECK_RULE(resource_unsupported_pattern){
    .id = "resource-unsupported-pattern",
    .summary = "A task waits for a service in a way that the service does not have.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
