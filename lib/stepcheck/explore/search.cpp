#include "stepcheck/explore/search.h"

#include "stepcheck/explore/comparison_watch.h"
#include "stepcheck/explore/fixed_values.h"
#include "stepcheck/explore/frontier.h"
#include "stepcheck/explore/merge.h"
#include "stepcheck/explore/proof.h"
#include "stepcheck/explore/replay.h"
#include "stepcheck/explore/way.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using Clock = std::chrono::steady_clock;

namespace {

class Search {
public:
    Search(const exec::Program& program, const exec::Settings& settings, const Options& options,
        const std::atomic<bool>* stop, const std::function<void(const Progress&)>& progress)
        : program_(program),
          settings_(settings),
          walkerSettings_(settings),
          options_(options),
          stop_(stop),
          progress_(progress) {
        settings_.recordsCoverage = true;
        walkerSettings_.recordsCoverage = false;
        if (options.watchesComparisons)
            watch_.emplace(program);
    }

    Exploration run();

private:
    // What comes of a way: proven or not.
    struct Outcome {
        WayEnd way;
        std::optional<Path> path;
        bool isUnconfirmed = false;  // nobody knows whether it goes where it seems to
    };

    [[nodiscard]] std::optional<Limit> reached() const;
    [[nodiscard]] std::vector<Branch> nextRound();
    [[nodiscard]] std::vector<Outcome> walkAll(std::vector<Branch> branches);
    void note(Outcome outcome);
    void closeRounds();
    void noteRaces(const exec::Execution& execution, const Example& example);
    void limit(Limit limit, std::string what) { result_.limits.try_emplace(limit, std::move(what)); }

    const exec::Program& program_;
    exec::Settings settings_;        // of examples
    exec::Settings walkerSettings_;  // of ways
    const Options& options_;
    const std::atomic<bool>* stop_;
    const std::function<void(const Progress&)>& progress_;
    Clock::time_point start_ = Clock::now();
    std::vector<std::unique_ptr<Walker>> walkers_;
    Frontier frontier_{options_.strategy};
    std::unordered_set<std::uint64_t> whereabouts_;  // where ways have been
    std::map<std::string, std::size_t> routes_;      // to the place of its path
    std::optional<ComparisonWatch> watch_;
    std::unordered_set<std::uint64_t> situations_;  // that ways have gone on from
    struct Cut {
        std::size_t loose = 0;  // its place among the loose ends
        asl::StateId state;     // of the top level
        std::optional<std::uint64_t> situation;
    };
    std::vector<Cut> cuts_;  // by the limit of visits
    Exploration result_;
};

}  // namespace

std::optional<Limit> Search::reached() const {
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed))
        return Limit::Interrupted;
    if (Clock::now() - start_ >= options_.timeLimit)
        return Limit::Time;
    if (result_.paths.size() >= options_.maxPaths)
        return Limit::Paths;
    return std::nullopt;
}

static bool hasEnded(const WayEnd& way) {
    return !way.isPaused && (way.end == End::Succeeded || way.end == End::Failed || way.end == End::TimedOut);
}

// Whether nobody knows if a way goes where it seems to: no example shows it.
static bool isUnconfirmed(const WayEnd& way) {
    return !way.isPaused && (hasEnded(way) || !std::holds_alternative<Example>(exampleOf(way.branch)));
}

