#include "stepcheck/lint/results.h"

#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/support/overload.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <variant>

namespace stepcheck::lint {

using asl::Expression;
using catalog::Field;
using query::jsonpath::Names;
using query::jsonpath::Path;
using support::Span;

namespace {

// A path from `$` by names, and whether its last step is the last of its names.
struct InputPath {
    std::vector<std::string> names;
    Span at;
};

}  // namespace

static void addPath(const Expression& expression, const Path& path, std::vector<InputPath>& found) {
    if (path.root != query::jsonpath::Root::Input)
        return;
    InputPath result{.names = {}, .at = expression.at(path.rootAt)};
    for (const query::jsonpath::Step& step : path.steps) {
        const auto* names = std::get_if<Names>(&step.kind);
        if (names == nullptr || names->names.size() != 1)
            break;
        result.names.push_back(names->names.front());
        result.at.end = expression.at(step.at).end;
    }
    found.push_back(std::move(result));
}

// The paths from `$` in an expression, those in calls of intrinsic functions among them.
static std::vector<InputPath> inputPaths(const Expression& expression) {
    std::vector<InputPath> found;
    if (const auto* path = std::get_if<Path>(&expression.parsed))
        addPath(expression, *path, found);
    std::vector<const query::intrinsic::Call*> calls;
    if (const auto* call = std::get_if<query::intrinsic::Call>(&expression.parsed))
        calls.push_back(call);
    while (!calls.empty()) {
        const query::intrinsic::Call& call = *calls.back();
        calls.pop_back();
        for (const query::intrinsic::Argument& argument : call.arguments) {
            if (const auto* path = std::get_if<query::intrinsic::PathArgument>(&argument.kind))
                addPath(expression, path->path, found);
            if (const auto* nested = std::get_if<query::intrinsic::Call>(&argument.kind))
                calls.push_back(nested);
        }
    }
    return found;
}

// Where in the output of its state the raw result of a task lies, or nothing when that is not known.
static std::optional<std::vector<std::string>> placeOfResult(const asl::State& state) {
    if (state.queryLanguage == asl::QueryLanguage::Jsonata)
        return state.output.isPresent() ? std::nullopt : std::optional(std::vector<std::string>{});
    if (state.resultSelector.isPresent() || state.outputPath.isPresent())
        return std::nullopt;
    if (!state.resultPath.isPresent())
        return std::vector<std::string>{};
    const auto* text = asl::get(state.resultPath);
    if (text == nullptr || text->value.isNull() || !text->value.node->isFinalString())
        return std::nullopt;
    const std::string_view path = text->value.view();
    if (path == "$")
        return std::vector<std::string>{};
    const std::string_view name = path.substr(std::min<std::size_t>(2, path.size()));
    // One plain name is what nearly all have.
    if (!path.starts_with("$.") || name.empty() || name.find_first_of(".[") != std::string_view::npos)
        return std::nullopt;
    return std::vector<std::string>{std::string(name)};
}

static bool startsWith(std::span<const std::string> names, std::span<const std::string> prefix) {
    return names.size() >= prefix.size() && std::ranges::equal(names.first(prefix.size()), prefix);
}

// Whether a Choice state asks what there is before it reads it. Not recursive over rules in rules.
static bool asksWhatIsThere(const asl::State& state) {
    const auto* choice = std::get_if<asl::Choice>(&state.kind);
    if (choice == nullptr)
        return false;
    std::vector<const asl::ChoiceRule*> pending;
    pending.reserve(choice->choices.size());
    for (const asl::ChoiceRule& rule : choice->choices)
        pending.push_back(&rule);
    while (!pending.empty()) {
        const asl::ChoiceRule& rule = *pending.back();
        pending.pop_back();
        for (const asl::ChoiceRule& inner : rule.rules)
            pending.push_back(&inner);
        if (std::ranges::any_of(rule.comparisons,
                [](const asl::Comparison& comparison) { return comparison.op->field == Field::IsPresent; }))
            return true;
    }
    return false;
}

namespace {

class Reads {
public:
    Reads(const asl::Machine& machine, std::span<const Expression> expressions, const flow::Graph& graph,
        std::span<const asl::State* const> tasks)
        : machine_(machine), graph_(graph) {
        for (const asl::State* task : tasks) {
            of_[task->id.index];
            for (const flow::Edge& edge : graph.edgesFrom(task->id))
                of_[edge.to.index];
        }
        for (const Expression& expression : expressions) {
            if (!expression.object->state)
                continue;
            const auto found = of_.find(expression.object->state->index);
            if (found != of_.end())
                found->second.push_back(&expression);
        }
    }

