#include "stepcheck/explore/search.h"

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
    }

    Exploration run();

private:
    // What comes of a way: proven or not.
    struct Outcome {
        WayEnd way;
        std::optional<Path> path;
    };

    [[nodiscard]] std::optional<Limit> reached() const;
    [[nodiscard]] std::vector<Branch> nextRound();
    [[nodiscard]] std::vector<Outcome> walkAll(std::vector<Branch> branches);
    void note(Outcome outcome);
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

std::vector<Search::Outcome> Search::walkAll(std::vector<Branch> branches) {
    std::vector<Outcome> outcomes(branches.size());
    const auto work = [&](std::size_t worker) {
        for (std::size_t i = worker; i < branches.size(); i += walkers_.size()) {
            WayEnd way = walkers_[worker]->walk(std::move(branches[i]));
            const bool hasEnded =
                !way.isPaused && (way.end == End::Succeeded || way.end == End::Failed || way.end == End::TimedOut);
            std::optional<Path> path = hasEnded ? prove(way, program_, settings_) : std::nullopt;
            outcomes[i] = {.way = std::move(way), .path = std::move(path)};
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
    if (way.end == End::VisitLimit)
        limit(Limit::Visits, fmt::format("ways that enter \"{}\" more than {} times", way.reason, options_.maxVisits));
    if (way.end == End::StepLimit)
        limit(Limit::Steps, fmt::format("ways of more than {} steps", options_.maxSteps));
    result_.loose.push_back({.end = way.end,
        .states = statesOf(program_, way.branch.execution),
        .condition = std::move(way.branch.condition),
        .reason = std::move(way.reason)});
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
        limit(Limit::Retries, fmt::format("tasks that succeed after more than {} failures", options_.maxRetries));
    if (const std::set<std::string> fixed = fixedValues(program_.machine()); !fixed.empty())
        result_.assumptions.insert(
            fmt::format("these have the values of a simulation: {}", fmt::join(fixed, ", ")));
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
    for (const auto& walker : walkers_) {
        const SolverStatistics& solver = walker->solverStatistics();
        result_.statistics.solver.asked += solver.asked;
        result_.statistics.solver.settledWithoutZ3 += solver.settledWithoutZ3;
        result_.statistics.solver.unknown += solver.unknown;
        result_.statistics.decisions += walker->decisions();
        exec::add(result_.coverage, walker->coverage());
    }
    std::ranges::stable_sort(result_.paths, [](const Path& a, const Path& b) {
        return std::pair(a.end, a.states.size()) < std::pair(b.end, b.states.size());
    });
    result_.statistics.time = Clock::now() - start_;
    return std::move(result_);
}

Exploration explore(const exec::Program& program, const exec::Settings& settings, const Options& options,
    const std::atomic<bool>* stop, const std::function<void(const Progress&)>& progress) {
    return Search(program, settings, options, stop, progress).run();
}

}  // namespace stepcheck::explore
