#include "stepcheck/query/jsonata/walk.h"

#include "stepcheck/support/overload.h"

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

void forEachPart(const Node& node, const Visit& visit) {
    const auto same = [&visit](const NodePtr& part) {
        if (part != nullptr)
            visit(*part, Over::SameContext);
    };
    std::visit(
        support::Overload{
            [](const Literal&) {}, [](const Name&) {}, [](const Wildcard&) {}, [](const Descendants&) {},
            [](const Parent&) {}, [](const Context&) {}, [](const Root&) {}, [](const Variable&) {},
            [](const RegexLiteral&) {},
            [&](const Negation& negation) { same(negation.operand); },
            [&](const Binary& binary) {
                same(binary.left);
                same(binary.right);
            },
            [&](const ArrayConstructor& array) { visitAll(array.items, Over::SameContext, visit); },
            [&](const ObjectConstructor& object) { visitPairs(object.pairs, Over::SameContext, visit); },
            [&](const Block& block) { visitAll(block.expressions, Over::SameContext, visit); },
            [&](const Conditional& conditional) {
                same(conditional.condition);
                same(conditional.then);
                same(conditional.otherwise);
            },
            [&](const Bind& bind) { same(bind.value); },
            [&](const Lambda& lambda) { same(lambda.body); },
            [&](const Call& call) {
                same(call.procedure);
                visitAll(call.arguments, Over::SameContext, visit);
            },
            [&](const PartialCall& call) {
                same(call.procedure);
                visitAll(call.arguments, Over::SameContext, visit);
            },
            [&](const Apply& apply) {
                same(apply.left);
                same(apply.right);
            },
            [&](const Transform& transform) {
                for (const NodePtr* part : {&transform.pattern, &transform.update, &transform.remove})
                    if (*part != nullptr)
                        visit(**part, Over::Items);
            },
            [&](const Sort& sort) {
                for (const SortTerm& term : sort.terms)
                    visit(*term.expression, Over::Items);
            },
            [&](const Path& path) { visitPath(path, visit); },
        },
        node.shape);
    visitAll(node.predicates, Over::Items, visit);
    if (node.group != nullptr)
        visitPairs(node.group->pairs, Over::Items, visit);
}

}  // namespace stepcheck::query::jsonata
