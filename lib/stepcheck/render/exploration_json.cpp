#include "stepcheck/explore/mock_file.h"
#include "stepcheck/render/condition_words.h"
#include "stepcheck/render/exploration.h"
#include "stepcheck/render/exploration_words.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace stepcheck::render {

using explore::Path;
using value::Member;
using value::Value;

static Value texts(const std::vector<std::string>& texts) {
    std::vector<Value> values(texts.begin(), texts.end());
    return values;
}

static Value number(std::uint64_t number) {
    return Value(static_cast<std::int64_t>(number));
}

static Value statesOf(const exec::Program& program, const std::vector<asl::StateId>& states) {
    std::vector<Value> names;
    for (const asl::StateId state : states)
        names.push_back(program.state(state).name);
    return names;
}

static Value literalsOf(const std::vector<explore::Literal>& condition) {
    std::vector<Value> literals;
    for (const explore::Literal& literal : condition)
        literals.emplace_back(describe(literal));
    return literals;
}

static Value pathValue(const ExploredDefinition& explored, const Path& path) {
    const exec::Execution& execution = path.execution;
    const std::int64_t started = execution.history.events().front()->milliseconds;
    std::vector<Member> members{
        {Value("id"), Value(path.id)},
        {Value("end"), Value(name(path.end))},
        {Value("states"), statesOf(explored.program, path.states)},
        {Value("condition"), texts(conditionInWords(path.condition))},
        {Value("literals"), literalsOf(path.condition)},
        {Value("fixed"), texts(path.assumptions)},
        {Value("variants"), number(path.variants)},
        {Value("input"), path.example.input},
        {Value("mocks"), explore::mocksByState(explored.program, path.example)},
        {Value("status"), Value(exec::name(execution.status))},
        {Value("output"), execution.output ? execution.output->value() : Value()},
        {Value("error"), execution.failure ? execution.failure->error.value() : Value()},
        {Value("cause"), execution.failure ? execution.failure->cause.value() : Value()},
        {Value("events"), number(execution.history.size())},
        {Value("transitions"), number(execution.transitions)},
        {Value("milliseconds"), Value(execution.milliseconds - started)},
        {Value("replay"), Value("same")},
    };
    if (!path.example.objects.is(value::Kind::Null))
        members.push_back({Value("objects"), path.example.objects});
    if (explored.transitionPrice)
        members.push_back(
            {Value("cost"), Value(*explored.transitionPrice * static_cast<double>(execution.transitions))});
    return Value::object(std::move(members));
}

static Value looseValue(const ExploredDefinition& explored, const explore::LooseEnd& loose) {
    return Value::object({{Value("end"), Value(name(loose.end))}, {Value("reason"), Value(loose.reason)},
        {Value("states"), statesOf(explored.program, loose.states)}, {Value("literals"), literalsOf(loose.condition)}});
}

// An array with an element a line.
template <class Range, class Make>
static void writeArray(std::string_view name, const Range& range, const Make& make, const Write& write) {
    write(fmt::format("  \"{}\": [", name));
    std::string_view separator = "\n    ";
    for (const auto& each : range) {
        write(separator);
        write(value::write(make(each)));
        separator = ",\n    ";
    }
    write(std::ranges::empty(range) ? "],\n" : "\n  ],\n");
}

static Value statisticsOf(const explore::Statistics& statistics) {
    return Value::object({{Value("ways"), number(statistics.ways)}, {Value("steps"), number(statistics.steps)},
        {Value("decisions"), number(statistics.decisions)}, {Value("forks"), number(statistics.forks)},
        {Value("solverQuestions"), number(statistics.solver.asked)},
        {Value("settledWithoutZ3"), number(statistics.solver.settledWithoutZ3)},
        {Value("unknown"), number(statistics.solver.unknown)}});
}

static Value rangeValue(const explore::Range& range) {
    return Value::object({{Value("least"), number(range.least)}, {Value("most"), number(range.most)}});
}

