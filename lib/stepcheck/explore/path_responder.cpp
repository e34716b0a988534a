#include "stepcheck/explore/path_responder.h"

#include "stepcheck/explore/read_answers.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <utility>

namespace stepcheck::explore {

using exec::TaskAnswer;
using exec::TaskCall;
using exec::TaskProgram;
using value::Value;

// How many Maps lie around the states of a scope.
static std::size_t mapsAround(const asl::Machine& machine, asl::ScopeId scope) {
    std::size_t depth = 0;
    for (const asl::Scope* each = &machine.scope(scope); each->parent;
        each = &machine.scope(machine.state(*each->parent).scope))
        if (each->kind == asl::ScopeKind::ItemProcessor)
            ++depth;
    return depth;
}

static bool isInChildExecution(const asl::Machine& machine, asl::ScopeId scope) {
    for (const asl::Scope* each = &machine.scope(scope); each->parent;
        each = &machine.scope(machine.state(*each->parent).scope)) {
        const auto* map = std::get_if<asl::Map>(&machine.state(*each->parent).kind);
        if (map != nullptr && map->isDistributed())
            return true;
    }
    return false;
}

PathResponder::PathResponder(const exec::Program& program, const Options& options, PathOracle& oracle)
    : program_(program), oracle_(oracle) {
    for (const asl::State& state : program.machine().states()) {
        plans_.push_back(plansOf(program.state(state.id), options));
        std::size_t visits = options.maxVisits;
        // An iteration of the innermost Map counts for itself; those around it repeat it.
        for (std::size_t depth = mapsAround(program.machine(), state.scope); depth > 1; --depth)
            visits *= std::max<std::size_t>(options.maxItems, 1);
        maxVisits_.push_back(visits);
        isInChild_.push_back(isInChildExecution(program.machine(), state.scope));
    }
}

std::string resultName(std::string_view state, std::uint64_t attempt) {
    return attempt == 0 ? fmt::format("{}.result", state) : fmt::format("{}.result {}", state, attempt + 1);
}

// Child executions run within one step and number their events anew; so the visits of a loop in one have rising
// numbers.
std::size_t PathResponder::visitsInChild(const TaskCall& call) const {
    std::size_t visits = 0;
    std::uint64_t next = call.visit;
    for (const Call& earlier : branch_->calls | std::views::reverse) {
        if (earlier.state != call.id || earlier.visit == next)
            continue;
        if (earlier.visit > next)
            break;
        next = earlier.visit;
        ++visits;
    }
    return visits;
}

// The plan of a visit is made at its first attempt.
std::size_t PathResponder::planOf(const TaskCall& call) {
    if (call.retry > 0)
        for (const Call& earlier : branch_->calls | std::views::reverse)
            if (earlier.state == call.id && earlier.visit == call.visit)
                return earlier.plan;
    return oracle_.choose(plans_[call.id.index].size());
}

support::Result<TaskAnswer> PathResponder::answer(const TaskCall& call) {
    const auto& task = std::get<TaskProgram>(program_.state(call.id).kind);
    if (isInChild_[call.id.index] && visitsInChild(call) >= maxVisits(call.id))
        oracle_.abandon(End::VisitLimit, std::string(call.state));
    const std::size_t plan = planOf(call);
    const TaskPlan& chosen = plans_[call.id.index][plan];
    const bool fails = !chosen.errors.empty() && (!chosen.succeeds || call.retry < chosen.failures);
    Call made{.state = call.id, .attempt = call.attempt, .retry = call.retry, .visit = call.visit, .plan = plan};
    if (fails) {
        made.answer.outcome = exec::Failure{.error = chosen.errors.front(), .cause = ""};
        made.errors = chosen.errors;
    } else {
        const Value result = Value::term(value::Term::unknown(resultName(call.state, call.attempt)));
        for (Literal& known : knownOfResult(task, result))
            oracle_.assume(std::move(known));
        made.answer.outcome = exec::Payload(result);
    }
    if (task.resource.isJob() || task.resource.pattern == asl::IntegrationPattern::WaitForTaskToken)
        made.answer.submitted = exec::Payload(Value::object({}));
    TaskAnswer answer = made.answer;
    branch_->calls.push_back(std::move(made));
    return answer;
}

exec::ReadItems PathResponder::items(const exec::ReadCall& call) {
    if (call.limit < 0)
        return Responder::items(call);
    if (auto why = exec::whyUnreadable(call.reader))
        return *std::move(why);
    return readUnknown(call, program_.state(call.id).name.string(), *branch_, oracle_);
}

}  // namespace stepcheck::explore
