#include "stepcheck/query/jsonata/evaluator.h"

#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/natives.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace stepcheck::query::jsonata {

// A thread has 8 MiB by default; what is above may have used some of it.
static constexpr std::ptrdiff_t stackBytes = std::ptrdiff_t{4} << 20U;
static constexpr std::uint64_t stepsBetweenChecks = 4096;

void fail(std::string_view code, MessagePieces pieces) {
    throw Failure{.code = code, .pieces = std::move(pieces)};
}

void failAt(std::string_view code, const Node& node, std::string token, MessagePieces pieces) {
    throw Failure{.code = code,
        .pieces = std::move(pieces),
        .span = node.token,
        .token = std::move(token),
        .position = node.token.end,
        .placed = true};
}

void failTooLarge(std::size_t most) {
    fail("U1001", {.bare = fmt::format("Memory limit exceeded: a value of more than {} bytes", most)});
}

Evaluator::Evaluator(
    const Expression& expression, std::span<const Binding> bindings, const Options& options, value::Oracle& oracle)
    : expression_(&expression),
      bindings_(bindings),
      options_(options),
      oracle_(oracle),
      arena_(options.limits.bytes),
      rootCount_(expression.symbols().size()),
      maxDepth_(options.limits.depth),
      random_(options.environment.seed) {
    hints_ = arena_.room<value::MemberHint>(expression.nameCount());
    std::uninitialized_value_construct_n(hints_, expression.nameCount());
    roots_ = arena_.room<Item>(rootCount_);
    for (std::size_t i = 0; i < rootCount_; ++i)
        roots_[i] = rootOf(expression.symbols()[i]);
}

Item Evaluator::rootOf(const Symbol& symbol) const {
    for (const Binding& binding : bindings_)
        if (binding.name == symbol.name)
            return load(binding.value);
    return nativeFunction(symbol.function, options_.dialect);
}

Item Evaluator::run(const value::Value* input) {
    const char here = 0;
    stackBase_ = &here;
    budget_ = stepsBetweenChecks;
    if (options_.limits.time.count() != 0)
        deadline_ = std::chrono::steady_clock::now() + options_.limits.time;
    if (options_.limits.steps != 0)
        budget_ = std::min(budget_, options_.limits.steps);
    if (input == nullptr)
        return evaluate(expression_->root(), {}, nullptr);
    document_ = load(*input);
    if (!isArray(document_))
        return evaluate(expression_->root(), document_, nullptr);
    // An array counts as one context value.
    ArrayData* const wrapper = newArray(1, true);
    wrapper->wrapper = true;
    push(*wrapper, document_);
    return evaluate(expression_->root(), ofArray(wrapper), nullptr);
}

void Evaluator::checkBudget() {
    const Limits& limits = options_.limits;
    stepsDone_ += stepsBetweenChecks;
    if (limits.steps != 0 && stepsDone_ >= limits.steps)
        fail("U1001", {.bare = fmt::format("Evaluation limit exceeded: {} steps", limits.steps)});
    if (limits.time.count() != 0 && std::chrono::steady_clock::now() > deadline_)
        fail("U1001", {.bare = "Expression evaluation timeout: Check for infinite loop"});
    budget_ = stepsBetweenChecks;
}

void Evaluator::guardStack() const {
    const char here = 0;
    if (std::abs(stackBase_ - &here) > stackBytes)
        fail("U1001", {.bare = "Values or calls are nested too deeply (limit: stack)"});
}

void Evaluator::tooDeep() const {
    fail("U1001", {.bare = fmt::format("Stack overflow error: Check for non-terminating recursive function.  Consider "
                                       "rewriting as tail-recursive. Depth={} max={}",
                       maxDepth_ + 1, maxDepth_)});
}

// Most nodes of most expressions are leaves: those go without a call. Near a limit all take the way that counts
// exactly.
Item Evaluator::evaluate(const Node& node, Item input, Frame* frame) {
    if (node.leaf == Leaf::No || depth_ + 2 > maxDepth_ || budget_ <= 2)
        return evaluateInFull(node, input, frame);
    if (node.leaf == Leaf::Literal) {
        --budget_;
        return load(std::get_if<Literal>(&node.shape)->value);
    }
    if (node.leaf == Leaf::Member && input.tag == Tag::ValueObject) {
        budget_ -= 2;
        const value::Value* const found = input.value->find(node.member->name.string(), hints_[node.member->hint]);
        return found == nullptr ? Item{} : load(*found);
    }
    return evaluateLeaf(node, input, frame);
}

// A sequence of none or one is nothing or that one.
static Item withoutSingleton(Item result) {
    if (result.tag != Tag::Array || !result.array->sequence)
        return result;
    if (result.array->size == 0)
        return {};
    return result.array->size == 1 && !result.array->keepSingleton ? result.array->items[0] : result;
}