std::vector<Search::Outcome> Search::walkAll(std::vector<Branch> branches) {
    std::vector<Outcome> outcomes(branches.size());
    const auto work = [&](std::size_t worker) {
        for (std::size_t i = worker; i < branches.size(); i += walkers_.size()) {
            WayEnd way = walkers_[worker]->walk(std::move(branches[i]));
            std::optional<Path> path = hasEnded(way) ? prove(way, program_, settings_) : std::nullopt;
            const bool isOpen = !path && isUnconfirmed(way);
            outcomes[i] = {.way = std::move(way), .path = std::move(path), .isUnconfirmed = isOpen};
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t worker = 1; worker < std::min(walkers_.size(), branches.size()); ++worker)
        threads.emplace_back(work, worker);
    work(0);
    threads.clear();
    return outcomes;
}

void Search::note(Outcome outcome) {
    WayEnd& way = outcome.way;
    result_.statistics.forks += way.others.size();
    if (way.hasCutItems)
        limit(Limit::Items, fmt::format("arrays of more than {} items", options_.maxItems));
    result_.assumptions.merge(way.assumptions);
    result_.gaps.after.insert(way.gapsAfter.begin(), way.gapsAfter.end());
    for (const auto& [situation, forks] : way.branch.situations)
        situations_.insert(situation);
    if (outcome.path) {
        noteRaces(outcome.path->execution, outcome.path->example);
        if (watch_)
            watch_->watch(outcome.path->example, settings_, result_.comparisons);
    }
    for (Branch& other : way.others)
        frontier_.add(std::move(other));
    for (std::string& reason : way.undecided) {
        ++result_.ends[static_cast<std::size_t>(End::Undecided)];
        result_.loose.push_back({.end = End::Undecided,
            .states = statesOf(program_, way.branch.execution),
            .condition = way.branch.condition,
            .reason = std::move(reason)});
    }
    if (way.isPaused) {
        if (options_.merges || whereabouts_.insert(whereabouts(way.branch)).second)
            frontier_.add(std::move(way.branch));
        else
            frontier_.addVariant(std::move(way.branch));
        return;
    }
    ++result_.statistics.ways;
    result_.statistics.steps += way.branch.steps;
    ++result_.ends[static_cast<std::size_t>(way.end)];
    if (outcome.path) {
        const auto [at, isNew] = routes_.try_emplace(outcome.path->id, result_.paths.size());
        if (isNew)
            result_.paths.push_back(std::move(*outcome.path));
        else
            ++result_.paths[at->second].variants;
        return;
    }
    if (outcome.isUnconfirmed)
        if (const auto* start = program_.start(program_.machine().topLevel().id))
            result_.gaps.after.insert(start->id);
    if (way.end == End::VisitLimit)
        limit(Limit::Visits, fmt::format("ways that enter \"{}\" more than {} times", way.reason, options_.maxVisits));
    if (way.end == End::StepLimit)
        limit(Limit::Steps, fmt::format("ways of more than {} steps", options_.maxSteps));
    if (way.end == End::VisitLimit)
        cuts_.push_back({.loose = result_.loose.size(),
            .state = *topLevelState(program_, way.branch.execution),
            .situation = way.situation});
    auto example = way.end == End::VisitLimit && way.isEndless ? exampleOf(way.branch)
                                                               : std::variant<Example, std::string>(std::string());
    auto* endless = std::get_if<Example>(&example);
    result_.loose.push_back({.end = way.end,
        .states = statesOf(program_, way.branch.execution),
        .condition = std::move(way.branch.condition),
        .reason = std::move(way.reason),
        .endless = endless != nullptr ? std::optional(std::move(*endless)) : std::nullopt});
}

// A way that was cut in a situation from which another one has gone on would show nothing new.
void Search::closeRounds() {
    for (const Cut& cut : cuts_) {
        result_.loose[cut.loose].isRound = cut.situation && situations_.contains(*cut.situation);
        if (!result_.loose[cut.loose].isRound)
            result_.gaps.after.insert(cut.state);
    }
}

// Whether something failed that is no task: what else was running then may come first in another execution.
static bool hasOwnFailure(const exec::Execution& execution, const Example& example) {
    const auto isAnswer = [&](const semantics::SharedText& error) {
        return std::ranges::any_of(example.calls, [&](const Call& call) {
            const auto* failure = std::get_if<exec::Failure>(&call.answer.outcome);
            return failure != nullptr && failure->error == error;
        });
    };
    const bool hasFailedTask = std::ranges::any_of(
        example.calls, [](const Call& call) { return std::holds_alternative<exec::Failure>(call.answer.outcome); });
    return (execution.failure && !isAnswer(execution.failure->error)) ||
           std::ranges::any_of(execution.history.events(), [&](const exec::Event* event) {
               using enum exec::EventType;
               return event->type == FailStateEntered || event->type == EvaluationFailed ||
                      (!hasFailedTask && (event->type == ParallelStateFailed || event->type == MapStateFailed));
           });
}

void Search::noteRaces(const exec::Execution& execution, const Example& example) {
    if (!hasOwnFailure(execution, example))
        return;
    for (const asl::State& state : program_.machine().states())
        if ((std::holds_alternative<asl::Parallel>(state.kind) || std::holds_alternative<asl::Map>(state.kind)) &&
            (*execution.coverage)->counts[state.id.index].entered > 0)
            result_.gaps.inside.insert(state.id);
}

// Ways are gone in rounds of a fixed size, so that the result does not depend on how many threads share a round.
std::vector<Branch> Search::nextRound() {
    static constexpr std::size_t roundSize = 8;
    std::vector<Branch> round;
    while (!options_.merges && !frontier_.isEmpty() && round.size() < roundSize)
        round.push_back(frontier_.take());
    if (!options_.merges)
        return round;
    std::vector<Branch> meeting;
    for (Branch& branch : frontier_.takeEarliest()) {
        const bool meets = branch.decisions.empty() && isMeetingPlace(branch.execution);
        (meets ? meeting : round).push_back(std::move(branch));
    }
    // Those that are on their way there come first.
    if (!round.empty()) {
        for (Branch& branch : meeting)
            frontier_.add(std::move(branch));
        return round;
    }
    Merged merged = merge(std::move(meeting));
    result_.ends[static_cast<std::size_t>(End::Merged)] += merged.dropped;
    return std::move(merged.kept);
}

Exploration Search::run() {
    result_.coverage = exec::noCoverage(program_);
    if (std::ranges::any_of(program_.machine().states(),
            [&](const asl::State& state) { return allowsMoreRetries(program_.state(state.id), options_); }))
        limit(Limit::Retries, fmt::format("tasks that succeed after more than {} failure{}", options_.maxRetries,
                                  options_.maxRetries == 1 ? "" : "s"));
    if (const std::set<std::string> fixed = fixedValues(program_.machine()); !fixed.empty())
        result_.assumptions.insert(fmt::format("these have the values of a simulation: {}", fmt::join(fixed, ", ")));
    for (std::size_t i = 0; i < std::max<std::size_t>(options_.jobs, 1); ++i)
        walkers_.push_back(std::make_unique<Walker>(program_, walkerSettings_, options_));
    frontier_.add(walkers_.front()->start());
    while (!frontier_.isEmpty()) {
        if (const auto limited = reached()) {
            limit(*limited, fmt::format("{} ways that were begun", frontier_.size()));
            break;
        }
        if (frontier_.size() > options_.maxPending) {
            limit(Limit::Pending, fmt::format("{} ways that were begun", frontier_.size()));
            break;
        }
        for (Outcome& outcome : walkAll(nextRound()))
            note(std::move(outcome));
        if (progress_)
            progress_({.paths = result_.paths.size(), .pending = frontier_.size()});
    }
    closeRounds();
    for (const auto& walker : walkers_) {
        const SolverStatistics& solver = walker->solverStatistics();
        result_.statistics.solver.asked += solver.asked;
        result_.statistics.solver.settledWithoutZ3 += solver.settledWithoutZ3;
        result_.statistics.solver.unknown += solver.unknown;
        result_.statistics.decisions += walker->decisions();
        exec::add(result_.coverage, walker->coverage());
    }
    std::ranges::stable_sort(result_.paths, [](const Path& a, const Path& b) {
        return std::tuple(a.end, a.states.size(), a.execution.history.size()) <
               std::tuple(b.end, b.states.size(), b.execution.history.size());
    });
    result_.statistics.time = Clock::now() - start_;
    return std::move(result_);
}

Exploration explore(const exec::Program& program, const exec::Settings& settings, const Options& options,
    const std::atomic<bool>* stop, const std::function<void(const Progress&)>& progress) {
    return Search(program, settings, options, stop, progress).run();
}

}  // namespace stepcheck::explore
