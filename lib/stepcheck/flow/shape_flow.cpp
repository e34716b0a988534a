#include "stepcheck/flow/shape_flow.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace stepcheck::flow {

using asl::QueryLanguage;
using asl::State;
using asl::StateId;

// How often the input of a state may grow before nothing is said about it.
static constexpr std::uint32_t maxGrowth = 8;

ShapeFlow::ShapeFlow(const asl::Machine& machine, const Facts& facts, const Variables& variables, Shapes& shapes)
    : machine_(machine),
      facts_(facts),
      variables_(variables),
      shapes_(shapes),
      knownScope_(machine.scopes().size()),
      scopeOutput_(machine.scopes().size()),
      growth_(machine.states().size()),
      variableGrowth_(machine.states().size()),
      scopeGrowth_(machine.scopes().size()),
      queued_(machine.states().size()) {}

bool ShapeFlow::isKnown(const State& state) {
    return state.node().is(syntax::Kind::Object) && state.node().isComplete() && !state.node().isUnknown() &&
           !std::holds_alternative<asl::UnknownKind>(state.kind);
}

// A field of the other query language, or one that does not exist: nobody knows what the author means.
bool ShapeFlow::isKnown(const asl::Object& object) const {
    if (!object.languageKnown || catalog::isTemplate(object.kind))
        return object.languageKnown;
    const auto other =
        object.queryLanguage == QueryLanguage::Jsonata ? catalog::Languages::JsonPath : catalog::Languages::Jsonata;
    const auto fields = machine_.fieldsOf(object);
    return std::ranges::none_of(fields, [&](const asl::ObjectField& field) {
        return field.spec == nullptr || field.spec->languages == other;
    }) && std::ranges::all_of(object.node->members(), [](const syntax::Member& member) {
        return member.key.isFinalString();
    });
}

bool ShapeFlow::isKnown(const asl::Scope& scope) const {
    const auto states = machine_.statesOf(scope);
    const Start& start = facts_.graph.start(scope.id);
    return scope.statesKnown && start.state && !start.isDangling &&
           std::ranges::all_of(states, [&](const State& state) {
               return state.hasFinalName() && !facts_.graph.hasUnknownExit(state.id) &&
                      machine_.find(scope.id, state.name.value) == state.id;
           });
}

void ShapeFlow::findWhatIsNotKnown() {
    for (const State& state : machine_.states())
        shapes_.states_[state.id.index].isKnown = isKnown(state);
    for (const asl::Object& object : machine_.objects())
        if (object.state && !isKnown(object))
            shapes_.states_[object.state->index].isKnown = false;
    for (const asl::Scope& scope : machine_.scopes())
        knownScope_[scope.id.index] = isKnown(scope);
}

void ShapeFlow::enqueue(StateId state) {
    if (queued_[state.index])
        return;
    queued_[state.index] = true;
    queue_.push_back(state);
}

void ShapeFlow::arrive(StateId state, const Shape& shape, const HeldVariables& variables) {
    if (shape.isNothing())
        return;
    const bool isNewInput = joinInput(state, shape);
    const bool areNewVariables = joinVariables(state, variables);
    if (isNewInput || areNewVariables)
        enqueue(state);
}

// Whether there is more to say of the input than before.
bool ShapeFlow::joinInput(StateId state, const Shape& shape) {
    Shape& input = shapes_.states_[state.index].input;
    Shape joined = input.join(shape);
    if (joined == input && joined.origins().all().size() == input.origins().all().size())
        return false;
    input = ++growth_[state.index] > maxGrowth ? Shape::unknown() : std::move(joined);
    return growth_[state.index] <= maxGrowth + 1;
}

void ShapeFlow::enter(asl::ScopeId scope, const Shape& shape, const HeldVariables& variables) {
    if (knownScope_[scope.index])
        arrive(*facts_.graph.start(scope).state, shape, variables);
}

void ShapeFlow::end(asl::ScopeId scope, const Shape& shape) {
    Shape& output = scopeOutput_[scope.index];
    Shape joined = output.join(shape);
    if (joined == output && joined.origins().all().size() == output.origins().all().size())
        return;
    output = ++scopeGrowth_[scope.index] > maxGrowth ? Shape::unknown() : std::move(joined);
    if (scopeGrowth_[scope.index] <= maxGrowth + 1)
        if (const auto& parent = machine_.scope(scope).parent)
            enqueue(*parent);
}

void ShapeFlow::run() {
    findWhatIsNotKnown();
    findVariables();
    for (const asl::Scope& scope : machine_.scopes()) {
        if (knownScope_[scope.id.index])
            continue;
        scopeOutput_[scope.id.index] = Shape::unknown();
        for (const State& state : machine_.statesOf(scope))
            arrive(state.id, Shape::unknown(), anythingHeld_);
    }
    if (!machine_.states().empty())
        enter(machine_.topLevel().id, Shape::unknown(), nothingHeld_);
    while (!queue_.empty()) {
        const StateId state = queue_.front();
        queue_.pop_front();
        queued_[state.index] = false;
        // The Parallel or Map around a scope that is not known may never be entered.
        if (!shapes_.of(state).input.isNothing())
            process(machine_.state(state));
    }
}

