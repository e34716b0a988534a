#include "stepcheck/catalog/fields.h"
#include "stepcheck/lint/durations.h"
#include "stepcheck/lint/least_way.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <cstdint>

namespace stepcheck::rules {

static void checkSeconds(
    const RuleInput& in, const asl::State& state, const asl::Located<std::int64_t>& seconds, Reporter& out) {
    const auto type = lint::executionType(in.machine, state.scope, in.type);
    const auto* timeout = asl::get(in.machine.timeoutSeconds());
    if (type && seconds.value > lint::maxSeconds(*type)) {
        const bool isExpress = *type == asl::MachineType::Express;
        out.report(seconds.at, "\"{}\" waits longer than {} execution may last: {} seconds", state.name.value,
               isExpress ? "an EXPRESS" : "an", lint::maxSeconds(*type))
            .help("{}", isExpress ? "wait less, or use a STANDARD state machine" : "wait less");
    } else if (timeout != nullptr && timeout->value > 0 && seconds.value > timeout->value) {
        out.report(seconds.at, "\"{}\" waits longer than the state machine may last", state.name.value)
            .help("wait less, or give the state machine a longer timeout")
            .related(timeout->at, "it has {} seconds", timeout->value);
    }
}

static bool isTaken(std::int64_t seconds) {
    const auto maximum = catalog::findField(catalog::ObjectKind::WaitState, catalog::Field::Seconds)->maximum;
    return !maximum || static_cast<double>(seconds) <= *maximum;
}

// Waits that are short enough alone, one after the other.
static void checkWay(const RuleInput& in, const asl::Located<std::int64_t>& timeout, Reporter& out) {
    const auto ways = lint::leastWays(in.machine, in.flow.graph, lint::waitedSeconds);
    const auto most = static_cast<std::uint64_t>(timeout.value);
    std::uint64_t seconds = 0;
    for (const asl::StateId id : ways.front().states) {
        const asl::State& state = in.machine.state(id);
        const std::uint64_t own = lint::waitedSeconds(state, ways);
        if (own > most)
            return;
        seconds += own;
        if (seconds <= most)
            continue;
        out.report(
               state.name.at, "the waits up to \"{}\" take longer than the state machine may last", state.name.value)
            .help("wait less, or give the state machine a longer timeout")
            .related(timeout.at, "it has {} seconds", timeout.value);
        return;
    }
}

static void check(const RuleInput& in, Reporter& out) {
    const auto* timeout = asl::get(in.machine.timeoutSeconds());
    if (timeout != nullptr && timeout->value > 0 && !in.machine.scopes().empty())
        checkWay(in, *timeout, out);
    for (const auto& [state, wait] : in.machine.each<asl::Wait>()) {
        const auto* seconds = asl::get(wait.seconds);
        // In EXPRESS iterations of a Map: map-child-express-limits. What no Wait takes: value-out-of-range.
        if (seconds != nullptr && isTaken(seconds->value) && lint::expressParentOf(in.machine, state) == nullptr)
            checkSeconds(in, state, *seconds, out);
    }
}

STEPCHECK_RULE(wait_too_long){
    .id = "wait-too-long",
    .summary = "A Wait state waits longer than an execution may last.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
