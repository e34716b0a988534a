#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>
#include <cstddef>

namespace stepcheck::rules {

// Two of them could only change places.
static bool isOnly(const lint::Handlers& handlers) {
    return handlers.isKnown && std::ranges::count_if(handlers.list, [](const lint::Handler& handler) {
        return !handler.isKnown ||
               std::ranges::find(handler.names, catalog::statesAll, &syntax::Node::text) != handler.names.end();
    }) == 1;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachHandlers(in.data.shared(), [&](const asl::State& /*state*/, const lint::Handlers& handlers) {
        for (std::size_t i = 0; i + 1 < handlers.list.size(); ++i) {
            const lint::Handler& handler = handlers.list[i];
            const auto name = std::ranges::find(handler.names, catalog::statesAll, &syntax::Node::text);
            if (name == handler.names.end())
                continue;
            auto report =
                out.report((*name)->span(), "\"{}\" is not in the last {}", catalog::statesAll, handler.what());
            report.awsText(catalog::aws::allAlone)
                .help("move its {} to the end of the list", handler.what())
                .related(handlers.list[i + 1].at(), "this one follows");
            if (isOnly(handlers))
                report.fix(support::Safety::Safe, lint::movedToEnd(in, handler.node().span()),
                    "move the {} to the end of the list", handler.what());
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
