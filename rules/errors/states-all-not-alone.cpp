#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachHandlers(in.data.shared(), [&](const asl::State& /*state*/, const lint::Handlers& handlers) {
        for (const lint::Handler& handler : handlers.list)
            for (const syntax::Node* name : handler.names) {
                const bool isAlone = handler.isKnown && handler.names.size() == 1;
                if (name->text() != catalog::statesAll || isAlone)
                    continue;
                auto report = out.report(name->span(), "\"{}\" stands beside other names in the list of a {}",
                    catalog::statesAll, handler.what());
                report.awsText(catalog::aws::allAlone).help("keep it alone, in the last {}", handler.what());
                const auto other = std::ranges::find_if(
                    handler.names, [](const auto* each) { return each->text() != catalog::statesAll; });
                if (handler.isKnown && &handler == &handlers.list.back() && other != handler.names.end())
                    report.fix(support::Safety::Unsafe, lint::removed(in, (*other)->span()), "remove \"{}\"",
                        (*other)->text());
                break;
            }
    });
}

STEPCHECK_RULE(states_all_not_alone){
    .id = "states-all-not-alone",
    .summary = "\"States.ALL\" stands beside other names in one list.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
