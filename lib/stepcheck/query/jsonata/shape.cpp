#include "stepcheck/query/jsonata/shape.h"

#include "stepcheck/query/jsonata/ancestry.h"
#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <utility>

namespace stepcheck::query::jsonata {

namespace {

class Shaper {
public:
    explicit Shaper(DraftMemory& memory) : memory_(memory) {}

    Shaped run(DraftPtr grammar);

private:
    DraftPtr shape(DraftPtr node);
    DraftPtr shapeChildren(DraftPtr node);
    DraftPtr pathOf(DraftPtr step);
    DraftPtr name(DraftPtr node);
    DraftPtr dot(DraftPtr node);
    DraftPtr predicate(DraftPtr node);
    DraftPtr grouping(DraftPtr node);
    DraftPtr orderBy(DraftPtr node);
    DraftPtr focus(DraftPtr node);
    DraftPtr index(DraftPtr node);
    DraftPtr negation(DraftPtr node);
    DraftPtr block(DraftPtr node);
    DraftPtr lambda(DraftPtr node);
    DraftPtr call(DraftPtr node);

    DraftMemory& memory_;
    Ancestry ancestry_;
};

[[noreturn]] void fail(std::string_view code, const Draft& at, MessagePieces pieces = {}) {
    throw Failure{
        .code = code, .pieces = std::move(pieces), .span = at.token, .position = at.token.end, .placed = true};
}

DraftPtr Shaper::pathOf(DraftPtr step) {
    auto path = memory_.make(DraftKind::Path, step->span, step->token);
    path->height = step->height;
    path->children.push_back(std::move(step));
    return path;
}

Draft& lastStep(Draft& node) {
    return node.kind == DraftKind::Path ? *node.children.back() : node;
}

void markTailCalls(Draft& body) {
    switch (body.kind) {
        case DraftKind::Call: body.tail = body.predicates.empty(); return;
        case DraftKind::Conditional:
            for (std::size_t i = 1; i < body.children.size(); ++i)
                markTailCalls(*body.children[i]);
            return;
        case DraftKind::Block:
            if (!body.children.empty())
                markTailCalls(*body.children.back());
            return;
        default: return;
    }
}

Shaped Shaper::run(DraftPtr grammar) {
    DraftPtr root = shape(std::move(grammar));
    if (root->kind == DraftKind::Parent || !root->seeking.empty())
        throw Failure{.code = "S0217",
            .span = root->span,
            .token = std::string(typeName(root->kind)),
            .position = root->token.end,
            .placed = root->kind != DraftKind::Parent && root->kind != DraftKind::Path};
    return {.root = std::move(root), .ancestors = ancestry_.take()};
}

DraftPtr Shaper::shape(DraftPtr node) {
    const bool keepArray = node->keepArray;
    switch (node->kind) {
        case DraftKind::Name: node = name(std::move(node)); break;
        case DraftKind::Parent: ancestry_.add(*node); break;
        case DraftKind::Dot: node = dot(std::move(node)); break;
        case DraftKind::Predicate: node = predicate(std::move(node)); break;
        case DraftKind::Grouping: node = grouping(std::move(node)); break;
        case DraftKind::OrderBy: node = orderBy(std::move(node)); break;
        case DraftKind::Focus: node = focus(std::move(node)); break;
        case DraftKind::Index: node = index(std::move(node)); break;
        case DraftKind::Negation: node = negation(std::move(node)); break;
        case DraftKind::Block: node = block(std::move(node)); break;
        case DraftKind::Lambda: node = lambda(std::move(node)); break;
        case DraftKind::Call: case DraftKind::Partial: node = call(std::move(node)); break;
        case DraftKind::Transform: case DraftKind::Apply:
            for (DraftPtr& child : node->children) {
                child = shape(std::move(child));
                node->keepArray |= node->kind == DraftKind::Apply && child->keepArray;
            }
            break;
        case DraftKind::Bind:
            node->children[1] = shape(std::move(node->children[1]));
            Ancestry::passOn(*node, *node->children[1]);
            break;
        case DraftKind::Array: case DraftKind::Object: case DraftKind::Conditional: case DraftKind::Binary:
            node = shapeChildren(std::move(node));
            break;
        case DraftKind::Variable: case DraftKind::String: case DraftKind::Number: case DraftKind::Constant:
        case DraftKind::Regex: case DraftKind::Wildcard: case DraftKind::Descendants: case DraftKind::Placeholder:
        case DraftKind::Keyword: break;
        case DraftKind::Sort: case DraftKind::Path: STEPCHECK_ASSERT(false && "shaped twice");
    }
    node->keepArray |= keepArray;
    return node;
}

DraftPtr Shaper::shapeChildren(DraftPtr node) {
    const auto reshape = [&](DraftPtr& child) {
        child = shape(std::move(child));
        Ancestry::passOn(*node, *child);
    };
    for (DraftPtr& child : node->children)
        reshape(child);
    for (DraftPair& pair : node->pairs) {
        reshape(pair.key);
        reshape(pair.value);
    }
    return node;
}

DraftPtr Shaper::name(DraftPtr node) {
    return pathOf(std::move(node));
}

void appendStep(Draft& path, DraftPtr step) {
    path.span.end = std::max(path.span.end, step->span.end);
    if (step->kind == DraftKind::Path) {
        for (DraftPtr& inner : step->children)
            path.children.push_back(std::move(inner));
        return;
    }
    for (DraftPtr& predicate : step->predicates)
        step->stages.push_back({.predicate = std::move(predicate), .index = {}});
    step->predicates.clear();
    path.children.push_back(std::move(step));
}

DraftPtr Shaper::dot(DraftPtr node) {
    DraftPtr left = shape(std::move(node->children[0]));
    std::vector<AncestorId> seeking;
    if (left->kind == DraftKind::Parent)
        seeking = {left->ancestor};
    DraftPtr path = left->kind == DraftKind::Path ? std::move(left) : pathOf(std::move(left));
    if (!seeking.empty())
        path->seeking = seeking;
    path->span = node->span;
    path->height = node->height;
    appendStep(*path, shape(std::move(node->children[1])));
    for (const DraftPtr& step : path->children) {
        if (step->kind == DraftKind::Number || step->kind == DraftKind::Constant)
            fail("S0213", *step, {.value = scalarJson(step->value)});
        if (step->kind == DraftKind::String)
            step->kind = DraftKind::Name;
    }
    path->keepArray |= std::ranges::any_of(path->children, [](const DraftPtr& step) { return step->keepArray; });
    for (Draft* end : {path->children.front().get(), path->children.back().get()})
        if (end->kind == DraftKind::Array)
            end->constructed = true;
    ancestry_.resolve(*path);
    return path;
}

DraftPtr Shaper::predicate(DraftPtr node) {
    DraftPtr result = shape(std::move(node->children[0]));
    const bool inPath = result->kind == DraftKind::Path;
    Draft& step = lastStep(*result);
    if (step.group != nullptr)
        fail("S0209", *node);
    DraftPtr predicate = shape(std::move(node->children[1]));
    ancestry_.resolvePredicate(step, *predicate);
    if (inPath)
        step.stages.push_back({.predicate = std::move(predicate), .index = {}});
    else
        step.predicates.push_back(std::move(predicate));
    step.span.end = node->span.end;
    result->span.end = node->span.end;
    return result;
}

DraftPtr Shaper::grouping(DraftPtr node) {
    DraftPtr result = shape(std::move(node->children[0]));
    if (result->group != nullptr)
        fail("S0210", *node);
    auto group = std::make_unique<DraftGroup>();
    group->span = {.begin = node->token.begin, .end = node->span.end};
    group->token = node->token;
    for (DraftPair& pair : node->pairs) {
        DraftPtr key = shape(std::move(pair.key));
        group->pairs.push_back({.key = std::move(key), .value = shape(std::move(pair.value))});
    }
    result->group = std::move(group);
    result->span.end = node->span.end;
    return result;
}

DraftPtr Shaper::orderBy(DraftPtr node) {
    DraftPtr result = shape(std::move(node->children[0]));
    if (result->kind != DraftKind::Path)
        result = pathOf(std::move(result));
    auto sort = memory_.make(
        DraftKind::Sort, support::Span{.begin = node->token.begin, .end = node->span.end}, node->token);
    for (DraftTerm& term : node->terms) {
        DraftPtr expression = shape(std::move(term.expression));
        Ancestry::passOn(*sort, *expression);
        sort->terms.push_back({.expression = std::move(expression), .descending = term.descending});
    }
    result->children.push_back(std::move(sort));
    result->span.end = node->span.end;
    ancestry_.resolve(*result);
    return result;
}

DraftPtr Shaper::focus(DraftPtr node) {
    DraftPtr result = shape(std::move(node->children[0]));
    Draft& step = lastStep(*result);
    if (!step.stages.empty() || !step.predicates.empty())
        fail("S0215", *node);
    if (step.kind == DraftKind::Sort)
        fail("S0216", *node);
    step.keepArray |= node->keepArray;
    step.focus = node->index;
    step.tuples = true;
    result->span.end = node->span.end;
    return result;
}

DraftPtr Shaper::index(DraftPtr node) {
    DraftPtr result = shape(std::move(node->children[0]));
    if (result->kind != DraftKind::Path) {
        for (DraftPtr& predicate : result->predicates)
            result->stages.push_back({.predicate = std::move(predicate), .index = {}});
        result->predicates.clear();
        result = pathOf(std::move(result));
    }
    Draft& step = lastStep(*result);
    if (step.stages.empty())
        step.index = node->index;
    else
        step.stages.push_back({.predicate = nullptr, .index = node->index});
    step.tuples = true;
    result->span.end = node->span.end;
    return result;
}

value::Value negated(const value::Value& number) {
    if (number.is(value::Kind::Integer))
        return value::Value(-number.integer());
    return value::Value(-number.number());
}

DraftPtr Shaper::negation(DraftPtr node) {
    DraftPtr operand = shape(std::move(node->children[0]));
    if (operand->kind == DraftKind::Number) {
        operand->value = negated(operand->value);
        operand->text.insert(operand->text.begin(), '-');
        operand->span = node->span;
        return operand;
    }
    Ancestry::passOn(*node, *operand);
    node->children[0] = std::move(operand);
    return node;
}

DraftPtr Shaper::block(DraftPtr node) {
    for (DraftPtr& child : node->children) {
        child = shape(std::move(child));
        Ancestry::passOn(*node, *child);
        const bool path = child->kind == DraftKind::Path;
        node->constructed |= path ? child->children.front()->constructed : child->constructed;
    }
    return node;
}

DraftPtr Shaper::lambda(DraftPtr node) {
    node->procedure = shape(std::move(node->procedure));
    markTailCalls(*node->procedure);
    return node;
}

DraftPtr Shaper::call(DraftPtr node) {
    for (DraftPtr& argument : node->children) {
        argument = shape(std::move(argument));
        Ancestry::passOn(*node, *argument);
    }
    node->procedure = shape(std::move(node->procedure));
    return node;
}

}  // namespace

Shaped shape(DraftPtr grammar, DraftMemory& memory) {
    return Shaper(memory).run(std::move(grammar));
}

}  // namespace stepcheck::query::jsonata