static Value boundsOf(const ExploredDefinition& explored) {
    const explore::Bounds& bounds = explored.summary.bounds;
    std::vector<Value> growth;
    for (const explore::Growth& each : bounds.growth) {
        const auto items = each.itemsAtLimit();
        growth.push_back(Value::object({{Value("array"), Value(each.array)}, {Value("path"), Value(each.path)},
            {Value("eventsPerItem"), Value(each.perItem)}, {Value("otherEvents"), Value(each.constant)},
            {Value("itemsAtEventLimit"), items ? Value(*items) : Value()}}));
    }
    return Value::object(
        {{Value("events"), rangeValue(bounds.events)}, {Value("transitions"), rangeValue(bounds.transitions)},
            {Value("milliseconds"), rangeValue(bounds.milliseconds)},
            {Value("payloadBytes"), rangeValue(bounds.payloadBytes)}, {Value("growth"), Value(std::move(growth))},
            {Value("unboundedLoops"), statesOf(explored.program, bounds.loops)}});
}

static Value errorsOf(const ExploredDefinition& explored) {
    std::vector<Value> errors;
    for (const explore::EscapedError& each : explored.summary.escaped)
        errors.push_back(Value::object(
            {{Value("error"), Value(each.error)}, {Value("state"), explored.program.state(each.state).name},
                {Value("paths"), number(each.paths)}, {Value("path"), Value(each.path)}}));
    return errors;
}

static Value idleOf(const ExploredDefinition& explored) {
    std::vector<Value> points;
    for (const exec::CoveragePoint& point : explored.summary.idle) {
        std::vector<Member> members{
            {Value("kind"), Value(exec::name(point.kind))}, {Value("state"), explored.program.state(point.state).name}};
        if (point.kind == exec::PointKind::Transition)
            members.push_back({Value("target"), explored.program.state(point.target).name});
        else if (point.kind != exec::PointKind::State)
            members.push_back({Value("index"), number(point.index)});
        points.push_back(Value::object(std::move(members)));
    }
    return Value::object(
        {{Value("isCertain"), Value(explored.summary.isIdleCertain)}, {Value("points"), Value(std::move(points))}});
}

void writeExplorationAsJson(const ExploredDefinition& explored, const Write& write) {
    const explore::Exploration& exploration = explored.exploration;
    write(fmt::format("{{\n  \"definition\": {},\n", value::write(Value(explored.name))));
    writeArray("paths", exploration.paths, [&](const Path& path) { return pathValue(explored, path); }, write);
    writeArray("loose", exploration.loose, [&](const auto& loose) { return looseValue(explored, loose); }, write);
    std::vector<Member> ends;
    for (std::size_t i = 0; i < explore::endCount; ++i)
        ends.push_back({Value(explore::name(static_cast<explore::End>(i))), number(exploration.ends[i])});
    write(fmt::format("  \"ends\": {},\n", value::write(Value::object(std::move(ends)))));
    writeArray(
        "limits", exploration.limits,
        [](const auto& limit) {
            return Value::object(
                {{Value("limit"), Value(explore::name(limit.first))}, {Value("left"), Value(limit.second)}});
        },
        write);
    const auto part = [&](std::string_view name, const Value& value) {
        write(fmt::format("  \"{}\": {},\n", name, value::write(value)));
    };
    part("assumptions", Value(std::vector<Value>(exploration.assumptions.begin(), exploration.assumptions.end())));
    part("inputSchema", explore::schemaOf(explored.summary.contract));
    part("escapedErrors", errorsOf(explored));
    part("idle", idleOf(explored));
    part("bounds", boundsOf(explored));
    write(fmt::format("  \"statistics\": {}\n}}\n", value::write(statisticsOf(exploration.statistics))));
}

void writeExplorationAsJsonLines(const ExploredDefinition& explored, const Write& write) {
    for (const Path& path : explored.exploration.paths)
        write(value::write(pathValue(explored, path)) + "\n");
}

}  // namespace stepcheck::render
