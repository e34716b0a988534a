#include "stepcheck/query/jsonata/shape.h"

#include "stepcheck/query/jsonata/ancestry.h"
#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace stepcheck::query::jsonata {

namespace {

class Shaper {
public:
    explicit Shaper(DraftMemory& memory) : memory_(memory) {}

    Shaped run(Draft* grammar);

private:
    Draft* shape(Draft* node);
    Draft* shapeChildren(Draft* node);
    Draft* pathOf(Draft* step);
    Draft* name(Draft* node);
    Draft* dot(Draft* node);
    Draft* predicate(Draft* node);
    Draft* grouping(Draft* node);
    Draft* orderBy(Draft* node);
    Draft* focus(Draft* node);
    Draft* index(Draft* node);
    Draft* negation(Draft* node);
    Draft* block(Draft* node);
    Draft* lambda(Draft* node);
    Draft* call(Draft* node);
    void appendStep(Draft& path, Draft* step);
    void passOn(Draft& whole, const Draft& part) { Ancestry::passOn(whole, part, memory_); }

    DraftMemory& memory_;
    Ancestry ancestry_{memory_};
};

[[noreturn]] void fail(std::string_view code, const Draft& at, MessagePieces pieces = {}) {
    throw Failure{
        .code = code, .pieces = std::move(pieces), .span = at.token, .position = at.token.end, .placed = true};
}

Draft* Shaper::pathOf(Draft* step) {
    Draft* const path = memory_.make(
        Draft{.kind = DraftKind::Path, .span = step->span, .token = step->token, .height = step->height});
    path->children.add(memory_, step);
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

Shaped Shaper::run(Draft* grammar) {
    Draft* root = shape(grammar);
    if (root->kind == DraftKind::Parent || !root->seeking.empty())
        throw Failure{.code = "S0217",
            .span = root->span,
            .token = std::string(typeName(root->kind)),
            .position = root->token.end,
            .placed = root->kind != DraftKind::Parent && root->kind != DraftKind::Path};
    return {.root = root, .ancestors = ancestry_.take()};
}

Draft* Shaper::shape(Draft* node) {
    const bool keepArray = node->keepArray;
    switch (node->kind) {
        case DraftKind::Name: node = name(node); break;
        case DraftKind::Parent: ancestry_.add(*node); break;
        case DraftKind::Dot: node = dot(node); break;
        case DraftKind::Predicate: node = predicate(node); break;
        case DraftKind::Grouping: node = grouping(node); break;
        case DraftKind::OrderBy: node = orderBy(node); break;
        case DraftKind::Focus: node = focus(node); break;
        case DraftKind::Index: node = index(node); break;
        case DraftKind::Negation: node = negation(node); break;
        case DraftKind::Block: node = block(node); break;
        case DraftKind::Lambda: node = lambda(node); break;
        case DraftKind::Call: case DraftKind::Partial: node = call(node); break;
        case DraftKind::Transform: case DraftKind::Apply:
            for (Draft*& child : node->children) {
                child = shape(child);
                node->keepArray |= node->kind == DraftKind::Apply && child->keepArray;
            }
            break;
        case DraftKind::Bind:
            node->children[1] = shape(node->children[1]);
            passOn(*node, *node->children[1]);
            break;
        case DraftKind::Array: case DraftKind::Object: case DraftKind::Conditional: case DraftKind::Binary:
            node = shapeChildren(node);
            break;
        case DraftKind::Variable: case DraftKind::String: case DraftKind::Number: case DraftKind::Constant:
        case DraftKind::Regex: case DraftKind::Wildcard: case DraftKind::Descendants: case DraftKind::Placeholder:
        case DraftKind::Keyword: break;
        case DraftKind::Sort: case DraftKind::Path: STEPCHECK_ASSERT(false && "shaped twice");
    }
    node->keepArray |= keepArray;
    return node;
}

Draft* Shaper::shapeChildren(Draft* node) {
    const auto reshape = [&](Draft*& child) {
        child = shape(child);
        passOn(*node, *child);
    };
    for (Draft*& child : node->children)
        reshape(child);
    for (DraftPair& pair : node->pairs) {
        reshape(pair.key);
        reshape(pair.value);
    }
    return node;
}

Draft* Shaper::name(Draft* node) {
    return pathOf(node);
}

void Shaper::appendStep(Draft& path, Draft* step) {
    path.span.end = std::max(path.span.end, step->span.end);
    if (step->kind == DraftKind::Path) {
        for (Draft* inner : step->children)
            path.children.add(memory_, inner);
        return;
    }
    for (Draft* predicate : step->predicates)
        step->stages.add(memory_, {.predicate = predicate, .index = {}});
    step->predicates.clear();
    path.children.add(memory_, step);
}

Draft* Shaper::dot(Draft* node) {
    Draft* left = shape(node->children[0]);
    Draft* path = left->kind == DraftKind::Path ? left : pathOf(left);
    if (left->kind == DraftKind::Parent)
        path->seeking.add(memory_, left->ancestor);
    path->span = node->span;
    path->height = node->height;
    appendStep(*path, shape(node->children[1]));
    for (Draft* step : path->children) {
        if (step->kind == DraftKind::Number || step->kind == DraftKind::Constant)
            fail("S0213", *step, {.value = scalarJson(valueOf(step->value))});
        if (step->kind == DraftKind::String)
            step->kind = DraftKind::Name;
    }
    path->keepArray |= std::ranges::any_of(path->children, [](const Draft* step) { return step->keepArray; });
    for (Draft* end : {path->children.front(), path->children.back()})
        if (end->kind == DraftKind::Array)
            end->constructed = true;
    ancestry_.resolve(*path);
    return path;
}

Draft* Shaper::predicate(Draft* node) {
    Draft* result = shape(node->children[0]);
    const bool inPath = result->kind == DraftKind::Path;
    Draft& step = lastStep(*result);
    if (step.group != nullptr)
        fail("S0209", *node);
    Draft* predicate = shape(node->children[1]);
    ancestry_.resolvePredicate(step, *predicate);
    if (inPath)
        step.stages.add(memory_, {.predicate = predicate, .index = {}});
    else
        step.predicates.add(memory_, predicate);
    step.span.end = node->span.end;
    result->span.end = node->span.end;
    return result;
}

Draft* Shaper::grouping(Draft* node) {
    Draft* result = shape(node->children[0]);
    if (result->group != nullptr)
        fail("S0210", *node);
    DraftGroup* const group = memory_.make(DraftGroup{
        .pairs = {}, .span = {.begin = node->token.begin, .end = node->span.end}, .token = node->token});
    for (DraftPair& pair : node->pairs) {
        Draft* key = shape(pair.key);
        group->pairs.add(memory_, {.key = key, .value = shape(pair.value)});
    }
    result->group = group;
    result->span.end = node->span.end;
    return result;
}

Draft* Shaper::orderBy(Draft* node) {
    Draft* result = shape(node->children[0]);
    if (result->kind != DraftKind::Path)
        result = pathOf(result);
    Draft* const sort = memory_.make(Draft{.kind = DraftKind::Sort,
        .span = {.begin = node->token.begin, .end = node->span.end},
        .token = node->token});
    for (DraftTerm& term : node->terms) {
        Draft* expression = shape(term.expression);
        passOn(*sort, *expression);
        sort->terms.add(memory_, {.expression = expression, .descending = term.descending});
    }
    result->children.add(memory_, sort);
    result->span.end = node->span.end;
    ancestry_.resolve(*result);
    return result;
}

Draft* Shaper::focus(Draft* node) {
    Draft* result = shape(node->children[0]);
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

Draft* Shaper::index(Draft* node) {
    Draft* result = shape(node->children[0]);
    if (result->kind != DraftKind::Path) {
        for (Draft* predicate : result->predicates)
            result->stages.add(memory_, {.predicate = predicate, .index = {}});
        result->predicates.clear();
        result = pathOf(result);
    }
    Draft& step = lastStep(*result);
    if (step.stages.empty())
        step.index = node->index;
    else
        step.stages.add(memory_, {.predicate = nullptr, .index = node->index});
    step.tuples = true;
    result->span.end = node->span.end;
    return result;
}

Scalar negated(const Scalar& number) {
    if (const auto* integer = std::get_if<std::int64_t>(&number))
        return -*integer;
    return -std::get<double>(number);
}

Draft* Shaper::negation(Draft* node) {
    Draft* operand = shape(node->children[0]);
    if (operand->kind == DraftKind::Number) {
        operand->value = negated(operand->value);
        operand->span = node->span;
        return operand;
    }
    passOn(*node, *operand);
    node->children[0] = operand;
    return node;
}

Draft* Shaper::block(Draft* node) {
    for (Draft*& child : node->children) {
        child = shape(child);
        passOn(*node, *child);
        const bool path = child->kind == DraftKind::Path;
        node->constructed |= path ? child->children.front()->constructed : child->constructed;
    }
    return node;
}

Draft* Shaper::lambda(Draft* node) {
    node->procedure = shape(node->procedure);
    markTailCalls(*node->procedure);
    return node;
}

Draft* Shaper::call(Draft* node) {
    for (Draft*& argument : node->children) {
        argument = shape(argument);
        passOn(*node, *argument);
    }
    node->procedure = shape(node->procedure);
    return node;
}

}  // namespace

Shaped shape(Draft* grammar, DraftMemory& memory) {
    return Shaper(memory).run(grammar);
}

}  // namespace stepcheck::query::jsonata
