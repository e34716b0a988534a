#include "stepcheck/explore/comparison.h"

#include "stepcheck/explore/replay.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

// The same example for another program: calls belong to states of the same name.
static Example translated(const Example& example, const exec::Program& from, const exec::Program& to) {
    std::map<std::string_view, asl::StateId> states;
    for (const asl::State& state : to.machine().states())
        states.emplace(to.state(state.id).name.string(), state.id);
    Example result{.input = example.input, .calls = {}, .holes = example.holes};
    for (const Call& call : example.calls)
        if (const auto state = states.find(from.state(call.state).name.string()); state != states.end()) {
            result.calls.push_back(call);
            result.calls.back().state = state->second;
        }
    return result;
}

static std::optional<ChangeKind> differenceOf(const exec::Execution& before, const exec::Execution& after) {
    if (before.stuck || after.stuck)
        return ChangeKind::Calls;
    const auto errorOf = [](const exec::Execution& execution) {
        return execution.failure ? execution.failure->error.value_or("") : std::string();
    };
    if (before.status != after.status || errorOf(before) != errorOf(after))
        return ChangeKind::Outcome;
    if (before.output && after.output && before.output->value() != after.output->value())
        return ChangeKind::Output;
    if (routeOf(before) != routeOf(after))
        return ChangeKind::Route;
    return std::nullopt;
}

std::vector<Change> compare(const Explored& before, const Explored& after) {
    std::vector<Change> changes;
    std::set<std::string> known;  // routes of the new definition that the old paths lead to
    for (const Path& path : before.exploration.paths) {
        exec::Execution now =
            replay(after.program, after.settings, translated(path.example, before.program, after.program));
        known.insert(routeOf(now));
        if (const auto kind = differenceOf(path.execution, now))
            changes.push_back({.kind = *kind, .path = &path, .before = path.execution, .after = std::move(now)});
    }
    for (const Path& path : after.exploration.paths) {
        if (known.contains(routeOf(path.execution)))
            continue;
        exec::Execution then =
            replay(before.program, before.settings, translated(path.example, after.program, before.program));
        if (const auto kind = differenceOf(then, path.execution))
            changes.push_back(
                {.kind = *kind, .path = &path, .isNew = true, .before = std::move(then), .after = path.execution});
    }
    return changes;
}

}  // namespace stepcheck::explore
