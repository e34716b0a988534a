#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

namespace stepcheck::rules {

// Neither by its own name nor by a wildcard, although it is raised.
static bool isUncatchable(const catalog::ReservedError* error) {
    return error != nullptr && error->byName == catalog::Match::No && error->cause != catalog::ErrorCause::Never;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachHandlers(in.data.shared(), [&](const asl::State& /*state*/, const lint::Handlers& handlers) {
        for (const lint::Handler& handler : handlers.list)
            for (const syntax::Node* name : handler.names)
                if (isUncatchable(catalog::findReservedError(name->text())))
                    out.report(name->span(), "\"{}\" is never {}: it ends the execution at once", name->text(),
                           handler.retrier != nullptr ? "retried" : "caught")
                        .help("test the data in a Choice state before, or remove the name");
    });
}

STEPCHECK_RULE(uncatchable_error){
    .id = "uncatchable-error",
    .summary = "A retrier or catcher lists an error that ends the execution at once.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html",
    .check = check,
};

}  // namespace stepcheck::rules
