#include "stepcheck/lint/event_count.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/support/overload.h"

#include <algorithm>
#include <variant>

namespace stepcheck::lint {

using catalog::Step;

Step stepOf(const asl::Task& task) {
    const asl::Resource& resource = task.target;
    return resource.isJob() || resource.pattern == asl::IntegrationPattern::WaitForTaskToken ? Step::WaitingTask
                                                                                             : Step::Task;
}

std::optional<std::size_t> iterationsOf(
    const asl::Machine& machine, const flow::Shapes& shapes, const asl::State& state, const asl::Map& map) {
    const flow::StateShapes& own = shapes.of(state.id);
    const bool isKnown = own.isKnown && own.items.isAlways(flow::ShapeKind::Array);
    return isKnown && modeOf(machine, state, map) == MapMode::Inline ? own.items.length() : std::nullopt;
}

static std::uint64_t once(Step step) {
    return catalog::eventCost(step).once;
}

static std::uint64_t inside(asl::ScopeId scope, std::span<const LeastWay> ways) {
    return std::min<std::uint64_t>(ways[scope.index].cost, catalog::maxHistoryEvents);
}

std::uint64_t eventsOf(
    const asl::Machine& machine, const flow::Shapes& shapes, const asl::State& state, std::span<const LeastWay> ways) {
    const auto ofMap = [&](const asl::Map& map) {
        if (modeOf(machine, state, map) == MapMode::Distributed)
            return once(Step::DistributedMap);
        const std::size_t iterations = iterationsOf(machine, shapes, state, map).value_or(0);
        const std::uint64_t each = map.processor ? inside(*map.processor, ways) : 0;
        return once(Step::InlineMap) + iterations * (catalog::eventCost(Step::InlineMap).repeated + each);
    };
    const auto ofParallel = [&](const asl::Parallel& parallel) {
        std::uint64_t events = once(Step::Parallel);
        for (const asl::ScopeId branch : parallel.branches)
            events += inside(branch, ways);
        return events;
    };
    const auto ofTask = [](const asl::Task& task) {
        return once(stepOf(task)) + catalog::eventCost(stepOf(task)).repeated;
    };
    return std::visit(support::Overload{
                          ofTask,
                          ofMap,
                          ofParallel,
                          [](const asl::Pass&) { return once(Step::Pass); },
                          [](const asl::Choice&) { return once(Step::Choice); },
                          [](const asl::Wait&) { return once(Step::Wait); },
                          [](const asl::Succeed&) { return once(Step::Succeed); },
                          [](const asl::Fail&) { return once(Step::Fail); },
                          [](const asl::UnknownKind&) { return std::uint64_t{0}; },
                      },
        state.kind);
}

}  // namespace stepcheck::lint
