#include "stepcheck/flow/shape_jsonata.h"
#include "stepcheck/lint/compared_data.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/walk.h"
#include "stepcheck/query/jsonpath/path.h"

#include <string_view>
#include <variant>

namespace stepcheck::rules {

namespace jsonata = query::jsonata;
using flow::ShapeKind;

// An operator that asks for a type is there to be answered.
static bool asksForType(const asl::Comparison& comparison) {
    return comparison.op->name.starts_with("Is");
}

static bool neverMatches(const lint::ComparedData& data) {
    // A path that may find several values is refused, or has rules of its own.
    const auto* path = std::get_if<query::jsonpath::Path>(&data.path->parsed);
    return path != nullptr && path->definite && !asksForType(*data.comparison) &&
           data.found.presence != flow::Presence::Never &&
           (data.found.shape.kinds() & flow::kindsTaken(data.comparison->op->field)) == 0;
}

static void report(const RuleInput& in, const lint::ComparedData& data, Reporter& out) {
    const asl::Comparison& comparison = *data.comparison;
    lint::Report report = out.report(comparison.member->key.span(), "\"{}\" never matches: \"{}\" is {}",
        comparison.op->name, data.path->text(), flow::describe(data.found.shape.kinds()));
    lint::relateOrigins(in.machine, data.found.shape, report);
}

namespace {

// Looks at the comparisons of one condition of JSONata.
class Comparisons {
public:
    Comparisons(const RuleInput& in, const asl::Expression& expression, const jsonata::Expression& parsed,
        const flow::StatesData& states, Reporter& out)
        : in_(in), expression_(expression), parsed_(parsed), states_(states), out_(out) {}

    void look(const jsonata::Node& node) {
        if (const auto* binary = std::get_if<jsonata::Binary>(&node.shape))
            check(node, *binary);
        jsonata::forEachPart(node, [&](const jsonata::Node& part, jsonata::Over over) {
            if (over == jsonata::Over::SameContext)
                look(part);
        });
    }

private:
    void check(const jsonata::Node& node, const jsonata::Binary& binary) {
        const bool isEqual = binary.op == jsonata::Operator::Equal;
        if (!isEqual && binary.op != jsonata::Operator::NotEqual)
            return;
        const flow::Shape left = flow::shapeOf(parsed_, *binary.left, states_).shape;
        const flow::Shape right = flow::shapeOf(parsed_, *binary.right, states_).shape;
        const bool areLiterals = isLiteral(*binary.left) && isLiteral(*binary.right);
        if (areLiterals || !isOne(left) || !isOne(right) || (left.kinds() & right.kinds()) != 0)
            return;
        const jsonata::Node& data = isLiteral(*binary.left) ? *binary.right : *binary.left;
        const flow::Shape& shape = isLiteral(*binary.left) ? right : left;
        lint::Report report = out_.report(expression_.at(node.span), "\"{}\" {}: \"{}\" is {}, not {}",
            isEqual ? "=" : "!=", isEqual ? "never matches" : "always matches",
            expression_.text().substr(data.span.begin, data.span.end - data.span.begin), flow::describe(shape.kinds()),
            flow::describe(isLiteral(*binary.left) ? left.kinds() : right.kinds()));
        lint::relateOrigins(in_.machine, shape, report);
    }

    // An array of one may stand for its element, and who compares with null asks for it.
    static bool isOne(const flow::Shape& shape) {
        return !shape.isNothing() && !shape.mayBe(ShapeKind::Array) && !shape.isAlways(ShapeKind::Null);
    }

    static bool isLiteral(const jsonata::Node& node) { return std::holds_alternative<jsonata::Literal>(node.shape); }

    const RuleInput& in_;
    const asl::Expression& expression_;
    const jsonata::Expression& parsed_;
    const flow::StatesData& states_;
    Reporter& out_;
};

}  // namespace

static void check(const RuleInput& in, Reporter& out) {
    const asl::Comparison* said = nullptr;
    for (const lint::ComparedData& data : lint::comparedData(in.machine, in.data))
        if (data.comparison != said && neverMatches(data)) {
            report(in, data, out);
            said = data.comparison;
        }
    for (const asl::Expression& expression : in.expressions) {
        const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed);
        if (parsed == nullptr || expression.field->field != catalog::Field::Condition)
            continue;
        if (const auto seen = in.data.shapes().seenBy(expression))
            Comparisons(in, expression, *parsed, seen->states, out).look(parsed->root());
    }
}

STEPCHECK_RULE(choice_impossible_type){
    .id = "choice-impossible-type",
    .summary = "A Choice rule compares a value that certainly has another type: it never matches.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
