#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/catalog/integrations.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

using asl::Resource;
using catalog::ErrorCause;

static bool hasHeartbeat(const asl::State& state) {
    const auto* task = std::get_if<asl::Task>(&state.kind);
    return task != nullptr && (task->heartbeatSeconds.isPresent() || task->heartbeatSecondsPath.isPresent());
}

static bool mayCallHttp(const asl::State& state) {
    const auto* task = std::get_if<asl::Task>(&state.kind);
    if (task == nullptr)
        return false;
    const Resource& resource = task->target;
    return resource.is(Resource::Form::Unknown) ||
           (resource.is(Resource::Form::Service) && (!resource.service.isKnown || resource.service.text == "http"));
}

static bool mayBeDistributed(const asl::Machine& machine, const asl::State& state) {
    const auto* map = std::get_if<asl::Map>(&state.kind);
    return map != nullptr && lint::modeOf(machine, state, *map) != lint::MapMode::Inline;
}

// Whether the state by itself, without what runs inside, may raise what has such a cause.
static bool mayCause(const RuleInput& in, const asl::State& state, ErrorCause cause) {
    if (std::holds_alternative<asl::UnknownKind>(state.kind) || !state.node().isComplete())
        return true;
    const auto* map = std::get_if<asl::Map>(&state.kind);
    switch (cause) {
        case ErrorCause::Wildcard:
        case ErrorCause::AnyState: return true;
        case ErrorCause::Never: return false;
        case ErrorCause::Heartbeat: return hasHeartbeat(state);
        case ErrorCause::Http: return mayCallHttp(state);
        case ErrorCause::JsonPath: return state.queryLanguage == asl::QueryLanguage::JsonPath;
        case ErrorCause::Jsonata: return state.queryLanguage == asl::QueryLanguage::Jsonata;
        case ErrorCause::Parallel: return std::holds_alternative<asl::Parallel>(state.kind);
        case ErrorCause::DistributedMap: return mayBeDistributed(in.machine, state);
        // Whether one without a reader raises it for items that are no array is not recorded.
        case ErrorCause::ItemReader: return mayBeDistributed(in.machine, state);
        case ErrorCause::ResultWriter: return map != nullptr && map->resultWriter != nullptr;
    }
    return true;
}

// The causes that may raise an error, by state, with all that runs inside of it.
using Causes = std::bitset<static_cast<std::size_t>(ErrorCause::ResultWriter) + 1>;

static std::vector<Causes> causesOf(const RuleInput& in) {
    const auto hasNoHandlers = [](const asl::State& state) { return state.retriers.empty() && state.catchers.empty(); };
    if (std::ranges::all_of(in.machine.states(), hasNoHandlers))
        return {};
    const std::span<const asl::State> states = in.machine.states();
    std::vector<Causes> causes(states.size());
    // What runs inside of a state follows it.
    for (std::size_t i = states.size(); i-- > 0;) {
        for (std::size_t cause = 0; cause < causes[i].size(); ++cause)
            if (mayCause(in, states[i], static_cast<ErrorCause>(cause)))
                causes[i].set(cause);
        if (const auto parent = in.machine.scope(states[i].scope).parent)
            causes[parent->index] |= causes[i];
    }
    // The query language of a state with a hole in that field is not known.
    if (!std::ranges::all_of(in.machine.objects(), &asl::Object::languageKnown))
        for (Causes& own : causes)
            for (const ErrorCause cause : {ErrorCause::JsonPath, ErrorCause::Jsonata})
                own.set(static_cast<std::size_t>(cause));
    return causes;
}

// The same by what the catalogue of integrations says, of a service whose own errors it knows.
static bool isOfOtherIntegration(const Resource& resource, std::string_view prefix) {
    const catalog::Integration* own = catalog::findIntegration(resource.service.text);
    return own != nullptr && !own->errorPrefix.empty() && own->errorPrefix != prefix &&
           std::ranges::find(catalog::integrations(), prefix, &catalog::Integration::errorPrefix) !=
               catalog::integrations().end();
}

// Whether the name begins like the errors of a service that is not the task's.
static bool isOfOtherService(const asl::State& state, std::string_view prefix) {
    const auto* task = std::get_if<asl::Task>(&state.kind);
    if (task == nullptr)
        return false;
    const Resource& resource = task->target;
    // Functions and workers raise what they like; of aws-sdk tasks aws-sdk-error-prefix says more.
    if (!resource.is(Resource::Form::Service) || !resource.service.isKnown || resource.service.text == "lambda" ||
        (resource.pattern != asl::IntegrationPattern::RequestResponse && !resource.isJob()))
        return false;
    // What a service that does not exist would raise nobody knows.
    if (catalog::findIntegration(resource.service.text) == nullptr)
        return false;
    bool isKnown = false;
    for (const catalog::ErrorPrefix& known : catalog::errorPrefixes()) {
        if (known.prefix != prefix)
            continue;
        if (known.kind == catalog::IntegrationKind::Optimised && known.service == resource.service.text)
            return false;
        isKnown = true;
    }
    return isKnown || isOfOtherIntegration(resource, prefix);
}

static void checkName(const Causes& causes, const asl::State& state, const syntax::Node& name, Reporter& out) {
    const std::string_view prefix = catalog::prefixOf(name.text());
    if (!prefix.empty() && isOfOtherService(state, prefix)) {
        out.report(name.span(), "the service that \"{}\" calls raises no \"{}\"", state.name.value, name.text())
            .help("remove it, or write the name as that service does");
        return;
    }
    const catalog::ReservedError* error = catalog::findReservedError(name.text());
    if (error == nullptr || causes.test(static_cast<std::size_t>(error->cause)))
        return;
    out.report(name.span(), "\"{}\" raises no \"{}\"", state.name.value, name.text()).help("remove it");
}

static void check(const RuleInput& in, Reporter& out) {
    const std::vector<Causes> causes = causesOf(in);
    lint::eachHandlers(in.data.shared(), [&](const asl::State& state, const lint::Handlers& handlers) {
        for (const lint::Handler& handler : handlers.list)
            for (const syntax::Node* name : handler.names)
                checkName(causes[state.id.index], state, *name, out);
    });
}

STEPCHECK_RULE(error_not_raised_here){
    .id = "error-not-raised-here",
    .summary = "A retrier or catcher lists an error that its state cannot raise.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html",
    .check = check,
};

}  // namespace stepcheck::rules
