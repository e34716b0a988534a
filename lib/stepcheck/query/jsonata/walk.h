#pragma once

#include "stepcheck/query/jsonata/ast.h"

#include <cstdint>
#include <type_traits>
#include <variant>
#include <vector>

namespace stepcheck::query::jsonata {

/// What a part of an expression is evaluated over.
enum class Over : std::uint8_t {
    SameContext,  // what the whole is evaluated over
    Items,        // the items of something: later steps, predicates, sort terms, groupings
};

namespace detail {

template <class Visit>
struct PartVisitor {
    Visit& visit;

    void one(const NodePtr& part, Over over) const {
        if (part != nullptr)
            visit(*part, over);
    }
    void same(const NodePtr& part) const { one(part, Over::SameContext); }
    void all(const std::vector<NodePtr>& parts, Over over) const {
        for (const NodePtr& part : parts)
            one(part, over);
    }
    void pairs(const std::vector<Pair>& parts, Over over) const {
        for (const Pair& pair : parts) {
            visit(*pair.key, over);
            visit(*pair.value, over);
        }
    }

    void operator()(const Literal& /*leaf*/) const {}
    void operator()(const Name& /*leaf*/) const {}
    void operator()(const Wildcard& /*leaf*/) const {}
    void operator()(const Descendants& /*leaf*/) const {}
    void operator()(const Parent& /*leaf*/) const {}
    void operator()(const Context& /*leaf*/) const {}
    void operator()(const Root& /*leaf*/) const {}
    void operator()(const Variable& /*leaf*/) const {}
    void operator()(const RegexLiteral& /*leaf*/) const {}
    void operator()(const Negation& negation) const { same(negation.operand); }
    void operator()(const Binary& binary) const {
        same(binary.left);
        same(binary.right);
    }
    void operator()(const ArrayConstructor& array) const { all(array.items, Over::SameContext); }
    void operator()(const ObjectConstructor& object) const { pairs(object.pairs, Over::SameContext); }
    void operator()(const Block& block) const { all(block.expressions, Over::SameContext); }
    void operator()(const Conditional& conditional) const {
        same(conditional.condition);
        same(conditional.then);
        same(conditional.otherwise);
    }
    void operator()(const Bind& bind) const { same(bind.value); }
    void operator()(const Lambda& lambda) const { same(lambda.body); }
    void operator()(const Call& call) const {
        same(call.procedure);
        all(call.arguments, Over::SameContext);
    }
    void operator()(const PartialCall& call) const {
        same(call.procedure);
        all(call.arguments, Over::SameContext);
    }
    void operator()(const Apply& apply) const {
        same(apply.left);
        same(apply.right);
    }
    void operator()(const Transform& transform) const {
        one(transform.pattern, Over::Items);
        one(transform.update, Over::Items);
        one(transform.remove, Over::Items);
    }
    void operator()(const Sort& sort) const {
        for (const SortTerm& term : sort.terms)
            visit(*term.expression, Over::Items);
    }
    void operator()(const Path& path) const {
        Over over = Over::SameContext;
        for (const Step& step : path.steps) {
            visit(*step.node, over);
            over = Over::Items;
            for (const Stage& stage : step.stages)
                one(stage.predicate, Over::Items);
        }
    }
};

}  // namespace detail

/// Calls `visit(part, over)` for every part of the node, in the order of the text; not for the parts of parts.
template <class Visit>
void forEachPart(const Node& node, Visit&& visit) {
    const detail::PartVisitor<std::remove_reference_t<Visit>> visitor{visit};
    std::visit(visitor, node.shape);
    visitor.all(node.predicates, Over::Items);
    if (node.group != nullptr)
        visitor.pairs(node.group->pairs, Over::Items);
}

}  // namespace stepcheck::query::jsonata
