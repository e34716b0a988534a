#include "stepcheck/flow/jsonata_reads.h"

#include "stepcheck/query/jsonata/walk.h"

#include <algorithm>
#include <array>
#include <string_view>
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

    std::vector<JsonataRead> found;

private:
    void ask(const Node& node);
    void lookAt(const jsonata::Conditional& conditional);
    void lookAt(const jsonata::Binary& binary);
    void lookInside(const Node& node);
    [[nodiscard]] bool isQuestion(const jsonata::Call& call) const;

    const jsonata::Expression& expression_;
    const StatesData& states_;
    std::size_t nesting_ = 0;
};

}  // namespace

// Functions that answer for what is not there, too.
static bool takesNothing(std::string_view function) {
    static constexpr std::array names{"boolean", "count", "exists", "not", "type"};
    return std::ranges::find(names, function) != names.end();
}

// Whether "it is not there" is an answer to what a call asks.
bool Walk::isQuestion(const jsonata::Call& call) const {
    const auto* function = std::get_if<jsonata::Variable>(&call.procedure->shape);
    if (function == nullptr)
        return false;
    const jsonata::Symbol& symbol = expression_.symbol(function->symbol);
    return !symbol.bound && takesNothing(symbol.name);
}

void Walk::lookInside(const Node& node) {
    if (nesting_ >= maxNesting)
        return;
    ++nesting_;
    const auto* call = std::get_if<jsonata::Call>(&node.shape);
    const bool asks = call != nullptr && isQuestion(*call);
    jsonata::forEachPart(node, [&](const Node& part, jsonata::Over /*over*/) { asks ? ask(part) : look(part); });
    --nesting_;
}

// What a path alone reads need not be there.
void Walk::ask(const Node& node) {
    if (std::holds_alternative<jsonata::Path>(node.shape))
        lookInside(node);
    else
        look(node);
}

void Walk::lookAt(const jsonata::Conditional& conditional) {
    ask(*conditional.condition);
    const Truth answer = truthOf(expression_, *conditional.condition, states_);
    if (answer != Truth::False)
        look(*conditional.then);
    if (answer != Truth::True && conditional.otherwise != nullptr)
        look(*conditional.otherwise);
}

// `and` and `or` ask, and what is on the right may never be asked.
void Walk::lookAt(const jsonata::Binary& binary) {
    ask(*binary.left);
    if (truthOf(expression_, *binary.left, states_) != (binary.op == Operator::And ? Truth::False : Truth::True))
        ask(*binary.right);
}

void Walk::look(const Node& node) {
    if (const auto* conditional = std::get_if<jsonata::Conditional>(&node.shape))
        return lookAt(*conditional);
    const auto* binary = std::get_if<jsonata::Binary>(&node.shape);
    if (binary != nullptr && (binary->op == Operator::And || binary->op == Operator::Or))
        return lookAt(*binary);
    if (std::holds_alternative<jsonata::Path>(node.shape)) {
        JsonataShape read = shapeOf(expression_, node, states_);
        if (read.isUndefined() && read.absence) {
            found.push_back({.node = &node, .absence = *std::move(read.absence)});
            return;
        }
    }
    lookInside(node);
}

std::vector<JsonataRead> absentReads(const jsonata::Expression& expression, const StatesData& states) {
    Walk walk(expression, states);
    walk.look(expression.root());
    return std::move(walk.found);
}

}  // namespace stepcheck::flow
