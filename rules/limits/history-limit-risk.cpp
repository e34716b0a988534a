#include "stepcheck/catalog/events.h"
#include "stepcheck/catalog/limits.h"
#include "stepcheck/flow/cycle.h"
#include "stepcheck/lint/event_count.h"
#include "stepcheck/lint/retry_delays.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace stepcheck::rules {

using catalog::Step;

static constexpr double secondsPerHour = 3600;
static constexpr double longestTold = 24 * secondsPerHour;

// Whether a retrier goes on until the history is full, unless a year passes before.
static void checkRetrier(const asl::State& state, const asl::Task& task, const asl::Retrier& retrier, Reporter& out) {
    const auto* attempts = asl::get(retrier.maxAttempts);
    auto schedule = lint::scheduleOf(retrier);
    const std::uint32_t perAttempt = catalog::eventCost(lint::stepOf(task)).repeated;
    const std::uint32_t fits = catalog::maxHistoryEvents / perAttempt;
    if (attempts == nullptr || !schedule || schedule->maxAttempts < static_cast<std::int64_t>(fits))
        return;
    schedule->maxAttempts = fits;
    if (schedule->totalSeconds() <= catalog::maxStandardSeconds)
        out.report(attempts->at, "after about {} attempts of \"{}\" the history of the execution is full", fits,
               state.name.value)
            .help("an execution has at most {} events, {} for each attempt; retry less often",
                catalog::maxHistoryEvents, perAttempt);
}

namespace {

struct Round {
    std::uint32_t events = 0;
    double seconds = 0;
};

}  // namespace

// What one round through a cycle costs at least, if that follows from the definition.
static std::optional<Round> roundOf(const RuleInput& in, const std::vector<asl::StateId>& cycle) {
    Round round;
    const auto add = [&](Step step) {
        const catalog::EventCost& cost = catalog::eventCost(step);
        round.events += cost.once + (step == Step::Task || step == Step::WaitingTask ? cost.repeated : 0);
    };
    for (const asl::StateId id : cycle) {
        const asl::State& state = in.machine.state(id);
        if (const auto* wait = std::get_if<asl::Wait>(&state.kind)) {
            const auto* seconds = asl::get(wait->seconds);
            if (seconds == nullptr)
                return std::nullopt;
            round.seconds += static_cast<double>(seconds->value);
            add(Step::Wait);
        } else if (const auto* task = std::get_if<asl::Task>(&state.kind)) {
            // How long a job or a callback takes, nobody knows.
            if (lint::stepOf(*task) == Step::WaitingTask || task->target.isCallback())
                return std::nullopt;
            add(Step::Task);
        } else if (std::holds_alternative<asl::Pass>(state.kind)) {
            add(Step::Pass);
        } else if (std::holds_alternative<asl::Choice>(state.kind)) {
            add(Step::Choice);
        } else {
            return std::nullopt;
        }
    }
    return round;
}

static void checkLoop(const RuleInput& in, const flow::Loop& loop, Reporter& out) {
    const std::vector<asl::StateId> cycle = flow::shortestCycle(in.flow, loop);
    const auto round = roundOf(in, cycle);
    if (!round || round->seconds <= 0)
        return;
    const std::uint32_t rounds = catalog::maxHistoryEvents / round->events;
    const double seconds = rounds * round->seconds;
    const auto* timeout = asl::get(in.machine.timeoutSeconds());
    if (seconds > longestTold || (timeout != nullptr && static_cast<double>(timeout->value) <= seconds))
        return;
    out.report(in.machine.state(cycle.front()).name.at,
           "loop {} fills the history of the execution after {} rounds, about {:.1f} hours",
           flow::describeCycle(in.machine, cycle), rounds, seconds / secondsPerHour)
        .help("wait longer in each round, let the service report back, or go on in a new execution");
}

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Standard)
        return;
    for (const auto& [state, task] : in.machine.each<asl::Task>())
        for (const asl::Retrier& retrier : state.retriers)
            checkRetrier(state, task, retrier, out);
    for (const flow::Loop& loop : in.flow.loops)
        if (loop.hasExit && in.flow.reachable[loop.states.front().index])
            checkLoop(in, loop, out);
}

STEPCHECK_RULE(history_limit_risk){
    .id = "history-limit-risk",
    .summary = "Retries or a loop may fill the history of an execution, which fails then.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
