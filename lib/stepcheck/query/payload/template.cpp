#include "stepcheck/query/payload/template.h"

#include "stepcheck/query/java_order.h"
#include "stepcheck/query/node_value.h"
#include "stepcheck/query/part.h"
#include "stepcheck/query/random.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/syntax/node.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::query::payload {

using support::Overload;
using value::Kind;
using value::Value;

static constexpr std::string_view suffix = ".$";

namespace {
// A computed field: its expression, or why there is none.
struct Computed {
    std::string field;  // with the suffix, for causes
    std::variant<Expression, Value, Failure> kind;
    std::uint64_t ordinal = 0;
};
}  // namespace

using Tree = Part<Computed>;

struct Template::Part {
    Tree tree;
};

namespace {
class Compiler {
public:
    Tree compile(const Value& tree);

private:
    Tree object(const Value& tree);
    Tree array(const Value& tree);
    Computed computed(std::string_view field, const Value& text);

    std::uint64_t ordinal_ = 0;
};
}  // namespace

Tree Compiler::compile(const Value& tree) {
    if (tree.is(Kind::Object))
        return object(tree);
    return tree.is(Kind::Array) ? array(tree) : Tree{tree};
}

Tree Compiler::array(const Value& tree) {
    Tree::Array array;
    bool constant = true;
    for (const Value& element : tree.elements()) {
        array.elements.push_back(compile(element));
        constant = constant && array.elements.back().isConstant();
    }
    return constant ? Tree{tree} : Tree{std::move(array)};
}

// Fields whose value nobody knows have one already.
Computed Compiler::computed(std::string_view field, const Value& text) {
    Computed computed{.field = std::string(field), .kind = text, .ordinal = ordinal_++};
    if (text.is(Kind::Term))
        return computed;
    if (text.is(Kind::String)) {
        if (auto expression = parseExpression(text.string())) {
            computed.kind = std::move(*expression);
            return computed;
        }
    }
    computed.kind = Failure{.error = "States.Runtime",
        .cause = "The value for the field '" + computed.field +
                 "' must be a valid JSONPath or a valid intrinsic function call"};
    return computed;
}

static bool isComputed(std::string_view key) {
    return key.ends_with(suffix);
}

Tree Compiler::object(const Value& tree) {
    bool constant = true;
    std::vector<Value> names;
    std::vector<Tree> values;
    std::vector<std::string> computedNames;
    std::vector<Tree> computedValues;
    for (const value::MemberView member : tree.members()) {
        const std::string_view key = member.key();
        if (isComputed(key)) {
            computedNames.emplace_back(key.substr(0, key.size() - suffix.size()));
            computedValues.push_back({computed(key, member.value)});
        } else if (tree.find(std::string(key) + std::string(suffix)) == nullptr) {
            names.push_back(member.name);
            values.push_back(compile(member.value));
            constant = constant && values.back().isConstant();
        }
    }
    if (constant && computedNames.empty())
        return {tree};
    for (const std::size_t index : javaOrder(computedNames)) {
        names.emplace_back(computedNames[index]);
        values.push_back(std::move(computedValues[index]));
    }
    return Tree::object(names, std::move(values));
}

static Evaluated evaluateComputed(const Computed& computed, const Environment& environment, value::Oracle& oracle) {
    return std::visit(Overload{
                          [&](const Expression& expression) -> Evaluated {
                              if (std::holds_alternative<jsonpath::Path>(expression.kind))
                                  return payload::evaluate(expression, computed.field, environment, oracle);
                              Environment own = environment;
                              own.seed = mixSeeds(environment.seed, computed.ordinal);
                              return payload::evaluate(expression, computed.field, own, oracle);
                          },
                          [](const Value& known) -> Evaluated { return known; },
                          [](const Failure& failure) -> Evaluated { return failure; },
                      },
        computed.kind);
}

Template::Template(std::shared_ptr<const Part> root) : root_(std::move(root)) {}

Template Template::compile(const Value& tree) {
    return Template(std::make_shared<const Part>(Part{Compiler().compile(tree)}));
}

Template Template::compile(const syntax::Node& node) {
    return compile(valueOf(node));
}

Evaluated Template::evaluate(const Environment& environment, value::Oracle& oracle) const {
    const auto compute = [&](const Computed& computed) { return evaluateComputed(computed, environment, oracle); };
    return root_->tree.evaluate<Evaluated>(compute);
}

bool Template::isConstant() const {
    return root_->tree.isConstant();
}

}  // namespace stepcheck::query::payload
