#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/lint/request_rule.h"

namespace stepcheck::rules {

using asl::MachineType;
using catalog::Meaning;

static void check(const RequestInput& in, Reporter& out) {
    if (!in.machineType)
        return;
    const bool isExpress = *in.machineType == MachineType::Express;
    lint::eachOf(in, isExpress ? Meaning::StandardOnly : Meaning::ExpressOnly, [&](const request::Value& value) {
        out.report(value.node->span(), "{} does not support a state machine of the type {}",
               in.request.operation().name, isExpress ? "EXPRESS" : "STANDARD")
            .awsText("{}", catalog::answers::machineTypeNotSupported);
    });
}

STEPCHECK_REQUEST_RULE(request_machine_type){
    .rule =
        {
            .id = "request-machine-type",
            .summary = "A request is about a state machine of a type that its operation does not support.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html",
            .awsCode = "StateMachineTypeNotSupported",
        },
    .check = check,
};

}  // namespace stepcheck::rules
