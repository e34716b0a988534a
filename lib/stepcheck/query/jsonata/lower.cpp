#include "stepcheck/query/jsonata/lower.h"

#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/support/assert.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::query::jsonata {

namespace {

/// The symbols of an expression. Few are found by looking at each.
class SymbolTable {
public:
    explicit SymbolTable(std::vector<Symbol> symbols);

    SymbolId intern(std::string_view name);
    [[nodiscard]] Symbol& operator[](SymbolId id) { return symbols_[id.index]; }
    [[nodiscard]] std::vector<Symbol> take() { return std::move(symbols_); }

private:
    static constexpr std::size_t few = 16;

    SymbolId add(std::string_view name);

    std::vector<Symbol> symbols_;
    boost::unordered_flat_map<std::string, SymbolId> places_;  // of all once there are more than a few
};

class Lowering {
public:
    Lowering(std::vector<Ancestor> ancestors, std::vector<Symbol> symbols, std::uint32_t names);

    Lowered run(const Draft& root);

private:
    NodePtr lower(const Draft& draft);
    NodePtr lowerOptional(DraftList<Draft*> children, std::size_t index);
    std::vector<NodePtr> lowerAll(DraftList<Draft*> drafts);
    std::vector<Pair> lowerPairs(DraftList<DraftPair> pairs);
    Shape shapeOf(const Draft& draft);
    Shape variable(const Draft& draft);
    Shape regex(const Draft& draft);
    Shape block(const Draft& draft);
    Shape lambda(const Draft& draft);
    Shape sort(const Draft& draft);
    Shape path(const Draft& draft);
    Step step(const Draft& draft);
    std::optional<Signature> signature(const Draft& draft) const;
    SymbolId bind(std::string_view name);
    SymbolId label(std::size_t number) { return bind(fmt::format("!{}{}", labelPrefix_, number)); }

    std::vector<Ancestor> ancestors_;
    std::size_t labelPrefix_;  // labels of texts within texts are told apart by it
    SymbolTable symbols_;
    std::uint32_t names_;
    std::uint32_t outside_ = 0;
    std::uint32_t* bindings_ = &outside_;  // of the innermost block or lambda
};

SymbolTable::SymbolTable(std::vector<Symbol> symbols) : symbols_(std::move(symbols)) {
    constexpr std::size_t usual = 4;
    symbols_.reserve(std::max(symbols_.size(), usual));
    if (symbols_.size() > few)
        for (std::size_t i = 0; i < symbols_.size(); ++i)
            places_.emplace(symbols_[i].name, SymbolId(i));
}

SymbolId SymbolTable::intern(std::string_view name) {
    if (symbols_.size() > few) {
        const auto known = places_.find(std::string(name));
        return known != places_.end() ? known->second : add(name);
    }
    const auto known = std::ranges::find(symbols_, name, &Symbol::name);
    return known != symbols_.end() ? SymbolId(static_cast<std::size_t>(known - symbols_.begin())) : add(name);
}

SymbolId SymbolTable::add(std::string_view name) {
    const SymbolId id(symbols_.size());
    symbols_.push_back({.name = std::string(name), .function = functionIndex(name), .bound = false});
    if (symbols_.size() == few + 1)
        for (std::size_t i = 0; i < symbols_.size(); ++i)
            places_.emplace(symbols_[i].name, SymbolId(i));
    else if (symbols_.size() > few)
        places_.emplace(std::string(name), id);
    return id;
}

Lowering::Lowering(std::vector<Ancestor> ancestors, std::vector<Symbol> symbols, std::uint32_t names)
    : ancestors_(std::move(ancestors)), labelPrefix_(symbols.size()), symbols_(std::move(symbols)), names_(names) {}

Lowered Lowering::run(const Draft& root) {
    NodePtr node = lower(root);
    return {.root = std::move(node), .symbols = symbols_.take(), .nameCount = names_};
}

SymbolId Lowering::bind(std::string_view name) {
    const SymbolId id = symbols_.intern(name);
    symbols_[id].bound = true;
    return id;
}

// The name that a path is, or null.
const Name* onlyName(const Path& path) {
    if (path.keepArray || path.steps.size() != 1 || !path.steps[0].plain || path.steps[0].node->keepArray)
        return nullptr;
    return std::get_if<Name>(&path.steps[0].node->shape);
}

void markLeaf(Node& node) {
    if (!node.predicates.empty() || node.group != nullptr || node.keepArray || node.tuples)
        return;
    const auto* const block = std::get_if<Block>(&node.shape);
    const auto* const binary = std::get_if<Binary>(&node.shape);
    if (std::holds_alternative<Literal>(node.shape))
        node.leaf = Leaf::Literal;
    else if (std::holds_alternative<Variable>(node.shape))
        node.leaf = Leaf::Variable;
    else if (binary != nullptr && binary->op != Operator::Range)
        node.leaf = Leaf::Binary;
    else if (block != nullptr && block->expressions.size() == 1 && block->bindings == 0)
        node.leaf = Leaf::Block;
    else if (const auto* path = std::get_if<Path>(&node.shape))
        node.member = onlyName(*path);
    if (node.member != nullptr)
        node.leaf = Leaf::Member;
}

NodePtr Lowering::lower(const Draft& draft) {
    auto node = std::make_unique<Node>();
    node->shape = shapeOf(draft);
    node->span = draft.span;
    node->token = draft.token;
    node->predicates = lowerAll(draft.predicates);
    node->keepArray = draft.keepArray;
    node->tuples = draft.tuples && (draft.kind == DraftKind::Path || draft.kind == DraftKind::Block);
    if (draft.group != nullptr)
        node->group = std::make_unique<Group>(
            Group{.pairs = lowerPairs(draft.group->pairs), .span = draft.group->span, .token = draft.group->token});
    markLeaf(*node);
    return node;
}

NodePtr Lowering::lowerOptional(DraftList<Draft*> children, std::size_t index) {
    return index < children.size() ? lower(*children[index]) : nullptr;
}

std::vector<NodePtr> Lowering::lowerAll(DraftList<Draft*> drafts) {
    std::vector<NodePtr> nodes;
    nodes.reserve(drafts.size());
    for (const Draft* draft : drafts)
        nodes.push_back(draft->kind == DraftKind::Placeholder ? nullptr : lower(*draft));
    return nodes;
}

std::vector<Pair> Lowering::lowerPairs(DraftList<DraftPair> pairs) {
    std::vector<Pair> lowered;
    lowered.reserve(pairs.size());
    for (const DraftPair& pair : pairs) {
        NodePtr key = lower(*pair.key);
        lowered.push_back({.key = std::move(key), .value = lower(*pair.value)});
    }
    return lowered;
}

bool isPlain(const std::vector<Pair>& pairs) {
    static constexpr std::size_t mostPlainPairs = 12;
    if (pairs.size() >= mostPlainPairs)
        return false;
    const auto key = [&](std::size_t i) -> const value::Value& { return std::get<Literal>(pairs[i].key->shape).value; };
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].key->leaf != Leaf::Literal || !key(i).is(value::Kind::String))
            return false;
        for (std::size_t before = 0; before < i; ++before)
            if (key(before) == key(i))
                return false;
    }
    return true;
}

