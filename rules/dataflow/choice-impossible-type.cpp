#include "stepcheck/lint/compared_data.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/equalities.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonpath/path.h"

#include <utility>
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

// An array of one may stand for its element, and who compares with null asks for it.
static bool isOne(const flow::Shape& shape) {
    return !shape.isNothing() && !shape.mayBe(ShapeKind::Array) && !shape.isAlways(ShapeKind::Null);
}

static bool isLiteral(const jsonata::Node& node) {
    return std::holds_alternative<jsonata::Literal>(node.shape);
}

static void check(const RuleInput& in, const lint::Equality& equality, Reporter& out) {
    const jsonata::Node* data = equality.sides.left.get();
    const jsonata::Node* other = equality.sides.right.get();
    if (isLiteral(*data))
        std::swap(data, other);
    const flow::Shape shape = equality.shapeOf(*data);
    const flow::Shape wanted = equality.shapeOf(*other);
    if (isLiteral(*data) || !isOne(shape) || !isOne(wanted) || (shape.kinds() & wanted.kinds()) != 0)
        return;
    const bool isEqual = equality.sides.op == jsonata::Operator::Equal;
    lint::Report report = out.report(equality.expression.at(equality.node.span), "\"{}\" {}: \"{}\" is {}, not {}",
        isEqual ? "=" : "!=", isEqual ? "never matches" : "always matches", equality.textOf(*data),
        flow::describe(shape.kinds()), flow::describe(wanted.kinds()));
    lint::relateOrigins(in.machine, shape, report);
}

static void check(const RuleInput& in, Reporter& out) {
    const asl::Comparison* said = nullptr;
    for (const lint::ComparedData& data : lint::comparedData(in.machine, in.data))
        if (data.comparison != said && neverMatches(data)) {
            report(in, data, out);
            said = data.comparison;
        }
    lint::eachEquality(in, [&](const lint::Equality& equality) {
        if (equality.expression.field->field == catalog::Field::Condition)
            check(in, equality, out);
    });
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
