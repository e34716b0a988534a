#include "stepcheck/explore/comparison_watch.h"

#include "stepcheck/explore/model_oracle.h"
#include "stepcheck/explore/replay.h"
#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/semantics/comparison.h"
#include "stepcheck/semantics/condition.h"
#include "stepcheck/value/oracle.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace stepcheck::explore {

namespace jsonpath = query::jsonpath;
using asl::ChoiceRule;
using catalog::Family;
using catalog::Tested;
using value::Value;

struct ComparisonWatch::Leaf {
    semantics::Condition condition;
    const catalog::ComparisonSpec* op = nullptr;
    jsonpath::Path variable;
    std::optional<jsonpath::Path> operand;
};

struct ComparisonWatch::Tree {
    const ChoiceRule* rule = nullptr;
    std::optional<Leaf> leaf;
    std::vector<Tree> inner;

    static std::optional<Tree> of(const ChoiceRule& rule);
    [[nodiscard]] std::optional<bool> holds(
        const Value& document, const semantics::Surroundings& around, ComparisonCounts& counts) const;
};

static std::optional<jsonpath::Path> parsed(std::string_view text) {
    auto path = jsonpath::parse(text);
    return path ? std::optional(std::move(*path)) : std::nullopt;
}

std::optional<ComparisonWatch::Tree> ComparisonWatch::Tree::of(const ChoiceRule& rule) {
    Tree tree{.rule = &rule, .leaf = std::nullopt, .inner = {}};
    for (const ChoiceRule& each : rule.rules) {
        auto inner = of(each);
        if (!inner)
            return std::nullopt;
        tree.inner.push_back(*std::move(inner));
    }
    if (rule.combinator != ChoiceRule::Combinator::None)
        return tree;
    if (!rule.variable.isPresent() || rule.comparisons.size() != 1)
        return std::nullopt;
    const auto* op = catalog::findComparison(rule.comparisons.front().op->field);
    auto variable = parsed(rule.variable.member->value.text());
    const asl::Node& operand = rule.comparisons.front().member->value;
    auto operandPath = op != nullptr && op->operandIsPath ? parsed(operand.text()) : std::nullopt;
    if (op == nullptr || !variable || operand.isUnknown() || (op->operandIsPath && !operandPath))
        return std::nullopt;
    tree.leaf = Leaf{.condition = semantics::Condition::compile(rule, asl::QueryLanguage::JsonPath, ""),
        .op = op,
        .variable = *std::move(variable),
        .operand = std::move(operandPath)};
    return tree;
}

ComparisonWatch::ComparisonWatch(const exec::Program& program) : program_(program) {
    for (const auto& [state, choice] : program.machine().each<asl::Choice>()) {
        // The context object is not at hand.
        if (state.queryLanguage != asl::QueryLanguage::JsonPath || program.state(state.id).readsContext)
            continue;
        std::vector<Tree> trees;
        for (const ChoiceRule& rule : choice.choices)
            if (auto tree = Tree::of(rule))
                trees.push_back(*std::move(tree));
        if (trees.size() == choice.choices.size())
            choices_.emplace(state.id, std::move(trees));
    }
}

ComparisonWatch::~ComparisonWatch() = default;

static std::optional<Tested> testedBy(Family family) {
    switch (family) {
        case Family::String: return Tested::String;
        case Family::Numeric: return Tested::Numeric;
        case Family::Boolean: return Tested::Boolean;
        case Family::Timestamp: return Tested::Timestamp;
        case Family::Test: break;
    }
    return std::nullopt;
}

// As the service does: `And` and `Or` stop at the first answer. Nothing: the state fails here.
std::optional<bool> ComparisonWatch::Tree::holds(
    const Value& document, const semantics::Surroundings& around, ComparisonCounts& counts) const {
    if (!leaf) {
        const bool wanted = rule->combinator == ChoiceRule::Combinator::And;
        for (const Tree& each : inner) {
            const auto answer = each.holds(document, around, counts);
            if (!answer || *answer != wanted)
                return !answer ? answer : std::optional(rule->combinator == ChoiceRule::Combinator::Or);
        }
        return rule->combinator != ChoiceRule::Combinator::Or;
    }
    const auto answer = leaf->condition.holds(document, around);
    if (!answer)
        return std::nullopt;
    const auto tested = testedBy(leaf->op->family);
    if (!tested)
        return *answer;
    const auto fits = [&](const jsonpath::Path& path) {
        const auto found = jsonpath::evaluate(path, around.over(document), around.oracle);
        return found && semantics::passes(*tested, *found, around.oracle);
    };
    ComparisonCount& count = counts[rule->node];
    ++count.made;
    if (fits(leaf->variable) && (!leaf->operand || fits(*leaf->operand)))
        ++count.fitting;
    return *answer;
}

static const Value* variableOf(const exec::Execution& execution, const exec::Frame& frame, std::string_view name) {
    for (const semantics::Assignment& variable : frame.variables)
        if (variable.name.string() == name)
            return &variable.value;
    return frame.parent ? variableOf(execution, *execution.frames[frame.parent->index], name) : nullptr;
}

void ComparisonWatch::compare(
    const exec::Execution& execution, const exec::Frame& frame, value::Oracle& oracle, ComparisonCounts& counts) const {
    const auto found = choices_.find(frame.state);
    if (found == choices_.end())
        return;
    const Value nothing{};
    const semantics::Surroundings around{.input = frame.input.value(),
        .context = nothing,
        .variable = [&](std::string_view name) { return variableOf(execution, frame, name); },
        .oracle = oracle};
    const auto effective = program_.state(frame.state).steps.effectiveInput(frame.input, around);
    if (!effective)
        return;
    for (const Tree& tree : found->second)
        if (tree.holds(effective->value(), around, counts).value_or(true))
            return;
}

void ComparisonWatch::watch(const Example& example, const exec::Settings& settings, ComparisonCounts& counts) const {
    if (choices_.empty())
        return;
    ModelOracle oracle(example.holes);
    exec::EventId seen = 0;
    const auto look = [&](const exec::Execution& execution) {
        for (const exec::Event* event : execution.history.since(seen))
            if (event->type == exec::EventType::ChoiceStateEntered)
                for (const auto& frame : execution.frames)
                    if (frame->entered == event->id)
                        compare(execution, *frame, oracle, counts);
        seen = execution.history.size();
    };
    static_cast<void>(replay(program_, settings, example, OtherCalls::Refused, look));
}

}  // namespace stepcheck::explore
