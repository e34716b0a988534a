#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/natives.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/regex_functions.h"
#include "stepcheck/query/jsonata/terms.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::query::jsonata {

Item Evaluator::lambda(const Node& node, const Lambda& lambda, Item input, Frame* frame) {
    return ofFunction(arena_.make<Function>(Function{.kind = FunctionKind::Lambda,
        .arity = static_cast<std::uint32_t>(lambda.parameters.size()),
        .node = &node,
        .frame = frame,
        .context = input,
        .parameters = lambda.parameters.data(),
        .signature = lambda.signature ? &*lambda.signature : nullptr}));
}

std::string_view Evaluator::sourceOf(const Node& node) const {
    return std::string_view(expression_->text()).substr(node.span.begin, node.span.size());
}

// The variables that a text may mean, with what they are where a function was made.
value::Value Evaluator::closureOf(std::string_view source, const Frame* frame) {
    std::vector<value::Member> variables;
    for (std::size_t i = 0; i < expression_->symbols().size(); ++i) {
        const std::string& name = expression_->symbols()[i].name;
        const Item item = variable(SymbolId(i), frame);
        if (isUndefined(item) || source.find("$" + name) == std::string_view::npos)
            continue;
        if (!isFunction(item))
            variables.push_back({.name = name, .value = toValue(item)});
        else if (item.function->kind != FunctionKind::Native)
            variables.push_back(
                {.name = name, .value = value::Value::term(value::Term::function("some function", {}))});
    }
    return value::Value::object(std::move(variables));
}

value::Value Evaluator::functionValue(const Function& function) {
    std::vector<value::Value> parts;
    if (function.node != nullptr) {
        const std::string_view source = sourceOf(*function.node);
        parts = {value::Value(source), closureOf(source, function.frame)};
        if (!isUndefined(function.context))
            parts.push_back(toValue(function.context));
    } else if (function.native >= 0) {
        parts.emplace_back("$" + std::string(functionTable()[static_cast<std::size_t>(function.native)].name));
    }
    const std::string_view name = parts.empty() ? "some function" : "function";
    return value::Value::term(value::Term::function(name, std::move(parts)));
}

// The name by which messages call the function.
static std::string nameOf(const Expression& expression, const Node& procedure) {
    if (const auto* variable = std::get_if<Variable>(&procedure.shape))
        return expression.symbol(variable->symbol).name;
    if (const auto* path = std::get_if<Path>(&procedure.shape))
        if (const auto* name = std::get_if<Name>(&path->steps[0].node->shape))
            return std::string(name->name.string());
    return {};
}

void Evaluator::forgotDollar(const Node& node, const Node& procedure, std::string_view code, Frame* frame) const {
    const auto* path = std::get_if<Path>(&procedure.shape);
    const auto* name = path == nullptr ? nullptr : std::get_if<Name>(&path->steps[0].node->shape);
    if (name == nullptr)
        return;
    const std::string_view text = name->name.string();
    const auto& symbols = expression_->symbols();
    const auto symbol = std::ranges::find(symbols, text, &Symbol::name);
    const bool known = symbol != symbols.end()
                           ? !isUndefined(variable(SymbolId(static_cast<std::size_t>(symbol - symbols.begin())), frame))
                           : !isUndefined(rootOf({.name = std::string(text), .function = functionIndex(text)}));
    if (known)
        failAt(code, node, std::string(text), {.bare = std::string(text)});
}

Item Evaluator::call(const Node& node, const Call& call, Item input, Frame* frame, const Item* first) {
    const Item procedure = evaluate(*call.procedure, input, frame);
    if (isUndefined(procedure))
        forgotDollar(node, *call.procedure, "T1005", frame);
    const std::size_t count = call.arguments.size() + (first == nullptr ? 0 : 1);
    auto* const arguments = arena_.room<Item>(count);
    Item* next = arguments;
    if (first != nullptr)
        *next++ = *first;
    for (const NodePtr& argument : call.arguments)
        *next++ = evaluate(*argument, input, frame);
    if (call.tail && first == nullptr && isFunction(procedure)) {
        Item pending{.tag = Tag::TailCall};
        pending.call = arena_.make<PendingCall>(PendingCall{
            .procedure = procedure, .arguments = arguments, .count = static_cast<std::uint32_t>(count), .node = &node});
        return pending;
    }
    Frame* const outer = std::exchange(callerFrame_, frame);
    const Item result = applyAt(&node, procedure, {arguments, count}, input);
    callerFrame_ = outer;
    return result;
}

