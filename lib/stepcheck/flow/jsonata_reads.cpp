#include "stepcheck/flow/jsonata_reads.h"

#include "stepcheck/catalog/words.h"
#include "stepcheck/query/jsonata/static_types.h"
#include "stepcheck/query/jsonata/walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

namespace stepcheck::flow {

namespace jsonata = query::jsonata;
using jsonata::Node;
using jsonata::Operator;

namespace {

// Parts that are nested deeper are not looked at.
constexpr std::size_t maxNesting = 100;

/// One walk over an expression.
class Walk {
public:
    Walk(const jsonata::Expression& expression, const StatesData& states) : expression_(expression), states_(states) {}

    void look(const Node& node);

    JsonataUse found;

private:
    void ask(const Node& node);
    void lookAt(const jsonata::Path& path);
    void lookAt(const jsonata::Conditional& conditional);
    void lookAt(const jsonata::Binary& binary);
    void lookInside(const Node& node);
    void checkTypes(const Node& node);
    [[nodiscard]] std::vector<Shape> misfitting(const Node& node, support::Span span) const;
    [[nodiscard]] bool mayBeAskedAbout(const Node& node) const;
    [[nodiscard]] bool isQuestion(const jsonata::Call& call) const;
    [[nodiscard]] jsonata::TypeMask typesOf(const Node& node) const;
    [[nodiscard]] jsonata::TypeMask elementTypesOf(const Node& node) const;

    /// Calls `look()` where names are looked up in these items; none: in something that is not known.
    template <class Look>
    void over(const std::optional<Shape>& items, Look look) {
        const Shape* const outer = std::exchange(states_.item, items ? &*items : nullptr);
        look();
        states_.item = outer;
    }

    const jsonata::Expression& expression_;
    StatesData states_;
    std::size_t nesting_ = 0;
    std::vector<const Node*> conditions_;  // around, which may have asked for a type
};

}  // namespace

// Whether "it is not there" is an answer to what a call asks.
bool Walk::isQuestion(const jsonata::Call& call) const {
    const auto* function = std::get_if<jsonata::Variable>(&call.procedure->shape);
    if (function == nullptr)
        return false;
    const jsonata::Symbol& symbol = expression_.symbol(function->symbol);
    return !symbol.bound && std::ranges::find(catalog::askingFunctions, symbol.name) != catalog::askingFunctions.end();
}

void Walk::lookInside(const Node& node) {
    if (nesting_ >= maxNesting)
        return;
    ++nesting_;
    const auto* call = std::get_if<jsonata::Call>(&node.shape);
    const bool asks = call != nullptr && isQuestion(*call);
    const auto* apply = std::get_if<jsonata::Apply>(&node.shape);
    jsonata::forEachPart(node, [&](const Node& part, jsonata::Over where) {
        // The call behind a `~>` has one argument more than it shows.
        const bool isApplied = apply != nullptr && &part == apply->right.get();
        const auto lookAtPart = [&] { isApplied ? lookInside(part) : asks ? ask(part) : look(part); };
        if (where == jsonata::Over::SameContext)
            lookAtPart();
        else
            over({}, lookAtPart);
    });
    --nesting_;
}

// The names of a path are read with the whole; what stands in later steps and in filters is evaluated over items.
void Walk::lookAt(const jsonata::Path& path) {
    if (nesting_ >= maxNesting)
        return;
    ++nesting_;
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
        const jsonata::Step& step = path.steps[i];
        if (std::holds_alternative<jsonata::Name>(step.node->shape))
            over({}, [&] { lookInside(*step.node); });
        else if (i == 0)
            look(*step.node);
        else
            over(itemsAfter(expression_, path, i, states_), [&] { look(*step.node); });
        if (step.stages.empty())
            continue;
        const std::optional<Shape> items = itemsAfter(expression_, path, i + 1, states_);
        for (const jsonata::Stage& stage : step.stages)
            if (stage.predicate != nullptr)
                over(items, [&] { ask(*stage.predicate); });
    }
    --nesting_;
}

// What a path alone reads need not be there.
void Walk::ask(const Node& node) {
    if (const auto* path = std::get_if<jsonata::Path>(&node.shape))
        lookAt(*path);
    else if (!std::holds_alternative<jsonata::Name>(node.shape))
        look(node);
}

void Walk::lookAt(const jsonata::Conditional& conditional) {
    ask(*conditional.condition);
    conditions_.push_back(conditional.condition.get());
    const Truth answer = truthOf(expression_, *conditional.condition, states_);
    if (answer != Truth::False)
        look(*conditional.then);
    if (answer != Truth::True && conditional.otherwise != nullptr)
        look(*conditional.otherwise);
    conditions_.pop_back();
}

// `and` and `or` ask, and what is on the right may never be asked.
void Walk::lookAt(const jsonata::Binary& binary) {
    ask(*binary.left);
    conditions_.push_back(binary.left.get());
    if (truthOf(expression_, *binary.left, states_) != (binary.op == Operator::And ? Truth::False : Truth::True))
        ask(*binary.right);
    conditions_.pop_back();
}

static jsonata::TypeMask maskOf(ShapeKinds kinds) {
    return kinds == everyKind ? jsonata::anyType : typesOf(kinds);
}

