#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace stepcheck::rules {

static void checkOne(const RuleInput& in, const lint::Handlers& handlers, Reporter& out) {
    struct Place {
        const syntax::Node* name;
        std::size_t handler;
    };
    std::unordered_map<std::string_view, Place> seen;
    for (std::size_t i = 0; i < handlers.list.size(); ++i) {
        const lint::Handler& handler = handlers.list[i];
        const bool isShadowed = handlers.isShadowed(i);
        for (const syntax::Node* name : handler.names) {
            const auto [first, isNew] = seen.try_emplace(name->text(), Place{.name = name, .handler = i});
            // Of States.ALL the rules states-all-… say more, of a handler that nothing gets to handler-shadowed.
            if (isNew || name->text() == catalog::statesAll || (first->second.handler != i && isShadowed))
                continue;
            auto report = first->second.handler == i
                              ? out.report(name->span(), "\"{}\" is twice in one list", name->text())
                              : out.report(name->span(), "\"{}\" never gets to this {}: an earlier one takes it",
                                    name->text(), handler.what());
            report.help("remove one of them").related(first->second.name->span(), "the first is here");
            if (handler.isKnown && handler.names.size() > 1)
                report.fix(support::Safety::Safe, lint::removed(in, name->span()), "remove \"{}\"", name->text());
        }
    }
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachHandlers(in.data.shared(),
        [&](const asl::State& /*state*/, const lint::Handlers& handlers) { checkOne(in, handlers, out); });
}

STEPCHECK_RULE(error_equals_duplicate){
    .id = "error-equals-duplicate",
    .summary = "An error is named twice by the retriers, or by the catchers, of a state.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
