#include "stepcheck/query/jsonata/walk.h"

namespace stepcheck::query::jsonata {

using Visit = std::function<void(const Node&, Over)>;

static void visitAll(const std::vector<NodePtr>& nodes, Over over, const Visit& visit) {
    for (const NodePtr& node : nodes)
        if (node != nullptr)
            visit(*node, over);
}

static void visitPairs(const std::vector<Pair>& pairs, Over over, const Visit& visit) {
    for (const Pair& pair : pairs) {
        visit(*pair.key, over);
        visit(*pair.value, over);
    }
}

static void visitPath(const Path& path, const Visit& visit) {
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
        visit(*path.steps[i].node, i == 0 ? Over::SameContext : Over::Items);
        for (const Stage& stage : path.steps[i].stages)
            if (stage.predicate != nullptr)
                visit(*stage.predicate, Over::Items);
    }
}

namespace {

struct PartVisitor {
    const Visit& visit;

    void same(const NodePtr& part) const {
        if (part != nullptr)
            visit(*part, Over::SameContext);
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
    void operator()(const ArrayConstructor& array) const { visitAll(array.items, Over::SameContext, visit); }
    void operator()(const ObjectConstructor& object) const { visitPairs(object.pairs, Over::SameContext, visit); }
    void operator()(const Block& block) const { visitAll(block.expressions, Over::SameContext, visit); }
    void operator()(const Conditional& conditional) const {
        same(conditional.condition);
        same(conditional.then);
        same(conditional.otherwise);
    }
    void operator()(const Bind& bind) const { same(bind.value); }
    void operator()(const Lambda& lambda) const { same(lambda.body); }
    void operator()(const Call& call) const {
        same(call.procedure);
        visitAll(call.arguments, Over::SameContext, visit);
    }
    void operator()(const PartialCall& call) const {
        same(call.procedure);
        visitAll(call.arguments, Over::SameContext, visit);
    }
    void operator()(const Apply& apply) const {
        same(apply.left);
        same(apply.right);
    }
    void operator()(const Transform& transform) const {
        for (const NodePtr* part : {&transform.pattern, &transform.update, &transform.remove})
            if (*part != nullptr)
                visit(**part, Over::Items);
    }
    void operator()(const Sort& sort) const {
        for (const SortTerm& term : sort.terms)
            visit(*term.expression, Over::Items);
    }
    void operator()(const Path& path) const { visitPath(path, visit); }
};

}  // namespace

void forEachPart(const Node& node, const Visit& visit) {
    std::visit(PartVisitor{visit}, node.shape);
    visitAll(node.predicates, Over::Items, visit);
    if (node.group != nullptr)
        visitPairs(node.group->pairs, Over::Items, visit);
}

}  // namespace stepcheck::query::jsonata
