#include "stepcheck/lint/input_reads.h"

#include "stepcheck/catalog/fields.h"
#include "stepcheck/query/jsonata/check.h"

#include <variant>

namespace stepcheck::lint {

using catalog::Field;
using query::intrinsic::Argument;
using query::intrinsic::PathArgument;
using query::jsonpath::Names;
using query::jsonpath::Path;

static bool isPlainInput(const asl::Field<asl::Text>& path) {
    const auto* written = asl::get(path);
    return !path.isPresent() || (written != nullptr && !written->value.isNull() &&
                                    written->value.node->isFinalString() && written->value.view() == "$");
}

static bool isMap(const asl::State& state) {
    return std::holds_alternative<asl::Map>(state.kind);
}

// Whether a field is evaluated whenever its state is entered, on the state's input.
static bool isReadOnEntry(const asl::State& state, const asl::Expression& expression) {
    if (expression.object->node != &state.node() || expression.moment != asl::Moment::Entry ||
        expression.field->inputOnly || std::holds_alternative<asl::Choice>(state.kind))
        return false;
    switch (expression.field->field) {
        case Field::InputPath: return true;
        case Field::Parameters: return !isMap(state) && isPlainInput(state.inputPath);
        // Evaluated by item, last, or not at all.
        case Field::ItemSelector:
        case Field::ResultSelector:
        case Field::OutputPath:
        case Field::Assign: return false;
        case Field::ItemsPath:
        case Field::Items: {
            // Of a state whose type is misspelt nothing is certain.
            const auto* map = std::get_if<asl::Map>(&state.kind);
            return map != nullptr && isPlainInput(state.inputPath) && map->itemReader == nullptr;
        }
        default: return isPlainInput(state.inputPath);
    }
}

// Paths after Parameters see what these made.
static bool seesInput(const asl::State& state, const asl::Expression& expression) {
    return expression.field->field == Field::InputPath || expression.field->field == Field::Parameters ||
           !state.parameters.isPresent();
}

static void addPath(const Path& path, const asl::Expression& expression, std::vector<InputRead>& reads) {
    if (path.root != query::jsonpath::Root::Input || !path.definite || path.steps.empty())
        return;
    const auto* names = std::get_if<Names>(&path.steps.front().kind);
    if (names != nullptr && names->names.size() == 1)
        reads.push_back({.name = names->names.front(), .expression = &expression});
}

static void addCall(
    const query::intrinsic::Call& call, const asl::Expression& expression, std::vector<InputRead>& reads) {
    for (const Argument& argument : call.arguments) {
        if (const auto* path = std::get_if<PathArgument>(&argument.kind))
            addPath(path->path, expression, reads);
        if (const auto* nested = std::get_if<query::intrinsic::Call>(&argument.kind))
            addCall(*nested, expression, reads);
    }
}

static void addStatesPath(
    const query::jsonata::Expression& parsed, const asl::Expression& expression, std::vector<InputRead>& reads) {
    if (!parsed.text().starts_with("$states.input."))
        return;
    const std::vector<query::jsonata::StatesPath> paths = query::jsonata::statesPaths(parsed);
    if (paths.size() == 1 && paths.front().names.size() > 1 && paths.front().span.begin == 0 &&
        paths.front().span.end == parsed.text().size())
        reads.push_back({.name = std::string(paths.front().names[1]), .expression = &expression});
}

std::vector<std::vector<InputRead>> inputReads(
    const asl::Machine& machine, std::span<const asl::Expression> expressions) {
    std::vector<std::vector<InputRead>> reads(machine.states().size());
    for (const asl::Expression& expression : expressions) {
        if (!expression.object->state)
            continue;
        const asl::State& state = machine.state(*expression.object->state);
        if (!isReadOnEntry(state, expression) || !seesInput(state, expression))
            continue;
        std::vector<InputRead>& own = reads[state.id.index];
        if (const auto* path = std::get_if<Path>(&expression.parsed))
            addPath(*path, expression, own);
        else if (const auto* call = std::get_if<query::intrinsic::Call>(&expression.parsed))
            addCall(*call, expression, own);
        else if (const auto* parsed = std::get_if<query::jsonata::Expression>(&expression.parsed))
            addStatesPath(*parsed, expression, own);
    }
    return reads;
}

}  // namespace stepcheck::lint
