#include "stepcheck/lint/input_reads.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonpath/path.h"

#include <optional>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

static bool isWhole(const asl::Field<asl::Text>& path) {
    const auto* written = asl::get(path);
    return !path.isPresent() || (written != nullptr && !written->value.isNull() && written->value.view() == "$");
}

// Whether the array that the branches make replaces the input.
static bool resultIsArray(const asl::State& state) {
    return state.queryLanguage == asl::QueryLanguage::JsonPath && state.node().isComplete() &&
           !state.resultSelector.isPresent() && isWhole(state.resultPath);
}

// The member that a path takes from the root, if it is one.
static std::optional<std::string_view> memberOfRoot(const asl::Expression& expression) {
    const auto* path = std::get_if<query::jsonpath::Path>(&expression.parsed);
    if (path == nullptr || path->root != query::jsonpath::Root::Input || !path->definite || path->steps.empty())
        return std::nullopt;
    const auto* names = std::get_if<query::jsonpath::Names>(&path->steps.front().kind);
    return names != nullptr && names->names.size() == 1 ? std::optional<std::string_view>(names->names.front())
                                                        : std::nullopt;
}

static void reportRead(Span at, std::string_view state, std::string_view name, Reporter& out) {
    out.report(at, "the result of \"{}\" is an array and has no \"{}\"", state, name)
        .help("begin the path with the branch: $[0].{}", name);
}

// What the state itself reads of its result.
static void checkOwn(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        if (expression.object->kind != catalog::ObjectKind::ParallelState || !expression.object->state)
            continue;
        const asl::State& state = in.machine.state(*expression.object->state);
        const catalog::Field field = expression.field->field;
        const bool readsResult =
            (field == catalog::Field::ResultSelector && state.queryLanguage == asl::QueryLanguage::JsonPath) ||
            (field == catalog::Field::OutputPath && resultIsArray(state));
        if (!readsResult || expression.object->node != &state.node())
            continue;
        if (const auto name = memberOfRoot(expression))
            reportRead(expression.at(), state.name.value, *name, out);
    }
}

static void check(const RuleInput& in, Reporter& out) {
    checkOwn(in, out);
    const std::vector<std::vector<lint::InputRead>> reads = lint::inputReads(in.machine, in.expressions);
    for (const auto& [state, parallel] : in.machine.each<asl::Parallel>()) {
        const auto* next = asl::get(state.next);
        const auto target = next != nullptr ? in.machine.find(state.scope, next->value) : std::nullopt;
        // In JSONata a path into an array goes on with its elements.
        if (!target || !resultIsArray(state) || !isWhole(state.outputPath) ||
            in.machine.state(*target).queryLanguage == asl::QueryLanguage::Jsonata)
            continue;
        for (const lint::InputRead& read : reads[target->index])
            reportRead(read.expression->at(), state.name.value, read.name, out);
    }
}

STEPCHECK_RULE(parallel_result_shape){
    .id = "parallel-result-shape",
    .summary = "The result of a Parallel state is read as if it were an object.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html",
    .check = check,
};

}  // namespace stepcheck::rules