Operator operatorOf(std::string_view text) {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Operator::Range); ++i)
        if (symbol(static_cast<Operator>(i)) == text)
            return static_cast<Operator>(i);
    STEPCHECK_ASSERT(false && "an operator");
}

Shape Lowering::variable(const Draft& draft) {
    if (draft.text.empty())
        return Context{};
    if (draft.text == "$")
        return Root{};
    return Variable{.symbol = symbols_.intern(draft.text)};
}

Shape Lowering::regex(const Draft& draft) {
    Regex::Mistake mistake;
    std::shared_ptr<const Regex> compiled = Regex::compile(draft.text, draft.flags, mistake);
    if (compiled == nullptr)
        throw Failure{.code = "S0303",
            .pieces = {.bare = fmt::format("/{}/: {}", draft.text, mistake.message)},
            .span = draft.span,
            .position = draft.token.end,
            .placed = true};
    return RegexLiteral{.regex = std::move(compiled)};
}

Shape Lowering::block(const Draft& draft) {
    Block block;
    std::uint32_t* const outer = std::exchange(bindings_, &block.bindings);
    block.expressions = lowerAll(draft.children);
    block.constructed = draft.constructed;
    bindings_ = outer;
    return block;
}

std::optional<Signature> Lowering::signature(const Draft& draft) const {
    if (draft.text.empty())
        return std::nullopt;
    SignatureMistake mistake;
    Signature signature = readSignature(draft.text, mistake);
    STEPCHECK_ASSERT(mistake.code.empty());
    return signature;
}

Shape Lowering::lambda(const Draft& draft) {
    Lambda lambda;
    lambda.signature = signature(draft);
    lambda.parameters.reserve(draft.children.size());
    for (const Draft* parameter : draft.children)
        lambda.parameters.push_back({.symbol = bind(parameter->text), .name = parameter->span});
    std::uint32_t* const outer = std::exchange(bindings_, &lambda.bindings);
    lambda.body = lower(*draft.procedure);
    bindings_ = outer;
    return lambda;
}