Item Evaluator::evaluateLeaf(const Node& node, Item input, Frame* frame) {
    if (node.leaf == Leaf::Variable) {
        --budget_;
        return withoutSingleton(variable(std::get_if<Variable>(&node.shape)->symbol, frame));
    }
    if (node.leaf == Leaf::Binary) {
        --budget_;
        ++depth_;
        const Item result = binary(node, *std::get_if<Binary>(&node.shape), input, frame);
        --depth_;
        return result;
    }
    if (node.leaf == Leaf::Block && !expression_->evaluatesText()) {
        --budget_;
        ++depth_;
        const Item result = evaluate(*std::get_if<Block>(&node.shape)->expressions[0], input, frame);
        --depth_;
        return result;
    }
    return evaluateInFull(node, input, frame);
}

Item Evaluator::evaluateInFull(const Node& node, Item input, Frame* frame) {
    if (++depth_ > maxDepth_)
        tooDeep();
    if (--budget_ == 0)
        checkBudget();
    Item result = dispatch(node, input, frame);
    if (!node.predicates.empty() || node.group != nullptr)
        result = finish(node, result, frame);
    --depth_;
    if (node.keepArray && result.tag == Tag::Array && result.array->sequence)
        result.array->keepSingleton = true;
    return withoutSingleton(result);
}

Item Evaluator::finish(const Node& node, Item result, Frame* frame) {
    if (result.tag == Tag::TailCall)
        return result;
    if (result.tag == Tag::Tuples)
        return tupleFinish(node, result.tuples, frame);
    for (const NodePtr& predicate : node.predicates)
        result = filter(*predicate, result, frame);
    if (node.group != nullptr && !std::holds_alternative<Path>(node.shape))
        result = group(node.group->pairs, node, node.group->token, result, frame);
    return result;
}

// Evaluates a node by its shape. One object for all shapes: a lambda for each would cost its captures at every node.
struct Evaluator::ByShape {
    Evaluator& in;
    const Node& node;
    Item input;
    Frame* frame;

    Item operator()(const Literal& literal) const { return load(literal.value); }
    Item operator()(const Name& name) const { return in.nameStep(input, name.name.string(), in.hints_[name.hint]); }
    Item operator()(const Wildcard& /*any*/) const { return in.wildcard(input); }
    Item operator()(const Descendants& /*all*/) const { return in.descendants(input); }
    Item operator()(const Parent& parent) const { return in.variable(parent.slot, frame); }
    Item operator()(const Context& /*here*/) const { return in.context(input); }
    Item operator()(const Root& /*root*/) const { return in.document_; }
    Item operator()(const Variable& reference) const { return in.variable(reference.symbol, frame); }
    Item operator()(const RegexLiteral& literal) const { return in.regexFunction(node, literal); }
    Item operator()(const Negation& negated) const { return in.negation(node, negated, input, frame); }
    Item operator()(const Binary& operation) const { return in.binary(node, operation, input, frame); }
    Item operator()(const ArrayConstructor& array) const { return in.arrayConstructor(array, input, frame); }
    Item operator()(const ObjectConstructor& object) const { return in.constructObject(node, object, input, frame); }
    Item operator()(const Block& part) const { return in.block(part, input, frame); }
    Item operator()(const Conditional& choice) const { return in.conditional(choice, input, frame); }
    Item operator()(const Bind& binding) const { return in.bindValue(binding, input, frame); }
    Item operator()(const Lambda& function) const { return in.lambda(node, function, input, frame); }
    Item operator()(const Call& function) const { return in.call(node, function, input, frame, nullptr); }
    Item operator()(const PartialCall& function) const { return in.partialCall(node, function, input, frame); }
    Item operator()(const Apply& application) const { return in.applyOperator(node, application, input, frame); }
    Item operator()(const Transform& /*change*/) const { return in.transformFunction(node, input, frame); }
    Item operator()(const Sort& order) const { return in.sort(node, order, input, frame); }
    Item operator()(const Path& steps) const { return in.path(node, steps, input, frame); }
};

Item Evaluator::dispatch(const Node& node, Item input, Frame* frame) {
    // Branches are foreseen better than calls through a table: the commonest shapes come first.
    if (const auto* steps = std::get_if<Path>(&node.shape))
        return path(node, *steps, input, frame);
    if (const auto* operation = std::get_if<Binary>(&node.shape))
        return binary(node, *operation, input, frame);
    if (const auto* reference = std::get_if<Variable>(&node.shape))
        return variable(reference->symbol, frame);
    return std::visit(ByShape{.in = *this, .node = node, .input = input, .frame = frame}, node.shape);
}

Item Evaluator::context(Item input) const {
    return input.tag == Tag::Array && input.array->wrapper ? input.array->items[0] : input;
}

Item Evaluator::regexFunction(const Node& node, const RegexLiteral& literal) {
    return ofFunction(arena_.make<Function>(
        Function{.kind = FunctionKind::Regex, .arity = 2, .node = &node, .regex = literal.regex.get()}));
}

Item Evaluator::transformFunction(const Node& node, Item input, Frame* frame) {
    return ofFunction(arena_.make<Function>(
        Function{.kind = FunctionKind::Transform, .arity = 1, .node = &node, .frame = frame, .context = input}));
}

