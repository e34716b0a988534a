#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <string_view>
#include <vector>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const catalog::IntegrationAction* action = call.action();
        if (action == nullptr || call.parameters == nullptr)
            continue;
        for (const auto& group : action->oneOf) {
            std::vector<const syntax::Member*> given;
            for (const std::string_view name : group)
                if (const syntax::Member* member = lint::findParameter(*call.state, call.parameters->value, name))
                    given.push_back(member);
            if (given.size() > 1)
                out.report(given[1]->key.span(), "{} takes only one of {}", lint::actionName(call.resource),
                       lint::quoted(group, "and"))
                    .help("remove one of them")
                    .related(given[0]->key.span(), "the other one is here");
        }
    }
}

STEPCHECK_RULE(task_exclusive_parameters){
    .id = "task-exclusive-parameters",
    .summary = "A task gives two parameters of which the call takes one.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
    .check = check,
};

}  // namespace stepcheck::rules