Shape Lowering::sort(const Draft& draft) {
    Sort sort;
    for (const DraftTerm& term : draft.terms)
        sort.terms.push_back({.expression = lower(*term.expression), .descending = term.descending});
    return sort;
}

Step Lowering::step(const Draft& draft) {
    Step step{.node = lower(draft), .tuples = draft.tuples};
    for (const DraftStage& stage : draft.stages) {
        if (stage.predicate != nullptr)
            step.stages.push_back({.predicate = lower(*stage.predicate), .index = std::nullopt});
        else
            step.stages.push_back({.predicate = nullptr, .index = bind(stage.index)});
    }
    if (!draft.focus.empty())
        step.focus = bind(draft.focus);
    if (!draft.index.empty())
        step.index = bind(draft.index);
    if (draft.hasAncestor)
        step.ancestor = label(draft.ancestorLabel);
    step.plain = !step.tuples && step.stages.empty() && std::holds_alternative<Name>(step.node->shape) &&
                 step.node->predicates.empty() && step.node->group == nullptr;
    return step;
}

Shape Lowering::path(const Draft& draft) {
    Path path{.steps = {}, .keepArray = draft.keepArray};
    path.steps.reserve(draft.children.size());
    for (const Draft* child : draft.children)
        path.steps.push_back(step(*child));
    path.keepArray |= path.steps.size() == 1 && path.steps[0].node->keepArray;
    return path;
}

Shape Lowering::shapeOf(const Draft& draft) {
    const DraftList<Draft*> children = draft.children;
    switch (draft.kind) {
        case DraftKind::String: return Literal{.value = value::Value(draft.text)};
        case DraftKind::Number:
        case DraftKind::Constant: return Literal{.value = valueOf(draft.value)};
        case DraftKind::Name: return Name{.name = value::Value(draft.text), .hint = names_++};
        case DraftKind::Wildcard: return Wildcard{};
        case DraftKind::Descendants: return Descendants{};
        case DraftKind::Parent: return Parent{.slot = label(ancestors_[draft.ancestor].label)};
        case DraftKind::Variable: return variable(draft);
        case DraftKind::Regex: return regex(draft);
        case DraftKind::Negation: return Negation{.operand = lower(*children[0])};
        case DraftKind::Array: return ArrayConstructor{.items = lowerAll(children), .constructed = draft.constructed};
        case DraftKind::Object: {
            ObjectConstructor object{.pairs = lowerPairs(draft.pairs)};
            object.plain = isPlain(object.pairs);
            return object;
        }
        case DraftKind::Block: return block(draft);
        case DraftKind::Conditional: {
            NodePtr condition = lower(*children[0]);
            NodePtr then = lower(*children[1]);
            return Conditional{
                .condition = std::move(condition), .then = std::move(then), .otherwise = lowerOptional(children, 2)};
        }
        case DraftKind::Bind: {
            ++*bindings_;
            const SymbolId variable = bind(children[0]->text);
            return Bind{.symbol = variable, .name = children[0]->span, .value = lower(*children[1])};
        }
        case DraftKind::Lambda: return lambda(draft);
        case DraftKind::Call: {
            NodePtr procedure = lower(*draft.procedure);
            return Call{.procedure = std::move(procedure), .arguments = lowerAll(children), .tail = draft.tail};
        }
        case DraftKind::Partial: {
            NodePtr procedure = lower(*draft.procedure);
            return PartialCall{.procedure = std::move(procedure), .arguments = lowerAll(children)};
        }
        case DraftKind::Transform: {
            NodePtr pattern = lower(*children[0]);
            NodePtr update = lower(*children[1]);
            return Transform{
                .pattern = std::move(pattern), .update = std::move(update), .remove = lowerOptional(children, 2)};
        }
        case DraftKind::Apply: {
            NodePtr left = lower(*children[0]);
            return Apply{.left = std::move(left), .right = lower(*children[1])};
        }
        case DraftKind::Binary: {
            NodePtr left = lower(*children[0]);
            return Binary{.op = operatorOf(draft.text), .left = std::move(left), .right = lower(*children[1])};
        }
        case DraftKind::Sort: return sort(draft);
        case DraftKind::Path: return path(draft);
        case DraftKind::Placeholder:
        case DraftKind::Keyword:
        case DraftKind::Predicate:
        case DraftKind::Grouping:
        case DraftKind::Dot:
        case DraftKind::Focus:
        case DraftKind::Index:
        case DraftKind::OrderBy: break;
    }
    STEPCHECK_ASSERT(false && "a shaped node");
}

}  // namespace

Lowered lower(Shaped shaped, std::vector<Symbol> symbols, std::uint32_t names) {
    return Lowering(std::move(shaped.ancestors), std::move(symbols), names).run(*shaped.root);
}

}  // namespace stepcheck::query::jsonata
