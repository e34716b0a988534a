#include "stepcheck/query/jsonata/check.h"

#include "stepcheck/query/jsonata/check_calls.h"
#include "stepcheck/query/jsonata/check_operands.h"
#include "stepcheck/query/jsonata/known_types.h"
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
    void checkBind(const Bind& bind);
    void checkStatesPaths();
    bool isKnownVariable(std::string_view name) const;
    void report(ProblemKind kind, support::Span span, std::string_view subject, std::string detail = {},
        std::string_view suggestion = {});

    const Expression& expression_;
    const Scope& scope_;
    const TypeSource types_ = staticTypes(expression_);
    std::vector<Problem> problems_;
    const Node* applied_ = nullptr;  // the call behind a `~>`, which has one argument more
    bool varies_ = false;            // something in it may change from one evaluation to the next
};

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
    else if (const auto* bind = std::get_if<Bind>(&node.shape))
        checkBind(*bind);
    checkOperands(node, types_, problems_);
    const Node* const procedure = procedureOf(node);
    const bool unknown = procedure != nullptr && checkProcedure(expression_, *procedure, problems_);
    if (!unknown && &node != applied_)
        checkCall(expression_, node, over, types_, problems_);
    varies_ |= varies(node);
    const auto* const apply = std::get_if<Apply>(&node.shape);
    const auto visitPart = [&](const Node& part, Over inner) {
        if (apply != nullptr)
            applied_ = apply->right.get();
        // A function that does not exist is not an unbound variable as well.
        if (!unknown || &part != procedure)
            visit(part, over == Over::Items ? Over::Items : inner);
    };
    forEachPart(node, visitPart);
}

}  // namespace

TypeSource staticTypes(const Expression& expression) {
    return {.types = [&expression](const Node& node) { return typesOf(expression, node); },
        .elements = [](const Node& /*node*/) { return anyType; }};
}

std::vector<Problem> checkOperation(const Expression& expression, const Node& node, const TypeSource& known) {
    std::vector<Problem> problems;
    checkOperands(node, known, problems);
    checkCall(expression, node, Over::Items, known, problems);
    return problems;
}

std::vector<Problem> check(const Expression& expression, const Scope& scope) {
    return Checker(expression, scope).run();
}

}  // namespace stepcheck::query::jsonata
