#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>

namespace stepcheck::rules {

static bool hasTimeout(const asl::Task& task) {
    return task.timeoutSeconds.isPresent() || task.timeoutSecondsPath.isPresent() ||
           task.heartbeatSeconds.isPresent() || task.heartbeatSecondsPath.isPresent();
}

// The name in a list of retriers, of those that retry, or null.
static const syntax::Node* findTaskFailed(const lint::Handlers& retriers) {
    for (const lint::Handler& handler : retriers.list) {
        const auto name = std::ranges::find(handler.names, catalog::statesTaskFailed, &syntax::Node::text);
        if (handler.retries() && name != handler.names.end())
            return *name;
    }
    return nullptr;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, task] : in.machine.each<asl::Task>()) {
        const lint::Handlers& retriers = in.data.shared().retriers(state);
        const syntax::Node* taskFailed = findTaskFailed(retriers);
        if (taskFailed == nullptr || !hasTimeout(task) || retriers.mayTake(catalog::statesTimeout))
            continue;
        // Whoever handles the timeout by its name has thought of it.
        const lint::Handlers& catchers = in.data.shared().catchers(state);
        if (std::ranges::none_of(
                catchers.list, [](const lint::Handler& handler) { return handler.lists(catalog::statesTimeout); }))
            out.report(taskFailed->span(), "\"{}\" does not take the timeout that \"{}\" has",
                   catalog::statesTaskFailed, state.name.value)
                .help("add \"{}\" to the list, or a retrier for it", catalog::statesTimeout);
    }
}

STEPCHECK_RULE(retry_timeout_missing){
    .id = "retry-timeout-missing",
    .summary = "A task with a timeout retries all errors but the timeout.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
