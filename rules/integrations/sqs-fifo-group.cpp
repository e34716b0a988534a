#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <string_view>

namespace stepcheck::rules {

// Whether the name of a queue or topic certainly ends with ".fifo", be its beginning unknown.
static bool isFifo(const syntax::Node* name) {
    static constexpr std::string_view suffix = ".fifo";
    if (name == nullptr || !name->is(syntax::Kind::String) || !name->text().ends_with(suffix))
        return false;
    return name->holes().empty() || name->holes().back().at.end <= name->text().size() - suffix.size();
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const bool isQueue = call.callsApi("sqs", "sendMessage");
        if (!isQueue && !call.callsApi("sns", "publish"))
            continue;
        const syntax::Node* target = lint::constantParameter(call, isQueue ? "QueueUrl" : "TopicArn");
        if (!isFifo(target))
            continue;
        if (lint::lacksParameter(call, "MessageGroupId"))
            out.report(call.parameters->key.span(), "a message to a FIFO {} needs a \"MessageGroupId\"",
                   isQueue ? "queue" : "topic")
                .related(target->span(), "a name that ends with \".fifo\" is that of a FIFO {}",
                    isQueue ? "queue" : "topic");
        const syntax::Member* delay = lint::findParameter(*call.state, call.parameters->value, "DelaySeconds");
        const syntax::Node* seconds = lint::constantParameter(call, "DelaySeconds");
        const bool isZero = seconds != nullptr && seconds->integer() == 0;
        if (isQueue && delay != nullptr && !isZero)
            out.report(delay->key.span(), "a message to a FIFO queue takes no \"DelaySeconds\"")
                .help("set the delay of the queue");
    }
}

STEPCHECK_RULE(sqs_fifo_group){
    .id = "sqs-fifo-group",
    .summary = "A message to a FIFO queue or topic lacks its group.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html",
    .check = check,
};

}  // namespace stepcheck::rules
