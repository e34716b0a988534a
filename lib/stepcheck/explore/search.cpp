#include "stepcheck/explore/search.h"

#include "stepcheck/explore/merge.h"
#include "stepcheck/explore/replay.h"
#include "stepcheck/explore/way.h"
#include "stepcheck/support/hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stepcheck::explore {

using Clock = std::chrono::steady_clock;

std::string_view name(End end) {
    switch (end) {
        case End::Succeeded: return "succeeded";
        case End::Failed: return "failed";
        case End::TimedOut: return "timed-out";
        case End::Merged: return "merged";
        case End::VisitLimit: return "visit-limit";
        case End::StepLimit: return "step-limit";
        case End::Undecided: return "undecided";
        case End::Unanswered: return "unanswered";
        case End::Unproven: return "unproven";
    }
    return "";
}

std::string_view name(Limit limit) {
    switch (limit) {
        case Limit::Paths: return "max-paths";
        case Limit::Time: return "max-seconds";
        case Limit::Pending: return "max-pending";
        case Limit::Items: return "max-items";
        case Limit::Visits: return "max-visits";
        case Limit::Retries: return "max-retries";
        case Limit::Steps: return "max-steps";
        case Limit::Interrupted: return "interrupted";
    }
    return "";
}

namespace {

// The ways that wait, best first.
class Frontier {
public:
    Frontier(Strategy strategy) : strategy_(strategy) {}

    void add(Branch branch) { waiting_.push_back(std::move(branch)); }
    [[nodiscard]] bool isEmpty() const { return waiting_.empty(); }
    [[nodiscard]] std::size_t size() const { return waiting_.size(); }
    [[nodiscard]] Branch take();

    /// All of those with the fewest events: nobody comes to where they are any more.
    [[nodiscard]] std::vector<Branch> takeEarliest();

private:
    Strategy strategy_;
    std::list<Branch> waiting_;                             // in the order in which they were found
    std::unordered_map<std::uint64_t, std::size_t> taken_;  // by site
};

}  // namespace

Branch Frontier::take() {
    auto best = waiting_.begin();
    switch (strategy_) {
        case Strategy::Depth: best = std::prev(waiting_.end()); break;
        case Strategy::Breadth: best = std::ranges::min_element(waiting_, {}, &Branch::steps); break;
        case Strategy::Coverage:
            best = std::ranges::min_element(waiting_, {},
                [&](const Branch& branch) { return taken_.contains(branch.site) ? taken_[branch.site] : 0; });
            break;
    }
    Branch branch = std::move(*best);
    waiting_.erase(best);
    ++taken_[branch.site];
    return branch;
}

std::vector<Branch> Frontier::takeEarliest() {
    const auto events = [](const Branch& branch) { return branch.execution.history.size(); };
    const exec::EventId least = events(*std::ranges::min_element(waiting_, {}, events));
    std::vector<Branch> earliest;
    for (auto each = waiting_.begin(); each != waiting_.end();)
        if (events(*each) == least) {
            earliest.push_back(std::move(*each));
            each = waiting_.erase(each);
        } else {
            ++each;
        }
    return earliest;
}