// The reference says where the outermost call is, and which function failed.
void Evaluator::place(Failure& failure, const Node& node, const Node& procedure) const {
    if (!failure.placed)
        failure.span = procedure.span;
    failure.position = node.token.end;
    failure.placed = true;
    if (!failure.token.empty())
        return;
    failure.token = nameOf(*expression_, procedure);
    failure.pieces.token = failure.token.empty() ? "undefined" : quoteJson(failure.token);
}

Item Evaluator::apply(Item procedure, std::span<const Item> arguments, Item context) {
    return applyAt(nullptr, procedure, arguments, context);
}

Item Evaluator::applyPlaced(
    const Node& node, const Node& at, Item procedure, std::span<const Item> arguments, Item context) {
    try {
        return applyOnce(procedure, arguments, context);
    } catch (Failure& failure) {
        place(failure, at, *std::get<Call>(node.shape).procedure);
        throw;
    }
}

Item Evaluator::applyAt(const Node* node, Item procedure, std::span<const Item> arguments, Item context) {
    const Arena::Mark mark = arena_.mark();
    const bool plain = isFunction(procedure) && procedure.function->kind == FunctionKind::Lambda;
    Item result = node != nullptr ? applyPlaced(*node, *node, procedure, arguments, context)
                  : plain         ? applyLambda(*procedure.function, arguments, context)
                                  : applyOnce(procedure, arguments, context);
    return finishCalls(result, context, mark);
}

// Makes the calls that are left to do.
Item Evaluator::finishCalls(Item result, Item context, const Arena::Mark& mark) {
    while (result.tag == Tag::TailCall) {
        const PendingCall& next = *result.call;
        result = applyPlaced(*next.node, *std::get<Call>(next.node->shape).procedure, next.procedure,
            {next.arguments, next.count}, context);
    }
    // Nothing that was made meanwhile can be seen from outside any more.
    if (result.tag <= Tag::Decimal && !expression_->evaluatesText())
        arena_.release(mark);
    return result;
}

Item Evaluator::applyOnce(Item procedure, std::span<const Item> arguments, Item context) {
    if (!isFunction(procedure)) {
        if (isTerm(procedure))
            throw TermMet{};
        fail("T1006", {});
    }
    const Function& function = *procedure.function;
    switch (function.kind) {
        case FunctionKind::Lambda: return applyLambda(function, arguments, context);
        case FunctionKind::Native: return callNative(function.native, arguments, context);
        case FunctionKind::PartialNative: return applyPartial(function, arguments, context);
        case FunctionKind::Regex:
        case FunctionKind::NextMatch: return applyRegex(*this, function, arguments);
        case FunctionKind::Composed: {
            const Item inner = apply(ofFunction(function.first), arguments, context);
            return apply(ofFunction(function.second), {&inner, 1}, context);
        }
        case FunctionKind::Transform:
            return transform(
                std::get<Transform>(function.node->shape), function, arguments.empty() ? Item{} : arguments[0]);
    }
    return {};
}

// The parameters of a lambda, as yet undefined.
Frame* Evaluator::frameFor(const Function& function) {
    const auto& lambda = *std::get_if<Lambda>(&function.node->shape);
    Frame* const frame = newFrame(function.frame, function.arity + lambda.bindings);
    for (std::uint32_t i = 0; i < function.arity; ++i)
        std::construct_at(frame->entries + i, FrameEntry{.symbol = function.parameters[i].symbol, .value = {}});
    frame->size = function.arity;
    return frame;
}

Item Evaluator::applyLambda(const Function& function, std::span<const Item> arguments, Item context) {
    if (function.signature != nullptr)
        arguments = validate(*this, *function.signature, arguments, context);
    Frame* const frame = frameFor(function);
    for (std::uint32_t i = 0; i < function.arity && i < arguments.size(); ++i)
        copyItem(frame->entries[i].value, arguments[i]);
    return evaluate(*std::get_if<Lambda>(&function.node->shape)->body, function.context, frame);
}