    void addOwn(const asl::State& task) {
        for (const Expression* expression : of_[task.id.index]) {
            if (const auto* parsed = std::get_if<query::jsonata::Expression>(&expression->parsed))
                addJsonata(task, *expression, *parsed);
            else if (readsRawResult(task, *expression))
                for (InputPath& path : inputPaths(*expression))
                    found_.push_back(
                        {.task = &task, .expression = expression, .names = std::move(path.names), .at = path.at});
        }
    }

    void addNext(const asl::State& task) {
        const auto place = placeOfResult(task);
        if (!place)
            return;
        for (const flow::Edge& edge : graph_.edgesFrom(task.id)) {
            const asl::State& next = machine_.state(edge.to);
            if (edge.kind != flow::EdgeKind::Next || asksWhatIsThere(next))
                continue;
            if (next.queryLanguage == asl::QueryLanguage::JsonPath)
                addNextPaths(task, next, *place);
            else
                addNextExpressions(task, next, *place);
        }
    }

    std::vector<ResultRead> take() { return std::move(found_); }

private:
    void addJsonata(const asl::State& task, const Expression& expression, const query::jsonata::Expression& parsed) {
        if (parsed.text().find("result") == std::string::npos)
            return;
        for (const query::jsonata::StatesPath& path : query::jsonata::statesPaths(parsed))
            if (!path.names.empty() && path.names.front() == "result")
                found_.push_back({.task = &task,
                    .expression = &expression,
                    .names = {path.names.begin() + 1, path.names.end()},
                    .at = expression.at(path.span)});
    }

    // ResultSelector and Assign read the raw result; OutputPath reads what they leave of it.
    static bool readsRawResult(const asl::State& task, const Expression& expression) {
        if (expression.object->node != &task.node())
            return false;
        if (expression.field->field == Field::ResultSelector)
            return true;
        if (expression.field->field == Field::Assign)
            return expression.moment == asl::Moment::Result;
        const auto* resultPath = asl::get(task.resultPath);
        const bool isWhole = !task.resultPath.isPresent() ||
                             (resultPath != nullptr && !resultPath->value.isNull() && resultPath->value.view() == "$");
        return expression.field->field == Field::OutputPath && isWhole && !task.resultSelector.isPresent();
    }

    // What a state reads of its input, before anything changes it.
    void addNextPaths(const asl::State& task, const asl::State& next, const std::vector<std::string>& place) {
        for (const Expression* expression : of_[next.id.index]) {
            const Field field = expression->field->field;
            const bool isOfState = expression->object->node == &next.node();
            const bool isFirst = field == Field::InputPath || !next.inputPath.isPresent();
            const bool isInput = field == Field::InputPath || field == Field::Parameters || field == Field::ItemsPath ||
                                 field == Field::Variable;
            if (!isInput || !isFirst || (!isOfState && field != Field::Variable))
                continue;
            for (InputPath& path : inputPaths(*expression))
                if (startsWith(path.names, place))
                    found_.push_back({.task = &task,
                        .expression = expression,
                        .names = {path.names.begin() + static_cast<std::ptrdiff_t>(place.size()), path.names.end()},
                        .at = path.at});
        }
    }

    // `$states.input.…`, unless the expression asks whether something is there.
    void addNextExpressions(const asl::State& task, const asl::State& next, const std::vector<std::string>& place) {
        for (const Expression* expression : of_[next.id.index]) {
            const auto* parsed = std::get_if<query::jsonata::Expression>(&expression->parsed);
            if (parsed == nullptr || parsed->text().find("input") == std::string::npos ||
                parsed->text().find("$exists") != std::string::npos)
                continue;
            for (const query::jsonata::StatesPath& path : query::jsonata::statesPaths(*parsed)) {
                if (path.names.empty() || path.names.front() != "input")
                    continue;
                const std::span names = std::span(path.names).subspan(1);
                if (startsWith(names, place))
                    found_.push_back({.task = &task,
                        .expression = expression,
                        .names = {names.begin() + static_cast<std::ptrdiff_t>(place.size()), names.end()},
                        .at = expression->at(path.span)});
            }
        }
    }

    const asl::Machine& machine_;
    const flow::Graph& graph_;
    std::unordered_map<std::uint32_t, std::vector<const Expression*>> of_;  // by state: a task or the next one
    std::vector<ResultRead> found_;
};

}  // namespace

std::vector<ResultRead> resultReads(
    const asl::Machine& machine, std::span<const Expression> expressions, const flow::Graph& graph, IsWanted isWanted) {
    std::vector<const asl::State*> tasks;
    for (const asl::State& state : machine.states())
        if (const auto* task = std::get_if<asl::Task>(&state.kind); task != nullptr && isWanted(asl::resourceOf(*task)))
            tasks.push_back(&state);
    if (tasks.empty())
        return {};
    Reads reads(machine, expressions, graph, tasks);
    for (const asl::State* task : tasks) {
        reads.addOwn(*task);
        reads.addNext(*task);
    }
    return reads.take();
}

}  // namespace stepcheck::lint
