#include "stepcheck/query/jsonata/evaluator.h"

#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/natives.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/terms.h"
#include "stepcheck/support/overload.h"

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

Evaluator::Evaluator(const Expression& expression, std::span<const Binding> bindings, const Options& options,
    value::Oracle& oracle)
    : expression_(&expression), bindings_(bindings), options_(options), oracle_(oracle), arena_(options.limits.bytes),
      rootCount_(expression.symbols().size()), maxDepth_(options.limits.depth), random_(options.environment.seed) {
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
                                       "rewriting as tail-recursive. Depth={} max={}", maxDepth_ + 1, maxDepth_)});
}

Item Evaluator::evaluate(const Node& node, const Item& input, Frame* frame) {
    if (++depth_ > maxDepth_)
        tooDeep();
    if (--budget_ == 0)
        checkBudget();
    Item result = dispatch(node, input, frame);
    if (!node.predicates.empty() || node.group != nullptr)
        result = finish(node, result, frame);
    --depth_;
    if (result.tag != Tag::Array || !result.array->sequence)
        return result;
    if (node.keepArray)
        result.array->keepSingleton = true;
    if (result.array->size == 0)
        return {};
    return result.array->size == 1 && !result.array->keepSingleton ? result.array->items[0] : result;
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

Item Evaluator::dispatch(const Node& node, const Item& input, Frame* frame) {
    return std::visit(
        support::Overload{
            [&](const Literal& literal) { return load(literal.value); },
            [&](const Name& name) { return nameStep(input, name.name.string(), hints_[name.hint]); },
            [&](const Wildcard&) { return wildcard(input); },
            [&](const Descendants&) { return descendants(input); },
            [&](const Parent& parent) { return variable(parent.slot, frame); },
            [&](const Context&) {
                return input.tag == Tag::Array && input.array->wrapper ? input.array->items[0] : input;
            },
            [&](const Root&) { return document_; },
            [&](const Variable& reference) { return variable(reference.symbol, frame); },
            [&](const RegexLiteral& literal) {
                return ofFunction(arena_.make<Function>(
                    Function{.kind = FunctionKind::Regex, .arity = 2, .node = &node, .regex = literal.regex.get()}));
            },
            [&](const Negation& negated) { return negation(node, negated, input, frame); },
            [&](const Binary& operation) { return binary(node, operation, input, frame); },
            [&](const ArrayConstructor& array) { return arrayConstructor(array, input, frame); },
            [&](const ObjectConstructor& object) { return group(object.pairs, node, node.token, input, frame); },
            [&](const Block& part) { return block(part, input, frame); },
            [&](const Conditional& choice) { return conditional(choice, input, frame); },
            [&](const Bind& binding) {
                const Item value = evaluate(*binding.value, input, frame);
                bind(frame, binding.symbol, value);
                return value;
            },
            [&](const Lambda& function) { return lambda(node, function, input, frame); },
            [&](const Call& function) { return call(node, function, input, frame, nullptr); },
            [&](const PartialCall& function) { return partialCall(node, function, input, frame); },
            [&](const Apply& application) { return applyOperator(node, application, input, frame); },
            [&](const Transform&) {
                return ofFunction(arena_.make<Function>(Function{
                    .kind = FunctionKind::Transform, .arity = 1, .node = &node, .frame = frame, .context = input}));
            },
            [&](const Sort& order) { return sort(node, order, input, frame); },
            [&](const Path& steps) { return path(node, steps, input, frame); },
        },
        node.shape);
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

void Evaluator::bind(Frame* frame, SymbolId symbol, const Item& value) {
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
    return arena_.make<Frame>(
        Frame{.parent = parent, .entries = arena_.room<FrameEntry>(capacity), .size = 0, .capacity = capacity});
}

Frame* Evaluator::frameOf(const Tuple& tuple, Frame* parent) {
    return arena_.make<Frame>(
        Frame{.parent = parent, .entries = tuple.entries, .size = tuple.size, .capacity = tuple.size});
}

Item Evaluator::block(const Block& block, const Item& input, Frame* frame) {
    if (block.bindings != 0 || expression_->evaluatesText())
        frame = newFrame(frame, block.bindings);
    Item result;
    for (const NodePtr& expression : block.expressions)
        result = evaluate(*expression, input, frame);
    return result;
}

Item Evaluator::conditional(const Conditional& conditional, const Item& input, Frame* frame) {
    if (truth(evaluate(*conditional.condition, input, frame)))
        return evaluate(*conditional.then, input, frame);
    return conditional.otherwise == nullptr ? Item{} : evaluate(*conditional.otherwise, input, frame);
}

Item Evaluator::negation(const Node& node, const Negation& negation, const Item& input, Frame* frame) {
    const Item operand = evaluate(*negation.operand, input, frame);
    if (isUndefined(operand))
        return operand;
    if (isTerm(operand))
        return negateTerm(*this, node, operand);
    if (!isNumber(operand))
        failAt("D1002", node, "-", {.value = shortJson(*this, operand)});
    if (operand.tag == Tag::Integer && operand.integer != std::numeric_limits<std::int64_t>::min() && operand.integer != 0)
        return ofInteger(-operand.integer);
    return ofDecimal(-numberOf(operand));
}

Item Evaluator::logical(const Binary& binary, const Item& left, const Item& input, Frame* frame) {
    const bool first = truth(left);
    if (first == (binary.op == Operator::Or))
        return ofBoolean(first);
    return ofBoolean(truth(evaluate(*binary.right, input, frame)));
}

Item Evaluator::binary(const Node& node, const Binary& binary, const Item& input, Frame* frame) {
    const Item left = evaluate(*binary.left, input, frame);
    if (binary.op == Operator::And || binary.op == Operator::Or)
        return logical(binary, left, input, frame);
    return operate(*this, node, binary.op, left, evaluate(*binary.right, input, frame));
}

Item Evaluator::evaluateText(std::string_view text, const Item& input) {
    auto parsed = parseWithin(text, expression_->symbols());
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
    value::MemberHint* const outerHints = hints_;
    hints_ = arena_.room<value::MemberHint>(inner.nameCount());
    std::uninitialized_value_construct_n(hints_, inner.nameCount());
    const Item result = evaluate(inner.root(), input, callerFrame_);
    hints_ = outerHints;
    return result;
}

}  // namespace stepcheck::query::jsonata
