#include "stepcheck/explore/search.h"

#include "stepcheck/explore/merge.h"
#include "stepcheck/explore/replay.h"
#include "stepcheck/explore/way.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/hash.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <thread>
#include <unordered_set>
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

// The ways that wait, by the place where they left another one.
class Frontier {
public:
    explicit Frontier(Strategy strategy) : strategy_(strategy) {}

    void add(Branch branch);

    /// Of one that goes where another one has gone: it comes after all that may lead elsewhere.
    void addVariant(Branch branch) { variants_.push_back(std::move(branch)); }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] std::size_t size() const { return size_ + variants_.size(); }
    [[nodiscard]] Branch take();

    /// All of those with the fewest events: nobody comes to where they are any more.
    [[nodiscard]] std::vector<Branch> takeEarliest();

private:
    struct Waiting {
        std::uint64_t order = 0;  // in which they were found
        Branch branch;
    };
    struct Site {
        std::uint64_t taken = 0;
        std::deque<Waiting> waiting;
    };

    // What comes first has the least rank.
    [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> rank(const Site& site) const;

    Strategy strategy_;
    std::map<std::uint64_t, Site> sites_;
    std::deque<Branch> variants_;
    std::uint64_t found_ = 0;
    std::size_t size_ = 0;
};

}  // namespace

void Frontier::add(Branch branch) {
    // Only the strategy that looks at places tells them apart; of the others the queue itself has the right order.
    const std::uint64_t place = strategy_ == Strategy::Coverage  ? branch.site
                                : strategy_ == Strategy::Breadth ? branch.steps
                                                                 : 0;
    sites_[place].waiting.push_back({.order = found_++, .branch = std::move(branch)});
    ++size_;
}

std::pair<std::uint64_t, std::uint64_t> Frontier::rank(const Site& site) const {
    switch (strategy_) {
        case Strategy::Coverage: return {site.taken, site.waiting.front().order};
        case Strategy::Breadth: return {site.waiting.front().branch.steps, site.waiting.front().order};
        case Strategy::Depth: return {0, 0};
    }
    STEPCHECK_ASSERT(false);
}

Branch Frontier::take() {
    if (size_ == 0) {
        Branch branch = std::move(variants_.front());
        variants_.pop_front();
        return branch;
    }
    std::erase_if(sites_, [](const auto& each) { return each.second.waiting.empty() && each.second.taken == 0; });
    Site* best = nullptr;
    for (auto& [place, site] : sites_)
        if (!site.waiting.empty() && (best == nullptr || rank(site) < rank(*best)))
            best = &site;
    STEPCHECK_ASSERT(best != nullptr);
    if (strategy_ == Strategy::Coverage)
        ++best->taken;
    --size_;
    const bool isLast = strategy_ == Strategy::Depth;
    Branch branch = std::move((isLast ? best->waiting.back() : best->waiting.front()).branch);
    if (isLast)
        best->waiting.pop_back();
    else
        best->waiting.pop_front();
    return branch;
}

std::vector<Branch> Frontier::takeEarliest() {
    exec::EventId least = std::numeric_limits<exec::EventId>::max();
    const auto events = [](const Waiting& waiting) { return waiting.branch.execution.history.size(); };
    for (const auto& [place, site] : sites_)
        for (const Waiting& waiting : site.waiting)
            least = std::min(least, events(waiting));
    std::vector<Waiting> earliest;
    for (auto& [place, site] : sites_) {
        const auto rest = std::ranges::stable_partition(
            site.waiting, [&](const Waiting& waiting) { return events(waiting) != least; });
        std::ranges::move(rest, std::back_inserter(earliest));
        site.waiting.erase(rest.begin(), rest.end());
    }
    size_ -= earliest.size();
    std::ranges::sort(earliest, {}, &Waiting::order);
    std::vector<Branch> branches;
    for (Waiting& waiting : earliest)
        branches.push_back(std::move(waiting.branch));
    return branches;
}

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
        std::optional<exec::Coverage> coverage{};
    };

    [[nodiscard]] std::optional<Limit> reached() const;
    [[nodiscard]] std::vector<Branch> nextRound();
    [[nodiscard]] std::vector<Outcome> walkAll(std::vector<Branch> branches);
    [[nodiscard]] Outcome prove(WayEnd way) const;
    [[nodiscard]] std::optional<exec::Coverage> coverageOf(const Branch& way) const;
    [[nodiscard]] std::optional<exec::Coverage> coverageOf(const Outcome& outcome) const;
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

static bool isAbstract(const value::Value& value) {
    if (!value.is(value::Kind::Term))
        return std::ranges::any_of(value.elements(), [](const value::Value& each) { return isAbstract(each); }) ||
               std::ranges::any_of(value.members(), [](const value::MemberView one) { return isAbstract(one.value); });
    const value::Term& term = value.term();
    return term.form() == value::Term::Form::Function ||
           std::ranges::any_of(term.operands(), [](const value::Value& each) { return isAbstract(each); });
}