// Functions and operators take what is not there; what counts is the type of what is.
jsonata::TypeMask Walk::typesOf(const Node& node) const {
    const JsonataShape data = shapeOf(expression_, node, states_);
    const jsonata::TypeMask types =
        data.isUndefined() ? jsonata::mask(jsonata::TypeBit::Undefined) : maskOf(data.shape.kinds());
    return static_cast<jsonata::TypeMask>(jsonata::typesOf(expression_, node) & types);
}

// Nothing of what may be something else than an array with elements.
jsonata::TypeMask Walk::elementTypesOf(const Node& node) const {
    const Shape data = shapeOf(expression_, node, states_).shape;
    const Shape element = data.isAlways(ShapeKind::Array) ? data.anyElement() : Shape();
    return element.isNothing() ? jsonata::anyType : maskOf(element.kinds());
}

static const Node* findPart(const Node& node, support::Span span) {
    const Node* found = nullptr;
    jsonata::forEachPart(node, [&](const Node& part, jsonata::Over /*over*/) {
        if (part.span.begin == span.begin && part.span.end == span.end)
            found = &part;
    });
    return found;
}

// The names of what a part of an expression reads: `name` of a variable, `states.input`; empty for what only an
// evaluation can tell.
static void gatherData(const jsonata::Expression& expression, const Node& node, std::set<std::string>& names) {
    if (const auto* path = std::get_if<jsonata::Path>(&node.shape); path != nullptr && path->steps.size() > 1) {
        const auto* root = std::get_if<jsonata::Variable>(&path->steps[0].node->shape);
        const auto* field = std::get_if<jsonata::Name>(&path->steps[1].node->shape);
        if (root != nullptr && field != nullptr && expression.symbol(root->symbol).name == "states") {
            names.insert(fmt::format("states.{}", field->name.string()));
            return;
        }
    }
    if (const auto* variable = std::get_if<jsonata::Variable>(&node.shape)) {
        const jsonata::Symbol& symbol = expression.symbol(variable->symbol);
        if (symbol.bound || symbol.function < 0)
            names.insert(symbol.bound || symbol.name == "states" ? std::string() : symbol.name);
    } else if (std::holds_alternative<jsonata::Name>(node.shape) ||
               std::holds_alternative<jsonata::Context>(node.shape)) {
        names.emplace();
    }
    jsonata::forEachPart(node, [&](const Node& part, jsonata::Over /*over*/) { gatherData(expression, part, names); });
}

bool Walk::mayBeAskedAbout(const Node& node) const {
    if (conditions_.empty())
        return false;
    std::set<std::string> read;
    gatherData(expression_, node, read);
    std::set<std::string> asked;
    for (const Node* condition : conditions_)
        gatherData(expression_, *condition, asked);
    return read.contains("") || asked.contains("") ||
           std::ranges::any_of(read, [&](const std::string& name) { return asked.contains(name); });
}

std::vector<Shape> Walk::misfitting(const Node& node, support::Span span) const {
    const auto shapeOfPart = [this](const Node& part) { return shapeOf(expression_, part, states_).shape; };
    if (const Node* part = findPart(node, span))
        return {shapeOfPart(*part)};
    const auto* binary = std::get_if<jsonata::Binary>(&node.shape);
    return binary != nullptr ? std::vector{shapeOfPart(*binary->left), shapeOfPart(*binary->right)}
                             : std::vector<Shape>();
}

void Walk::checkTypes(const Node& node) {
    const jsonata::TypeSource known{.types = [this](const Node& part) { return typesOf(part); },
        .elements = [this](const Node& part) { return elementTypesOf(part); }};
    std::vector<jsonata::Problem> problems = jsonata::checkOperation(expression_, node, known);
    // What the expression alone tells is known without the data.
    if (problems.empty() || mayBeAskedAbout(node) ||
        !jsonata::checkOperation(expression_, node, jsonata::staticTypes(expression_)).empty())
        return;
    for (jsonata::Problem& problem : problems) {
        std::vector<Shape> shapes = misfitting(node, problem.span);
        found.misfits.push_back({.problem = std::move(problem), .shapes = std::move(shapes)});
    }
}

void Walk::look(const Node& node) {
    if (const auto* conditional = std::get_if<jsonata::Conditional>(&node.shape))
        return lookAt(*conditional);
    const auto* binary = std::get_if<jsonata::Binary>(&node.shape);
    if (binary != nullptr && (binary->op == Operator::And || binary->op == Operator::Or))
        return lookAt(*binary);
    const auto* path = std::get_if<jsonata::Path>(&node.shape);
    if (path != nullptr || std::holds_alternative<jsonata::Name>(node.shape)) {
        JsonataShape read = shapeOf(expression_, node, states_);
        if (read.isUndefined() && read.absence) {
            found.absences.push_back({.node = &node, .absence = *std::move(read.absence)});
            return;
        }
    }
    checkTypes(node);
    if (path != nullptr)
        lookAt(*path);
    else
        lookInside(node);
}

JsonataUse lookInto(const jsonata::Expression& expression, const StatesData& states) {
    Walk walk(expression, states);
    walk.look(expression.root());
    return std::move(walk.found);
}

}  // namespace stepcheck::flow
