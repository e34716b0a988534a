#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/syntax/walk.h"

#include <optional>
#include <variant>
#include <vector>

namespace stepcheck::rules {

namespace jsonata = query::jsonata;

namespace {
/// Every node of an expression, from the root on.
class Nodes {
public:
    explicit Nodes(const jsonata::Node& root) { pending_.push_back(&root); }

    const jsonata::Node* next();

private:
    void add(const jsonata::NodePtr& node) {
        if (node)
            pending_.push_back(node.get());
    }
    void add(const std::vector<jsonata::NodePtr>& nodes) {
        for (const jsonata::NodePtr& node : nodes)
            add(node);
    }
    void add(const std::vector<jsonata::Pair>& pairs);
    void addParts(const jsonata::Node& node);

    std::vector<const jsonata::Node*> pending_;
};
}  // namespace

void Nodes::add(const std::vector<jsonata::Pair>& pairs) {
    for (const jsonata::Pair& pair : pairs) {
        add(pair.key);
        add(pair.value);
    }
}

void Nodes::addParts(const jsonata::Node& node) {
    add(node.predicates);
    if (node.group)
        add(node.group->pairs);
    std::visit(support::Overload{
                   [](const jsonata::Literal&) {},
                   [](const jsonata::Name&) {},
                   [](const jsonata::Wildcard&) {},
                   [](const jsonata::Descendants&) {},
                   [](const jsonata::Parent&) {},
                   [](const jsonata::Context&) {},
                   [](const jsonata::Root&) {},
                   [](const jsonata::Variable&) {},
                   [](const jsonata::RegexLiteral&) {},
                   [&](const jsonata::Negation& part) { add(part.operand); },
                   [&](const jsonata::Binary& part) { add(part.left), add(part.right); },
                   [&](const jsonata::ArrayConstructor& part) { add(part.items); },
                   [&](const jsonata::ObjectConstructor& part) { add(part.pairs); },
                   [&](const jsonata::Block& part) { add(part.expressions); },
                   [&](const jsonata::Conditional& part) { add(part.condition), add(part.then), add(part.otherwise); },
                   [&](const jsonata::Bind& part) { add(part.value); },
                   [&](const jsonata::Lambda& part) { add(part.body); },
                   [&](const jsonata::Call& part) { add(part.procedure), add(part.arguments); },
                   [&](const jsonata::PartialCall& part) { add(part.procedure), add(part.arguments); },
                   [&](const jsonata::Apply& part) { add(part.left), add(part.right); },
                   [&](const jsonata::Transform& part) { add(part.pattern), add(part.update), add(part.remove); },
                   [&](const jsonata::Sort& part) {
                       for (const jsonata::SortTerm& term : part.terms)
                           add(term.expression);
                   },
                   [&](const jsonata::Path& part) {
                       for (const jsonata::Step& step : part.steps) {
                           add(step.node);
                           for (const jsonata::Stage& stage : step.stages)
                               add(stage.predicate);
                       }
                   },
               },
        node.shape);
}

const jsonata::Node* Nodes::next() {
    if (pending_.empty())
        return nullptr;
    const jsonata::Node* node = pending_.back();
    pending_.pop_back();
    addParts(*node);
    return node;
}

// Where `States.Format(…)` stands: in JSONata a path whose second step is a call.
static std::optional<Span> callAt(const jsonata::Node& node) {
    const auto* path = std::get_if<jsonata::Path>(&node.shape);
    if (path == nullptr || path->steps.size() < 2)
        return std::nullopt;
    const auto* name = std::get_if<jsonata::Name>(&path->steps[0].node->shape);
    if (name == nullptr || name->name.string() != "States" ||
        !std::holds_alternative<jsonata::Call>(path->steps[1].node->shape))
        return std::nullopt;
    return Span{path->steps[0].node->span.begin, path->steps[1].node->span.end};
}

static void checkExpressions(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed);
        if (parsed == nullptr)
            continue;
        Nodes nodes(parsed->root());
        while (const jsonata::Node* node = nodes.next())
            if (const std::optional<Span> at = callAt(*node))
                out.report(expression.at(*at), "JSONata has no intrinsic functions")
                    .help("use a JSONata function or operator instead");
    }
}

static void checkTexts(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            if (!object.languageKnown || object.queryLanguage != asl::QueryLanguage::Jsonata ||
                (!spec.payloadTemplate && !spec.expression))
                return;
            syntax::walk(member.value, [&](const syntax::Step& step) {
                if (step.isKey || !step.node.isFinalString() ||
                    lint::meaningOf(step.node.text(), in.variables) != lint::Meaning::Call)
                    return;
                out.report(step.node.span(), "a call of an intrinsic function is plain text in a JSONata state")
                    .help("write a JSONata expression: \"{{% … %}}\"")
                    .severity(Severity::Warning);
            });
        });
}

static void check(const RuleInput& in, Reporter& out) {
    checkExpressions(in, out);
    checkTexts(in, out);
}

STEPCHECK_RULE(intrinsic_in_jsonata){
    .id = "intrinsic-in-jsonata",
    .summary = "A JSONata state calls an intrinsic function of JSONPath.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