// Whether a condition holds a function of which the evaluators told only that it has some result, or none.
static bool isAbstract(const std::vector<Literal>& condition) {
    return std::ranges::any_of(condition, [](const Literal& literal) {
        return isAbstract(literal.condition.first) || isAbstract(literal.condition.second);
    });
}

// Whether data on the way holds such a function.
static bool isAbstract(const exec::Execution& execution) {
    return std::ranges::any_of(execution.history.events(), [](const exec::Event* event) {
        if (const auto* entered = std::get_if<exec::EnterDetails>(&event->details))
            return isAbstract(entered->input.value());
        if (const auto* scheduled = std::get_if<exec::ScheduleDetails>(&event->details))
            return isAbstract(scheduled->parameters.value());
        const auto* exited = std::get_if<exec::ExitDetails>(&event->details);
        return exited != nullptr &&
               (isAbstract(exited->output.value()) ||
                   std::ranges::any_of(exited->assigned,
                       [](const semantics::Assignment& assignment) { return isAbstract(assignment.value); }));
    });
}

// Where two routes part, for whoever looks for our mistake.
static std::string partingOf(std::string_view expected, std::string_view found) {
    const auto [left, right] = std::ranges::mismatch(expected, found);
    const auto lineAt = [](std::string_view route, std::size_t at) {
        const std::size_t begin = route.rfind('\n', at == 0 ? 0 : at - 1);
        const std::size_t start = begin == std::string_view::npos ? 0 : begin + 1;
        return std::string(route.substr(start, route.find('\n', start) - start));
    };
    const auto at = static_cast<std::size_t>(left - expected.begin());
    return fmt::format("expected \"{}\", found \"{}\"", lineAt(expected, std::min(at, expected.size())),
        lineAt(found, std::min(at, found.size())));
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
    const std::string route = routeOf(path.execution, way.branch.mergedAt);
    if (const std::string expected = routeOf(way.branch.execution, way.branch.mergedAt); route != expected) {
        way.end = isAbstract(way.branch.condition) || isAbstract(way.branch.execution) ? End::Undecided : End::Unproven;
        way.reason = path.execution.stuck ? path.execution.stuck->message : partingOf(expected, route);
        if (const auto& failure = way.branch.execution.failure; failure && failure->cause)
            way.reason += fmt::format("; the way failed with: {}", *failure->cause);
        return {.way = std::move(way), .path = std::nullopt};
    }
    path.states = statesOf(program_, path.execution);
    path.condition = way.branch.condition;
    path.assumptions = way.branch.assumptions;
    path.id = fmt::format("{}-{:08x}", name(way.end),
        static_cast<std::uint32_t>(support::fnv1a(reasonOf(way, path.execution), support::fnv1a(route)) >> 16U));
    return {.way = std::move(way), .path = std::move(path)};
}

// What a way has passed. Counting on unknowns would copy the counts with each step; the example passes the same parts.
std::optional<exec::Coverage> Search::coverageOf(const Branch& way) const {
    const auto example = exampleOf(way);
    const auto* known = std::get_if<Example>(&example);
    if (known == nullptr)
        return std::nullopt;
    return **replay(program_, settings_, *known, OtherCalls::Refused, way.steps).coverage;
}

std::optional<exec::Coverage> Search::coverageOf(const Outcome& outcome) const {
    if (outcome.path)
        return **outcome.path->execution.coverage;
    const bool isCut = outcome.way.end == End::VisitLimit || outcome.way.end == End::StepLimit;
    return isCut ? coverageOf(outcome.way.branch) : std::nullopt;
}

std::vector<Search::Outcome> Search::walkAll(std::vector<Branch> branches) {
    std::vector<Outcome> outcomes(branches.size());
    const auto work = [&](std::size_t worker) {
        for (std::size_t i = worker; i < branches.size(); i += walkers_.size()) {
            WayEnd way = walkers_[worker]->walk(std::move(branches[i]));
            const bool hasEnded =
                !way.isPaused && (way.end == End::Succeeded || way.end == End::Failed || way.end == End::TimedOut);
            outcomes[i] = hasEnded ? prove(std::move(way)) : Outcome{.way = std::move(way), .path = std::nullopt};
            outcomes[i].coverage = coverageOf(outcomes[i]);
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
    if (outcome.coverage)
        exec::add(result_.coverage, *outcome.coverage);
    if (way.hasCutItems)
        limit(Limit::Items, fmt::format("arrays of more than {} items", options_.maxItems));
    if (way.hasCutLookups)
        result_.assumptions.insert("what JSONata looks up a member in is no array");
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
    for (const Branch& dropped : merged.dropped) {
        ++result_.ends[static_cast<std::size_t>(End::Merged)];
        if (const auto coverage = coverageOf(dropped))
            exec::add(result_.coverage, *coverage);
    }
    return std::move(merged.kept);
}

Exploration Search::run() {
    result_.coverage = exec::noCoverage(program_);
    if (std::ranges::any_of(program_.machine().states(),
            [&](const asl::State& state) { return allowsMoreRetries(program_.state(state.id), options_); }))
        limit(Limit::Retries, fmt::format("tasks that succeed after more than {} failures", options_.maxRetries));
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
