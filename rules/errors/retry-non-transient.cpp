#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <string_view>

namespace stepcheck::rules {

// What is never retried anyway uncatchable-error and error-not-raised-here report.
static bool isRetriedInVain(std::string_view name) {
    const catalog::ReservedError* reserved = catalog::findReservedError(name);
    return catalog::isPermanentError(name) && (reserved == nullptr || reserved->byName != catalog::Match::No);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states())
        for (const lint::Handler& handler : in.data.shared().retriers(state).list)
            for (const syntax::Node* name : handler.names)
                if (handler.retries() && isRetriedInVain(name->text()))
                    out.report(name->span(), "\"{}\" does not heal: every attempt fails the same way", name->text())
                        .help("catch it, or list it in a retrier with \"MaxAttempts\": 0");
}

STEPCHECK_RULE(retry_non_transient){
    .id = "retry-non-transient",
    .summary = "A retrier repeats what fails the same way each time.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
