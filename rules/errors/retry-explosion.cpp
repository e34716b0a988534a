#include "stepcheck/catalog/errors.h"
#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/retry_delays.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::rules {

// A lasting error that is tried this often is worth a look.
static constexpr double manyAttempts = 100;

static double longestSeconds(const RuleInput& in, const asl::State& state) {
    const bool isExpress = in.type == asl::MachineType::Express || lint::expressParentOf(in.machine, state) != nullptr;
    return isExpress ? catalog::maxExpressSeconds : catalog::maxStandardSeconds;
}

// What is beyond the machine's own timeout retry-outlasts-timeout reports.
static bool isCutBefore(const asl::Machine& machine, double seconds) {
    const auto* timeout = asl::get(machine.timeoutSeconds());
    return timeout != nullptr && static_cast<double>(timeout->value) < seconds;
}

static void checkDelays(const RuleInput& in, const asl::State& state, Reporter& out) {
    const double limit = longestSeconds(in, state);
    if (isCutBefore(in.machine, limit))
        return;
    for (const lint::Handler& handler : in.data.shared().retriers(state).list) {
        const auto schedule = lint::scheduleOf(*handler.retrier);
        if (!schedule || schedule->isJittered || schedule->totalSeconds() <= limit)
            continue;
        const auto* attempts = asl::get(handler.retrier->maxAttempts);
        out.report(attempts != nullptr ? attempts->at : handler.at(),
               "{} retries wait more than the {} s that an execution may last", schedule->maxAttempts, limit)
            .help("lower MaxAttempts, BackoffRate or IntervalSeconds, or set MaxDelaySeconds");
    }
}

// The retrier that takes an error without a name of its own in the list, or null.
static const asl::Retrier* generalRetrier(const lint::Handlers& retriers) {
    for (const lint::Handler& handler : retriers.list)
        if (handler.nameThatTakes(catalog::statesTaskFailed) != nullptr)
            return handler.retrier;
    return nullptr;
}

// How often such an error is tried at one level; 1 when that is not known.
static double attemptsOf(const RuleInput& in, const asl::State& state) {
    const asl::Retrier* retrier = generalRetrier(in.data.shared().retriers(state));
    const auto schedule = retrier != nullptr ? lint::scheduleOf(*retrier) : std::nullopt;
    return schedule ? static_cast<double>(schedule->maxAttempts) + 1 : 1;
}

static void checkNesting(
    const RuleInput& in, const asl::State& state, const std::vector<double>& attemptsAt, Reporter& out) {
    const double own = attemptsAt[state.id.index];
    if (own <= 1 || !std::holds_alternative<asl::Task>(state.kind))
        return;
    double attempts = own;
    std::string levels = fmt::format("{} here", own);
    for (const asl::State* around : lint::statesAround(in.machine, state))
        if (const double outer = attemptsAt[around->id.index]; outer > 1) {
            attempts *= outer;
            levels += fmt::format(", each {} times by \"{}\"", outer, around->name.value);
        }
    if (attempts > own && attempts >= manyAttempts)
        out.report(generalRetrier(in.data.shared().retriers(state))->node->find("ErrorEquals")->value.span(),
               "a lasting error is tried {} times: {}", attempts, levels)
            .severity(Severity::Info)
            .help("retry at one level only");
}

static void check(const RuleInput& in, Reporter& out) {
    if (std::ranges::all_of(in.machine.states(), [](const asl::State& state) { return state.retriers.empty(); }))
        return;
    std::vector<double> attemptsAt;  // by state
    for (const asl::State& state : in.machine.states())
        attemptsAt.push_back(attemptsOf(in, state));
    for (const asl::State& state : in.machine.states()) {
        if (state.retriers.empty())
            continue;
        checkDelays(in, state, out);
        checkNesting(in, state, attemptsAt, out);
    }
}

STEPCHECK_RULE(retry_explosion){
    .id = "retry-explosion",
    .summary = "Retries wait longer than an execution may last, or multiply.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