Item Evaluator::bindValue(const Bind& binding, Item input, Frame* frame) {
    const Item value = evaluate(*binding.value, input, frame);
    bind(frame, binding.symbol, value);
    return value;
}

Item Evaluator::variable(SymbolId symbol, const Frame* frame) const {
    if (!expression_->symbols()[symbol.index].bound && !expression_->evaluatesText())
        return roots_[symbol.index];
    for (; frame != nullptr; frame = frame->parent)
        for (std::uint32_t i = 0; i < frame->size; ++i)
            if (frame->entries[i].symbol == symbol)
                return frame->entries[i].value;
    return roots_[symbol.index];
}

void Evaluator::bind(Frame* frame, SymbolId symbol, Item value) {
    if (frame == nullptr) {
        roots_[symbol.index] = value;
        return;
    }
    for (std::uint32_t i = 0; i < frame->size; ++i) {
        if (frame->entries[i].symbol == symbol) {
            frame->entries[i].value = value;
            return;
        }
    }
    if (frame->size == frame->capacity) {
        frame->capacity = frame->size + 4;
        auto* const entries = arena_.room<FrameEntry>(frame->capacity);
        std::copy_n(frame->entries, frame->size, entries);
        frame->entries = entries;
    }
    frame->entries[frame->size++] = {.symbol = symbol, .value = value};
}

Frame* Evaluator::newFrame(Frame* parent, std::uint32_t capacity) {
    static_assert(sizeof(Frame) % alignof(FrameEntry) == 0);
    auto* const room = arena_.room<std::byte>(sizeof(Frame) + capacity * sizeof(FrameEntry));
    auto* const entries = std::launder(reinterpret_cast<FrameEntry*>(room + sizeof(Frame)));
    return std::construct_at(
        reinterpret_cast<Frame*>(room), Frame{.parent = parent, .entries = entries, .size = 0, .capacity = capacity});
}

Frame* Evaluator::frameOf(const Tuple& tuple, Frame* parent) {
    return arena_.make<Frame>(
        Frame{.parent = parent, .entries = tuple.entries, .size = tuple.size, .capacity = tuple.size});
}

Item Evaluator::block(const Block& block, Item input, Frame* frame) {
    if (block.bindings != 0 || expression_->evaluatesText())
        frame = newFrame(frame, block.bindings);
    Item result;
    for (const NodePtr& expression : block.expressions)
        result = evaluate(*expression, input, frame);
    return result;
}

Item Evaluator::conditional(const Conditional& conditional, Item input, Frame* frame) {
    if (truth(evaluate(*conditional.condition, input, frame)))
        return evaluate(*conditional.then, input, frame);
    return conditional.otherwise == nullptr ? Item{} : evaluate(*conditional.otherwise, input, frame);
}

Item Evaluator::negation(const Node& node, const Negation& negation, Item input, Frame* frame) {
    const Item operand = evaluate(*negation.operand, input, frame);
    if (isUndefined(operand))
        return operand;
    if (isTerm(operand))
        return negateTerm(*this, node, operand);
    if (!isNumber(operand))
        failAt("D1002", node, "-", {.value = shortJson(*this, operand)});
    if (operand.tag == Tag::Integer && operand.integer != std::numeric_limits<std::int64_t>::min() &&
        operand.integer != 0)
        return ofInteger(-operand.integer);
    return ofDecimal(-numberOf(operand));
}

Item Evaluator::logical(const Binary& binary, Item left, Item input, Frame* frame) {
    const bool first = truth(left);
    if (first == (binary.op == Operator::Or))
        return ofBoolean(first);
    return ofBoolean(truth(evaluate(*binary.right, input, frame)));
}

Item Evaluator::binary(const Node& node, const Binary& binary, Item input, Frame* frame) {
    const Item left = evaluate(*binary.left, input, frame);
    if (binary.op == Operator::And || binary.op == Operator::Or)
        return logical(binary, left, input, frame);
    const Item right = evaluate(*binary.right, input, frame);
    if (const std::optional<Item> result = operateOnScalars(*this, binary.op, left, right))
        return *result;
    return operate(*this, node, binary.op, left, right);
}

Item Evaluator::evaluateText(std::string_view text, Item input) {
    auto parsed = parseWithin(text, *expression_);
    if (!parsed)
        throw Failure{.code = "D3120", .pieces = {.value = quoteJson(parsed.error().message)}};
    const Expression& inner = texts_.emplace_back(std::move(*parsed));
    auto* const roots = arena_.room<Item>(inner.symbols().size());
    std::copy_n(roots_, rootCount_, roots);
    for (std::size_t i = rootCount_; i < inner.symbols().size(); ++i)
        roots[i] = rootOf(inner.symbols()[i]);
    roots_ = roots;
    rootCount_ = inner.symbols().size();
    expression_ = &inner;
    // Functions of either text may be called from the other.
    hints_ = arena_.room<value::MemberHint>(inner.nameCount());
    std::uninitialized_value_construct_n(hints_, inner.nameCount());
    return evaluate(inner.root(), input, callerFrame_);
}

}  // namespace stepcheck::query::jsonata
