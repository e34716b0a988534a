#include "stepcheck/render/trace.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/graph_model.h"
#include "stepcheck/render/history_json.h"
#include "stepcheck/render/history_table.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::render {

using value::Value;

static void renderVisit(
    const exec::TraceVisit& visit, const asl::State& state, const exec::Settings& settings, const Write& write) {
    const std::string where = visit.child.empty() ? "" : fmt::format(" of child execution {}", visit.child);
    write(fmt::format("{}  {}, entered at {}, event {}{}\n", printable(state.name.value), typeName(state),
        timeSince(visit.milliseconds, settings.startMilliseconds), visit.entered, where));
    std::size_t width = 0;
    for (const exec::TraceStep& step : visit.steps)
        width = std::max(width, step.name.size());
    std::string before;
    for (const exec::TraceStep& step : visit.steps) {
        std::string text = value::write(step.data.value());
        // Most steps change nothing.
        write(fmt::format("  {:<{}}  {}\n", step.name, width, text == before ? "the same" : text));
        before = std::move(text);
    }
    write("\n");
}

void renderTrace(
    const exec::Execution& execution, const asl::Machine& machine, const exec::Settings& settings, const Write& write) {
    for (const exec::TraceVisit& visit : **execution.trace)
        renderVisit(visit, machine.state(visit.state), settings, write);
    renderEnding(execution, settings, write);
}

void renderTraceLines(const exec::Execution& execution, const asl::Machine& machine, const Write& write) {
    for (const exec::TraceVisit& visit : **execution.trace) {
        const asl::State& state = machine.state(visit.state);
        std::vector<Value> steps;
        for (const exec::TraceStep& step : visit.steps)
            steps.push_back(Value::object({{Value("step"), Value(step.name)}, {Value("data"), step.data.value()}}));
        std::vector<value::Member> members{{Value("state"), Value(state.name.value)},
            {Value("type"), Value(typeName(state))},
            {Value("enteredEventId"), Value(static_cast<std::int64_t>(visit.entered))},
            {Value("timestamp"), Value(writeApiTimestamp(visit.milliseconds))}};
        if (!visit.child.empty())
            members.push_back({Value("execution"), Value(visit.child)});
        members.push_back({Value("steps"), Value(std::move(steps))});
        write(value::write(Value::object(std::move(members))) + "\n");
    }
}

}  // namespace stepcheck::render
