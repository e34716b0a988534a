#include "stepcheck/explore/way.h"

#include "stepcheck/explore/merge.h"
#include "stepcheck/explore/replay.h"
#include "stepcheck/explore/situation.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/hash.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace stepcheck::explore {

using exec::Execution;
using exec::Executor;
using value::Value;

Walker::Walker(const exec::Program& program, const exec::Settings& settings, const Options& options)
    : program_(program),
      options_(options),
      solver_(options.solverTimeLimit),
      oracle_(options, solver_),
      responder_(program, options, oracle_),
      executor_(program, settings, responder_, oracle_),
      passed_{.counts = exec::noCoverage(program)},
      coverage_(exec::noCoverage(program)) {}

Branch Walker::start() const {
    return {.execution = executor_.start(exec::Payload(Value::term(value::Term::unknown("input"))))};
}

std::optional<asl::StateId> topLevelState(const exec::Program& program, const Execution& execution) {
    if (!execution.frames.empty())
        return execution.frames.front()->state;
    const auto* start = program.start(program.machine().topLevel().id);
    return start != nullptr ? std::optional(start->id) : std::nullopt;
}

void Walker::noteGap(WayEnd& way, const Execution& at) const {
    if (const auto state = topLevelState(program_, at))
        way.gapsAfter.push_back(*state);
}

static std::optional<End> endOf(const Execution& execution) {
    if (execution.stuck)
        return End::Unanswered;
    switch (execution.status) {
        case exec::Status::Running: return std::nullopt;
        case exec::Status::Succeeded: return End::Succeeded;
        case exec::Status::Aborted:
        case exec::Status::Failed: return End::Failed;
        case exec::Status::TimedOut: return End::TimedOut;
    }
    STEPCHECK_ASSERT(false);
}

// Counts the states that the last step entered, each for its line of control. A Map state that lies in a loop uses
// lines of control again; what is in it counts together, as many times as the loop may be gone through.
bool Walker::isVisitedTooOften(WayEnd& way, exec::EventId before) {
    Branch& branch = way.branch;
    if (branch.execution.history.size() == before)
        return false;
    for (std::size_t i = 0; i < branch.execution.frames.size(); ++i) {
        const exec::Frame& frame = *branch.execution.frames[i];
        if (frame.entered <= before)
            continue;
        const std::size_t line = (i << 32U) | frame.place;
        const std::size_t visits = ++branch.visits[{line, frame.state.index}];
        if (visits == 1)
            continue;
        const auto situation = situationOf(branch, program_);
        if (visits > responder_.maxVisits(frame.state)) {
            const auto earlier = situation ? branch.situations.find(*situation) : branch.situations.end();
            way.isEndless = earlier != branch.situations.end() && earlier->second == branch.forks;
            way.situation = situation;
            way.reason = program_.state(frame.state).name.string();
            return true;
        }
        if (situation)
            branch.situations[*situation] = branch.forks;
    }
    return false;
}

// Where an execution is, as far as it tells the questions of one place from those of others.
static std::uint64_t placeOf(const Execution& execution) {
    return execution.current ? execution.frames[execution.current->index]->state.index : execution.history.size();
}

// Counts with the way would be copied with each step, so they go along for one step only. A step that was given up in
// its midst took wrong turns.
void Walker::execute(Execution& execution) {
    execution.coverage.emplace(std::move(passed_));
    executor_.step(execution);
    passed_ = std::move(execution.coverage->edit());
    execution.coverage.reset();
    if (oracle_.abandoned())
        exec::clear(passed_);
    else
        exec::moveTo(coverage_, passed_);
}

// A step is done on a copy, so that the answers that were not taken can be gone on with from its beginning.
void Walker::step(WayEnd& way) {
    Branch& branch = way.branch;
    const Execution before = branch.execution;
    const std::size_t known = branch.condition.size();
    const std::size_t called = branch.calls.size();
    const std::size_t read = branch.reads.size();
    const std::size_t assumed = branch.assumptions.size();
    oracle_.begin(branch);
    responder_.begin(branch);
    execute(branch.execution);
    ++branch.steps;
    const std::uint64_t place = placeOf(before);
    std::vector<PathOracle::Other> others = oracle_.takeOthers();
    std::vector<PathOracle::Abandoned> undecided = oracle_.takeUndecided();
    branch.forks += others.size() + undecided.size();
    for (PathOracle::Other& other : others) {
        Branch begun{.execution = before,
            .condition{branch.condition.begin(), branch.condition.begin() + static_cast<std::ptrdiff_t>(known)},
            .decisions{
                oracle_.decisions().begin(), oracle_.decisions().begin() + static_cast<std::ptrdiff_t>(other.position)},
            .model = std::move(other.model),
            .calls{branch.calls.begin(), branch.calls.begin() + static_cast<std::ptrdiff_t>(called)},
            .reads{branch.reads.begin(), branch.reads.begin() + static_cast<std::ptrdiff_t>(read)},
            .assumptions{branch.assumptions.begin(), branch.assumptions.begin() + static_cast<std::ptrdiff_t>(assumed)},
            .visits = branch.visits,
            .situations = branch.situations,
            .forks = branch.forks,
            .site = support::fnv1a(std::to_string(place), other.question),
            .steps = branch.steps - 1,
            .route = branch.route,
            .mergedAt = branch.mergedAt};
        begun.decisions.push_back(std::move(other.decision));
        way.others.push_back(std::move(begun));
    }
    for (PathOracle::Abandoned& each : undecided)
        way.undecided.push_back(std::move(each.reason));
    if (oracle_.hasCutItems() || !way.undecided.empty() || oracle_.abandoned() || branch.assumptions.size() > assumed)
        noteGap(way, before);
    way.hasCutItems = way.hasCutItems || oracle_.hasCutItems();
    way.assumptions.merge(oracle_.takeAssumptions());
}

std::uint64_t whereabouts(const Branch& branch) {
    std::uint64_t hash = branch.route;
    for (const auto& each : branch.execution.frames) {
        const exec::Frame& frame = *each;
        hash = support::fnv1a(value::write(frame.input.value()), hash ^ frame.state.index);
        for (const semantics::Assignment& variable : frame.variables)
            hash = support::fnv1a(value::write(variable.value), support::fnv1a(variable.name.string(), hash));
    }
    return hash;
}

WayEnd Walker::walk(Branch branch) {
    WayEnd way{.branch = std::move(branch)};
    bool isAlone = true;
    while (true) {
        if (const auto end = endOf(way.branch.execution)) {
            way.end = *end;
            if (way.branch.execution.stuck) {
                way.reason = way.branch.execution.stuck->message;
                noteGap(way, way.branch.execution);
            }
            return way;
        }
        if (way.branch.steps >= options_.maxSteps) {
            way.end = End::StepLimit;
            noteGap(way, way.branch.execution);
            return way;
        }
        if (!isAlone) {
            way.isPaused = true;
            return way;
        }
        const exec::EventId events = way.branch.execution.history.size();
        isAlone = way.branch.decisions.empty();
        step(way);
        isAlone = isAlone && way.others.empty();
        for (const exec::Event* event : way.branch.execution.history.since(events))
            way.branch.route = support::fnv1a(routeOf(*event), way.branch.route);
        if (const auto& abandoned = oracle_.abandoned()) {
            way.end = abandoned->end;
            way.reason = abandoned->reason;
            return way;
        }
        if (isVisitedTooOften(way, events)) {
            way.end = End::VisitLimit;
            return way;
        }
        if (options_.merges && isMeetingPlace(way.branch.execution)) {
            way.isPaused = true;
            return way;
        }
    }
}

}  // namespace stepcheck::explore
