#include "stepcheck/exec/coverage.h"

#include "stepcheck/support/assert.h"

#include <algorithm>

namespace stepcheck::exec {

Coverage noCoverage(const Program& program) {
    Coverage coverage(program.machine().states().size());
    for (const asl::State& state : program.machine().states()) {
        const semantics::Steps& steps = program.state(state.id).steps;
        StateCoverage& own = coverage[state.id.index];
        own.rules.resize(steps.rules().size());
        own.retriers.resize(steps.retriers().size());
        own.catchers.resize(steps.catchers().size());
    }
    return coverage;
}

StateCoverage& CoverageRecord::edit(asl::StateId state) {
    StateCoverage& own = counts[state.index];
    if (own.entered == 0)
        counted.push_back(state);
    return own;
}

static void add(std::vector<std::uint64_t>& counts, const std::vector<std::uint64_t>& more) {
    STEPCHECK_ASSERT(counts.size() == more.size());
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += more[i];
}

static void add(StateCoverage& counts, const StateCoverage& more) {
    counts.entered += more.entered;
    for (const auto& [target, count] : more.transitions)
        counts.transitions[target] += count;
    add(counts.rules, more.rules);
    add(counts.retriers, more.retriers);
    add(counts.catchers, more.catchers);
}

void add(Coverage& coverage, const Coverage& more) {
    STEPCHECK_ASSERT(coverage.size() == more.size());
    for (std::size_t i = 0; i < coverage.size(); ++i)
        add(coverage[i], more[i]);
}

void clear(CoverageRecord& record) {
    for (const asl::StateId state : record.counted) {
        StateCoverage& own = record.counts[state.index];
        own.entered = 0;
        own.transitions.clear();
        for (std::vector<std::uint64_t>* counts : {&own.rules, &own.retriers, &own.catchers})
            std::ranges::fill(*counts, 0);
    }
    record.counted.clear();
}

void moveTo(Coverage& coverage, CoverageRecord& passed) {
    std::ranges::sort(passed.counted);
    const auto repeated = std::ranges::unique(passed.counted);
    passed.counted.erase(repeated.begin(), repeated.end());
    for (const asl::StateId state : passed.counted)
        add(coverage[state.index], passed.counts[state.index]);
    clear(passed);
}

std::string_view name(PointKind kind) {
    switch (kind) {
        case PointKind::State: return "state";
        case PointKind::Transition: return "transition";
        case PointKind::Rule: return "rule";
        case PointKind::Retrier: return "retrier";
        case PointKind::Catcher: return "catcher";
    }
    STEPCHECK_ASSERT(false);
}

namespace {

/// Lists the points of one state.
class Lister {
public:
    Lister(const asl::Machine& machine, const asl::State& state, const StateCoverage& own,
        std::vector<CoveragePoint>& points)
        : machine_(machine), state_(state), own_(own), points_(points) {}

    void list() {
        points_.push_back({.kind = PointKind::State, .state = state_.id, .at = state_.name.at, .count = own_.entered});
        first_ = points_.size();
        const auto* choice = std::get_if<asl::Choice>(&state_.kind);
        if (choice != nullptr)
            for (const asl::ChoiceRule& rule : choice->choices)
                transition(rule.next);
        if (choice != nullptr)
            transition(choice->defaultState);
        transition(state_.next);
        for (const asl::Catcher& catcher : state_.catchers)
            transition(catcher.next);
        if (choice != nullptr)
            all(PointKind::Rule, choice->choices, own_.rules);
        all(PointKind::Retrier, state_.retriers, own_.retriers);
        all(PointKind::Catcher, state_.catchers, own_.catchers);
    }

private:
    void transition(const asl::Field<std::string_view>& next) {
        const auto* located = asl::get(next);
        const auto target = located != nullptr ? machine_.find(state_.scope, located->value) : std::nullopt;
        if (!target || std::any_of(points_.begin() + static_cast<std::ptrdiff_t>(first_), points_.end(),
                           [&](const CoveragePoint& point) { return point.target == *target; }))
            return;
        const auto found = own_.transitions.find(*target);
        points_.push_back({.kind = PointKind::Transition,
            .state = state_.id,
            .target = *target,
            .at = located->at,
            .count = found != own_.transitions.end() ? found->second : 0});
    }

    template <class Part>
    void all(PointKind kind, const std::vector<Part>& parts, const std::vector<std::uint64_t>& counts) {
        for (std::size_t i = 0; i < std::min(parts.size(), counts.size()); ++i)
            points_.push_back({.kind = kind,
                .state = state_.id,
                .target = {},
                .index = i,
                .at = parts[i].node->span(),
                .count = counts[i]});
    }

    const asl::Machine& machine_;
    const asl::State& state_;
    const StateCoverage& own_;
    std::vector<CoveragePoint>& points_;
    std::size_t first_ = 0;  // of its transitions
};

}  // namespace

std::vector<CoveragePoint> coveragePoints(const asl::Machine& machine, const Coverage& coverage) {
    std::vector<CoveragePoint> points;
    for (const asl::State& state : machine.states())
        Lister(machine, state, coverage[state.id.index], points).list();
    std::ranges::stable_sort(points, {}, [&](const CoveragePoint& point) {
        return machine.state(point.state).member->span().begin;  // scopes lie one after the other, states inside
    });
    return points;
}

}  // namespace stepcheck::exec