Item Evaluator::partialCall(const Node& node, const PartialCall& call, Item input, Frame* frame) {
    const std::size_t count = call.arguments.size();
    auto* const arguments = arena_.room<Item>(count);
    auto* const open = arena_.room<bool>(count);
    for (std::size_t i = 0; i < count; ++i) {
        open[i] = call.arguments[i] == nullptr;
        arguments[i] = open[i] ? Item{} : evaluate(*call.arguments[i], input, frame);
    }
    const Item procedure = evaluate(*call.procedure, input, frame);
    if (isUndefined(procedure))
        forgotDollar(node, *call.procedure, "T1007", frame);
    if (!isFunction(procedure))
        failAt("T1008", node, nameOf(*expression_, *call.procedure));
    const Function& function = *procedure.function;
    if (function.kind != FunctionKind::Lambda) {
        const auto openCount = static_cast<std::uint32_t>(std::count(open, open + count, true));
        return ofFunction(arena_.make<Function>(Function{.kind = FunctionKind::PartialNative,
            .arity = openCount,
            .arguments = arguments,
            .open = open,
            .argumentCount = static_cast<std::uint32_t>(count),
            .first = &function}));
    }
    // The parameters that are known become variables around the function.
    Frame* const known = newFrame(function.frame, function.arity);
    auto* const left = arena_.room<Parameter>(function.arity);
    std::uint32_t leftCount = 0;
    for (std::uint32_t i = 0; i < function.arity; ++i) {
        if (i < count && open[i])
            left[leftCount++] = function.parameters[i];
        else
            bind(known, function.parameters[i].symbol, i < count ? arguments[i] : Item{});
    }
    Function partial = function;
    partial.frame = known;
    partial.parameters = left;
    partial.arity = leftCount;
    partial.signature = nullptr;
    return ofFunction(arena_.make<Function>(partial));
}

Item Evaluator::applyPartial(const Function& function, std::span<const Item> arguments, Item context) {
    auto* const all = arena_.room<Item>(function.argumentCount);
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < function.argumentCount; ++i) {
        all[i] = function.arguments[i];
        if (function.open[i] && next < arguments.size())
            all[i] = arguments[next++];
    }
    return apply(ofFunction(function.first), {all, function.argumentCount}, context);
}

Item Evaluator::applyOperator(const Node& node, const Apply& application, Item input, Frame* frame) {
    const Item left = evaluate(*application.left, input, frame);
    if (const auto* function = std::get_if<Call>(&application.right->shape))
        return call(*application.right, *function, input, frame, &left);
    const Item right = evaluate(*application.right, input, frame);
    if (!isFunction(right))
        failAt("T2006", node, {}, {.value = shortJson(*this, right)});
    if (!isFunction(left)) {
        try {
            return apply(right, {&left, 1}, {});
        } catch (Failure& failure) {
            if (!failure.placed)
                place(failure, node, *application.right);
            throw;
        }
    }
    return ofFunction(arena_.make<Function>(
        Function{.kind = FunctionKind::Composed, .arity = 1, .first = left.function, .second = right.function}));
}

// A lambda without a signature.
Item Evaluator::applyPlain(const Function& function, Item first, Item second, const Item& third) {
    const Arena::Mark mark = arena_.mark();
    Frame* const frame = frameFor(function);
    if (function.arity > 0)
        frame->entries[0].value = first;
    if (function.arity > 1)
        frame->entries[1].value = second;
    if (function.arity > 2)
        frame->entries[2].value = third;
    const Item result = evaluate(*std::get_if<Lambda>(&function.node->shape)->body, function.context, frame);
    return finishCalls(result, Item{.tag = Tag::Null}, mark);
}

Item Evaluator::applyToMember(const Item& function, Item first, Item second, const Item& third) {
    if (isFunction(function) && function.function->kind == FunctionKind::Lambda &&
        function.function->signature == nullptr && function.function->arity > 0)
        return applyPlain(*function.function, first, second, third);
    const std::array<Item, 3> arguments{first, second, third};
    const std::uint32_t arity = isFunction(function) ? function.function->arity : 1;
    return apply(function, std::span(arguments).first(std::clamp(arity, 1U, 3U)), Item{.tag = Tag::Null});
}

Item Evaluator::callNative(int native, std::span<const Item> arguments, Item context) {
    const std::uint32_t depth = depth_;
    Frame* const caller = callerFrame_;
    std::span<const Item> checked = arguments;
    try {
        checked = validate(*this, functionSignature(native), arguments, context);
        return runNative(native, checked, context);
    } catch (const TermMet&) {
        depth_ = depth;
        callerFrame_ = caller;
        if (checked.empty())
            checked = {&context, 1};
        return unknownResult(*this, functionTable()[static_cast<std::size_t>(native)].name, checked);
    }
}

Item Evaluator::runNative(int native, std::span<const Item> arguments, Item context) {
    const Implementation implementation = implementationOf(native);
    return implementation(*this, Arguments(arguments, context));
}

}  // namespace stepcheck::query::jsonata