namespace {

class Search {
public:
    Search(const exec::Program& program, const exec::Settings& settings, const Options& options,
        const std::atomic<bool>* stop, const std::function<void(const Progress&)>& progress)
        : program_(program), settings_(settings), options_(options), stop_(stop), progress_(progress) {
        settings_.recordsCoverage = true;
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
    [[nodiscard]] Outcome prove(WayEnd way) const;
    void note(Outcome outcome);
    void limit(Limit limit, std::string what) { result_.limits.try_emplace(limit, std::move(what)); }

    const exec::Program& program_;
    exec::Settings settings_;
    const Options& options_;
    const std::atomic<bool>* stop_;
    const std::function<void(const Progress&)>& progress_;
    Clock::time_point start_ = Clock::now();
    std::vector<std::unique_ptr<Walker>> walkers_;
    Frontier frontier_{options_.strategy};
    std::map<std::string, std::size_t> routes_;  // to the place of its path
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

static std::vector<asl::StateId> statesOf(const exec::Program& program, const exec::Execution& execution) {
    std::map<std::string_view, asl::StateId> ids;
    for (const asl::State& state : program.machine().states())
        ids.emplace(program.state(state.id).name.string(), state.id);
    std::vector<asl::StateId> states;
    for (const exec::Event* event : execution.history.events())
        if (const auto* entered = std::get_if<exec::EnterDetails>(&event->details))
            states.push_back(ids.at(entered->name.string()));
    return states;
}

// The last thing that was decided tells apart why a state failed.
static std::string reasonOf(const WayEnd& way, const exec::Execution& execution) {
    const bool isOwn = execution.failure && (execution.failure->error == "States.Runtime" ||
                                                execution.failure->error == "States.QueryEvaluationError");
    return isOwn && !way.branch.condition.empty() ? describe(way.branch.condition.back()) : std::string();
}

// Executes an example of the way with everything known. It has to take the same way.
Search::Outcome Search::prove(WayEnd way) const {
    auto example = exampleOf(way.branch);
    if (auto* why = std::get_if<std::string>(&example)) {
        way.end = End::Undecided;
        way.reason = std::move(*why);
        return {.way = std::move(way), .path = std::nullopt};
    }
    Path path{.end = way.end, .example = std::move(std::get<Example>(example))};
    path.execution = replay(program_, settings_, path.example);
    const std::string route = routeOf(path.execution);
    if (route != routeOf(way.branch.execution)) {
        way.end = End::Unproven;
        way.reason = path.execution.stuck ? path.execution.stuck->message : "the example takes another way";
        return {.way = std::move(way), .path = std::nullopt};
    }
    path.states = statesOf(program_, path.execution);
    path.condition = way.branch.condition;
    path.assumptions = way.branch.assumptions;
    path.id = fmt::format("{}-{:08x}", name(way.end),
        static_cast<std::uint32_t>(support::fnv1a(reasonOf(way, path.execution), support::fnv1a(route)) >> 16U));
    return {.way = std::move(way), .path = std::move(path)};
}

std::vector<Search::Outcome> Search::walkAll(std::vector<Branch> branches) {
    std::vector<Outcome> outcomes(branches.size());
    const auto work = [&](std::size_t worker) {
        for (std::size_t i = worker; i < branches.size(); i += walkers_.size()) {
            WayEnd way = walkers_[worker]->walk(std::move(branches[i]));
            const bool hasEnded =
                !way.isPaused && (way.end == End::Succeeded || way.end == End::Failed || way.end == End::TimedOut);
            outcomes[i] = hasEnded ? prove(std::move(way)) : Outcome{.way = std::move(way), .path = std::nullopt};
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
    ++result_.statistics.ways;
    result_.statistics.steps += way.branch.steps;
    result_.statistics.forks += way.others.size();
    if (way.branch.execution.coverage)
        exec::add(result_.coverage, **way.branch.execution.coverage);
    if (way.hasCutItems)
        limit(Limit::Items, fmt::format("arrays of more than {} items", options_.maxItems));
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
        frontier_.add(std::move(way.branch));
        return;
    }
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
    return merge(std::move(meeting), result_.ends[static_cast<std::size_t>(End::Merged)]);
}

Exploration Search::run() {
    result_.coverage = exec::noCoverage(program_);
    if (std::ranges::any_of(program_.machine().states(),
            [&](const asl::State& state) { return allowsMoreRetries(program_.state(state.id), options_); }))
        limit(Limit::Retries, fmt::format("tasks that succeed after more than {} failures", options_.maxRetries));
    for (std::size_t i = 0; i < std::max<std::size_t>(options_.jobs, 1); ++i)
        walkers_.push_back(std::make_unique<Walker>(program_, settings_, options_));
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
