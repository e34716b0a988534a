#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>
#include <cstddef>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachHandlers(in.machine, [&](const asl::State& /*state*/, const lint::Handlers& handlers) {
        for (std::size_t i = 0; i + 1 < handlers.list.size(); ++i) {
            const lint::Handler& handler = handlers.list[i];
            const auto name = std::ranges::find(handler.names, catalog::statesAll, &syntax::Node::text);
            if (name == handler.names.end())
                continue;
            out.report((*name)->span(), "\"{}\" is not in the last {}", catalog::statesAll, handler.what())
                .awsText(catalog::aws::allAlone)
                .help("move its {} to the end of the list", handler.what())
                .related(handlers.list[i + 1].at(), "this one follows");
            break;
        }
    });
}

STEPCHECK_RULE(states_all_not_last){
    .id = "states-all-not-last",
    .summary = "A retrier or catcher follows one with \"States.ALL\".",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
