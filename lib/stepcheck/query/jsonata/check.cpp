#include "stepcheck/query/jsonata/check.h"

#include "stepcheck/query/jsonata/check_calls.h"
#include "stepcheck/query/jsonata/static_types.h"
#include "stepcheck/query/jsonata/walk.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stepcheck::query::jsonata {

namespace {

class Checker {
public:
    Checker(const Expression& expression, const Scope& scope) : expression_(expression), scope_(scope) {}

    std::vector<Problem> run();

private:
    void visit(const Node& node, Over over);
    void checkTopLevel(const Node& node);
    void checkVariable(const Node& node, const Variable& variable);
    void checkBinary(const Node& node, const Binary& binary);
    bool checkOperand(const Node& operand, std::string_view op, TypeMask accepted, std::string_view expected);
    void checkBind(const Bind& bind);
    void checkStatesPaths();
    bool isKnownVariable(std::string_view name) const;
    void report(ProblemKind kind, support::Span span, std::string_view subject, std::string detail = {},
        std::string_view suggestion = {});

    const Expression& expression_;
    const Scope& scope_;
    std::vector<Problem> problems_;
    const Node* applied_ = nullptr;  // the call behind a `~>`, which has one argument more
    bool varies_ = false;            // something in it may change from one evaluation to the next
};

constexpr TypeMask number = mask(TypeBit::Number) | mask(TypeBit::Undefined);
constexpr TypeMask comparable = number | mask(TypeBit::String);

void Checker::report(
    ProblemKind kind, support::Span span, std::string_view subject, std::string detail, std::string_view suggestion) {
    problems_.push_back({.kind = kind,
        .span = span,
        .subject = std::string(subject),
        .detail = std::move(detail),
        .suggestion = std::string(suggestion)});
}

std::vector<Problem> Checker::run() {
    const Node& root = expression_.root();
    visit(root, Over::SameContext);
    checkStatesPaths();
    if (!varies_)
        report(ProblemKind::Constant, root.span, "");
    if (typesOf(expression_, root) == mask(TypeBit::Function))
        report(ProblemKind::YieldsFunction, root.span, "");
    if (problems_.size() > 1)
        std::ranges::stable_sort(problems_, {}, [](const Problem& problem) { return problem.span.begin; });
    return std::move(problems_);
}

bool Checker::isKnownVariable(std::string_view name) const {
    return name == "states" || std::ranges::find(scope_.variables, name) != scope_.variables.end();
}

// At the top level of an expression there is no context to look a name up in.
void Checker::checkTopLevel(const Node& node) {
    if (std::holds_alternative<Context>(node.shape))
        report(ProblemKind::TopLevelReference, node.token, "$");
    else if (std::holds_alternative<Root>(node.shape))
        report(ProblemKind::TopLevelReference, node.token, "$$");
    else if (const auto* name = std::get_if<Name>(&node.shape))
        report(ProblemKind::TopLevelReference, node.token, name->name.string());
}

void Checker::checkVariable(const Node& node, const Variable& variable) {
    const Symbol& symbol = expression_.symbol(variable.symbol);
    if (symbol.bound || symbol.function >= 0 || !scope_.variablesKnown || isKnownVariable(symbol.name))
        return;
    std::vector<std::string_view> names(scope_.variables.begin(), scope_.variables.end());
    names.emplace_back("states");
    for (const Symbol& other : expression_.symbols())
        if (other.bound && !other.name.starts_with('!'))
            names.push_back(other.name);
    report(ProblemKind::UnboundVariable, node.token, symbol.name, {}, support::nearest(symbol.name, names));
}

// Whether nothing is wrong with it: one mistake is enough for an operator.
bool Checker::checkOperand(const Node& operand, std::string_view op, TypeMask accepted, std::string_view expected) {
    // What is undefined or wrong gives no value either way; what is certainly undefined is another matter.
    const TypeMask types = typesOf(expression_, operand);
    const bool fits = (types & accepted & ~mask(TypeBit::Undefined)) != 0 || types == mask(TypeBit::Undefined);
    if (!fits)
        report(ProblemKind::WrongOperandType, operand.span, op, std::string(expected));
    return fits;
}

void Checker::checkBinary(const Node& node, const Binary& binary) {
    const std::string_view op = symbol(binary.op);
    switch (binary.op) {
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Remainder:
        case Operator::Range:
            if (checkOperand(*binary.left, op, number, "a number"))
                checkOperand(*binary.right, op, number, "a number");
            return;
        case Operator::Less:
        case Operator::LessOrEqual:
        case Operator::Greater:
        case Operator::GreaterOrEqual: {
            if (!checkOperand(*binary.left, op, comparable, "a number or a string") ||
                !checkOperand(*binary.right, op, comparable, "a number or a string"))
                return;
            // What is undefined gives no value, either.
            constexpr TypeMask undefined = mask(TypeBit::Undefined);
            const TypeMask left = typesOf(expression_, *binary.left);
            const TypeMask right = typesOf(expression_, *binary.right);
            if (left != undefined && right != undefined && (left & right & ~undefined) == 0)
                report(ProblemKind::WrongOperandType, node.span, op, "operands of the same type");
            return;
        }
        case Operator::Equal:
        case Operator::NotEqual:
        case Operator::Concatenate:
        case Operator::And:
        case Operator::Or:
        case Operator::In: return;
    }
}

void Checker::checkBind(const Bind& bind) {
    if (expression_.symbol(bind.symbol).name == "states")
        report(ProblemKind::BindsStates, bind.name, "states");
}

void Checker::checkStatesPaths() {
    static constexpr auto members = std::to_array<std::string_view>({"input", "context", "result", "errorOutput"});
    const std::array<bool, 4> available{scope_.input, scope_.context, scope_.result, scope_.errorOutput};
    for (const StatesPath& path : statesPaths(expression_)) {
        if (path.names.empty())
            continue;
        const auto* const found = std::ranges::find(members, path.names[0]);
        if (found == members.end())
            report(ProblemKind::UnknownMember, path.span, path.names[0], {}, support::nearest(path.names[0], members));
        else if (!available.at(static_cast<std::size_t>(found - members.begin())))
            report(ProblemKind::UnavailableMember, path.span, path.names[0]);
    }
}

const Node* procedureOf(const Node& node) {
    if (const auto* call = std::get_if<Call>(&node.shape))
        return call->procedure.get();
    const auto* partial = std::get_if<PartialCall>(&node.shape);
    return partial == nullptr ? nullptr : partial->procedure.get();
}

// Whether the node itself may yield something else the next time.
bool varies(const Node& node) {
    return std::holds_alternative<Variable>(node.shape) || std::holds_alternative<Context>(node.shape) ||
           std::holds_alternative<Root>(node.shape) || std::holds_alternative<Name>(node.shape) ||
           std::holds_alternative<Wildcard>(node.shape) || std::holds_alternative<Descendants>(node.shape) ||
           std::holds_alternative<Lambda>(node.shape) || procedureOf(node) != nullptr;
}

void Checker::visit(const Node& node, Over over) {
    if (over == Over::SameContext)
        checkTopLevel(node);
    if (const auto* variable = std::get_if<Variable>(&node.shape))
        checkVariable(node, *variable);
    else if (const auto* binary = std::get_if<Binary>(&node.shape))
        checkBinary(node, *binary);
    else if (const auto* negation = std::get_if<Negation>(&node.shape))
        checkOperand(*negation->operand, "-", number, "a number");
    else if (const auto* bind = std::get_if<Bind>(&node.shape))
        checkBind(*bind);
    const Node* const procedure = procedureOf(node);
    const bool unknown = procedure != nullptr && checkProcedure(expression_, *procedure, problems_);
    if (!unknown && &node != applied_)
        checkCall(expression_, node, problems_);
    varies_ |= varies(node);
    if (const auto* apply = std::get_if<Apply>(&node.shape))
        applied_ = apply->right.get();
    const auto visitPart = [&](const Node& part, Over inner) {
        // A function that does not exist is not an unbound variable as well.
        if (!unknown || &part != procedure)
            visit(part, over == Over::Items ? Over::Items : inner);
    };
    forEachPart(node, visitPart);
}

}  // namespace

std::vector<Problem> check(const Expression& expression, const Scope& scope) {
    return Checker(expression, scope).run();
}

}  // namespace stepcheck::query::jsonata