void ShapeFlow::takeSteps(const State& state) {
    StateShapes& own = shapes_.states_[state.id.index];
    const bool isJsonata = state.queryLanguage == QueryLanguage::Jsonata;
    const auto originOf = [&](const asl::Field<asl::Text>& field) {
        return field.isPresent() ? origin(state, *field.member) : ShapeOrigins();
    };
    own.effective = isJsonata
                        ? own.input
                        : shapes_.fields_.select(state.inputPath, seen(state, own.input), originOf(state.inputPath));
    own.result = resultOf(state);
    if (own.result.isNothing()) {
        own.merged = {};
        return;
    }
    if (isJsonata) {
        SeenData around = seen(state, own.input);
        around.states.result = hasResult(state) ? &own.result : nullptr;
        own.merged = made(state, state.output, around, own.result);
        return;
    }
    const bool isResult = hasResult(state) || std::holds_alternative<asl::Pass>(state.kind);
    const Shape selected =
        hasResult(state) ? made(state, state.resultSelector, seen(state, own.result), own.result) : own.result;
    own.merged = isResult ? shapes_.fields_.merge(state.resultPath, own.input, selected, originOf(state.resultPath))
                          : own.effective;
}

void ShapeFlow::leave(const State& state, const Shape& output) {
    for (const Edge& edge : facts_.graph.edgesFrom(state.id))
        if (edge.kind == EdgeKind::Next || edge.kind == EdgeKind::Default)
            leaveBy(edge, output);
    if (state.isTerminal())
        end(state.scope, output);
}

void ShapeFlow::leaveChoice(const State& state, const asl::Choice& choice) {
    const StateShapes& own = shapes_.of(state.id);
    const bool isJsonata = state.queryLanguage == QueryLanguage::Jsonata;
    const SeenData around = seen(state, own.effective);
    const auto outputOf = [&](const Shape& merged) {
        return isJsonata ? merged
                         : shapes_.fields_.select(state.outputPath, seen(state, merged),
                               state.outputPath.isPresent() ? origin(state, *state.outputPath.member) : ShapeOrigins());
    };
    std::vector<Truth> answers;
    for (const asl::ChoiceRule& rule : choice.choices) {
        answers.push_back(truthOf(rule, shapes_.fields_, around));
        if (answers.back() == Truth::True)
            break;
    }
    for (const Edge& edge : facts_.graph.edgesFrom(state.id)) {
        if (edge.kind == EdgeKind::Default) {
            if (answers.empty() || answers.back() != Truth::True)
                leaveBy(edge, outputOf(own.merged));
            continue;
        }
        if (edge.kind != EdgeKind::Rule || edge.index >= answers.size() || answers[edge.index] == Truth::False)
            continue;
        const asl::ChoiceRule& rule = choice.choices[edge.index];
        leaveBy(edge, outputOf(isJsonata ? made(state, rule.output, around, own.effective) : own.effective));
    }
}

// Source: Amazon States Language, "Error Output"; recorded executions.
static Shape errorOutput(const ShapeOrigins& origins) {
    const auto part = static_cast<ShapeKinds>(mask(ShapeKind::String) | mask(ShapeKind::Null));
    return Shape::object({{.name = "Error", .shape = Shape::of(part, origins), .isAlways = false},
                             {.name = "Cause", .shape = Shape::of(part, origins), .isAlways = false}},
        false, origins);
}

void ShapeFlow::leaveByCatchers(const State& state) {
    StateShapes& own = shapes_.states_[state.id.index];
    for (const Edge& edge : facts_.graph.edgesFrom(state.id)) {
        if (edge.kind != EdgeKind::Catcher || edge.index >= state.catchers.size())
            continue;
        const asl::Catcher& catcher = state.catchers[edge.index];
        const ShapeOrigins caught = origin(MadeBy::ErrorOutput, state, edge.at);
        const Shape error = errorOutput(caught);
        own.error = error;
        if (state.queryLanguage == QueryLanguage::JsonPath) {
            leaveBy(edge, shapes_.fields_.merge(catcher.resultPath, own.input, error, caught));
            continue;
        }
        SeenData around = seen(state, own.input);
        around.states.errorOutput = &error;
        leaveBy(edge, made(state, catcher.output, around, error));
    }
}

// Nothing is known about what a state does to its data.
void ShapeFlow::processUnknown(const State& state) {
    for (const Edge& edge : facts_.graph.edgesFrom(state.id))
        if (edge.isInScope())
            arrive(edge.to, Shape::unknown(), anythingHeld_);
        else
            enter(machine_.state(edge.to).scope, Shape::unknown(), anythingHeld_);
    if (facts_.graph.mayEndAt(state.id))
        end(state.scope, Shape::unknown());
}

void ShapeFlow::process(const State& state) {
    if (!shapes_.of(state.id).isKnown) {
        processUnknown(state);
        return;
    }
    takeSteps(state);
    leaveByCatchers(state);
    const StateShapes& own = shapes_.of(state.id);
    if (own.merged.isNothing() || std::holds_alternative<asl::Fail>(state.kind))
        return;
    if (const auto* choice = std::get_if<asl::Choice>(&state.kind)) {
        leaveChoice(state, *choice);
        return;
    }
    const ShapeOrigins origins =
        state.outputPath.isPresent() ? origin(state, *state.outputPath.member) : ShapeOrigins();
    leave(state, state.queryLanguage == QueryLanguage::Jsonata
                     ? own.merged
                     : shapes_.fields_.select(state.outputPath, seen(state, own.merged), origins));
}

}  // namespace stepcheck::flow
