#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/embed/value_check.h"
#include "stepcheck/lint/request_rule.h"

namespace stepcheck::rules {

using syntax::Member;

static void checkCount(const RequestInput& in, const request::Value& logging, Reporter& out) {
    const Member* const level = in.request.find(*logging.node, "level");
    const Member* const destinations = in.request.find(*logging.node, "destinations");
    if ((level != nullptr && !level->value.isFinalString()) ||
        (destinations != nullptr && destinations->value.isUnknown()))
        return;
    const std::size_t count = destinations == nullptr ? 0 : destinations->value.elements().size();
    const bool isOn = level != nullptr && level->value.text() != "OFF";
    if (count > 1)
        out.report(destinations->value.span(), "logs go to exactly one destination, not to {}", count)
            .help("leave one destination")
            .awsText("{}", catalog::answers::logDestinations);
    else if (isOn && count == 0)
        out.report(level->value.span(), "the level is \"{}\", but there is no destination", level->value.text())
            .help("name a log group, or write the level OFF")
            .awsText("{}", catalog::answers::logDestinations);
}

static void checkGroup(const RequestInput& in, const syntax::Node& destination, Reporter& out) {
    const Member* const group = in.request.find(destination, "cloudWatchLogsLogGroup");
    const Member* const arn = group == nullptr ? nullptr : in.request.find(group->value, "logGroupArn");
    if (arn == nullptr || !arn->value.isFinalString())
        return;
    if (const auto problem = embed::logGroupProblem(arn->value.text()))
        out.report(arn->value.span(), "{}", problem->message).help("{}", problem->help);
}

static void check(const RequestInput& in, Reporter& out) {
    lint::eachOf(in, catalog::Meaning::Logging, [&](const request::Value& logging) {
        checkCount(in, logging, out);
        if (const Member* const destinations = in.request.find(*logging.node, "destinations"))
            for (const syntax::Node& destination : destinations->value.elements())
                checkGroup(in, destination, out);
    });
}

STEPCHECK_REQUEST_RULE(request_logging_invalid){
    .rule =
        {
            .id = "request-logging-invalid",
            .summary = "The logging configuration in a request is none that the service takes.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_LoggingConfiguration.html",
            .awsCode = "InvalidLoggingConfiguration",
        },
    .check = check,
};

}  // namespace stepcheck::rules
