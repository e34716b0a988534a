#include "stepcheck/embed/properties.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

namespace stepcheck::rules {

static bool isOff(const embed::Logging& logging) {
    return logging.level == nullptr || (logging.level->value.isFinalString() && logging.level->value.text() == "OFF");
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    lint::eachMachine(in, [&out](const embed::Resource& machine, const embed::MachineProperties& properties) {
        if (embed::typeOf(machine) != asl::MachineType::Express || !lint::isWhole(machine))
            return;
        if (properties.loggingMember == nullptr)
            out.report(machine.at, "the EXPRESS state machine does not log: nobody can tell what its executions did")
                .help("log errors at least, to a log group of CloudWatch");
        else if (properties.logging && isOff(*properties.logging))
            out.report(properties.loggingMember->key.span(),
                   "the EXPRESS state machine does not log: nobody can tell what its executions did")
                .help("choose the level ERROR at least");
    });
}

STEPCHECK_RULE(express_no_logging){
    .id = "express-no-logging",
    .summary = "An EXPRESS state machine keeps no record of its executions.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
    .isPractice = true,
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
