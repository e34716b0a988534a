#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <cstddef>

namespace stepcheck::rules {

static void reportNames(const lint::Handlers& handlers, std::size_t index, Reporter& out) {
    const lint::Handler& handler = handlers.list[index];
    for (const syntax::Node* name : handler.names) {
        const syntax::Node* earlier = handlers.takenBefore(index, name->text());
        // The same name again is error-equals-duplicate.
        if (earlier == nullptr || earlier->text() == name->text())
            continue;
        out.report(name->span(), "\"{}\" never gets to this {}: \"{}\" of an earlier one takes it", name->text(),
               handler.what(), earlier->text())
            .help("put the {} with the narrower names first", handler.what())
            .related(earlier->span(), "it is taken here");
    }
}

static void checkOne(const lint::Handlers& handlers, Reporter& out) {
    for (std::size_t i = 0; i < handlers.list.size(); ++i) {
        const lint::Handler& handler = handlers.list[i];
        // What follows States.ALL states-all-not-last reports.
        if (i > 0 && handlers.list[i - 1].lists(catalog::statesAll))
            return;
        if (!handlers.isShadowed(i)) {
            reportNames(handlers, i, out);
            continue;
        }
        auto report =
            out.report(handler.at(), "{} never gets an error: earlier ones take all that it lists", handler.what());
        report.help("remove it, or put it first");
        for (const syntax::Node* name : handler.names) {
            const syntax::Node* earlier = handlers.takenBefore(i, name->text());
            report.related(earlier->span(), "\"{}\" is taken here", name->text());
        }
    }
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachHandlers(in.data.shared(),
        [&](const asl::State& /*state*/, const lint::Handlers& handlers) { checkOne(handlers, out); });
}

STEPCHECK_RULE(handler_shadowed){
    .id = "handler-shadowed",
    .summary = "A retrier or catcher never gets an error that it lists.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
