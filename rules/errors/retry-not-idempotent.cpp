#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>

namespace stepcheck::rules {

// What the task calls, if a repetition of it has an effect that nothing in its parameters prevents.
static const catalog::RepeatedEffect* unguardedEffect(const asl::State& state, const asl::Task& task) {
    using Form = asl::Resource::Form;
    const asl::Resource& resource = task.target;
    if ((!resource.is(Form::Service) && !resource.is(Form::AwsSdk)) || !resource.service.isKnown ||
        !resource.action.isKnown || !state.node().isComplete())
        return nullptr;
    const catalog::RepeatedEffect* effect = catalog::findRepeatedEffect(resource.service.text, resource.action.text);
    const auto& field = state.queryLanguage == asl::QueryLanguage::Jsonata ? state.arguments : state.parameters;
    if (effect == nullptr || effect->guard.empty() || !field.isPresent())
        return effect;
    const auto* written = asl::get(field);
    const bool isKnown = written != nullptr && !lint::mayHaveOtherArguments(*written->value);
    return isKnown && lint::findArgument(*written->value, effect->guard) == nullptr ? effect : nullptr;
}

// The name in the list for which the call may have been carried out: a timeout, or a wildcard.
static const syntax::Node* uncertainName(const lint::Handler& handler) {
    const auto isUncertain = [](const syntax::Node* name) {
        return name->text() == catalog::statesAll || name->text() == catalog::statesTimeout;
    };
    const auto found = std::ranges::find_if(handler.names, isUncertain);
    return found == handler.names.end() ? nullptr : *found;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, task] : in.machine.each<asl::Task>()) {
        if (state.retriers.empty())
            continue;
        const catalog::RepeatedEffect* effect = unguardedEffect(state, task);
        if (effect == nullptr)
            continue;
        for (const lint::Handler& handler : in.data.shared().retriers(state).list) {
            const syntax::Node* name = uncertainName(handler);
            if (name == nullptr || !handler.retries())
                continue;
            auto report = out.report(name->span(), "after \"{}\" a retry of \"{}\" may be one too many: it {}",
                name->text(), state.name.value, effect->effect);
            if (effect->guard.empty())
                report.help("list the errors after which nothing was done");
            else
                report.help("set \"{}\", or list the errors after which nothing was done", effect->guard);
        }
    }
}

STEPCHECK_RULE(retry_not_idempotent){
    .id = "retry-not-idempotent",
    .summary = "A retrier repeats a call that may have done its work already.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
