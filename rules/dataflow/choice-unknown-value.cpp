#include "stepcheck/lint/compared_data.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/query/jsonata/walk.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::rules {

namespace jsonata = query::jsonata;

// What the data is compared with, if the API does not list it.
static void checkText(const RuleInput& in, support::Span at, std::string_view text, std::string_view read,
    const flow::Shape& data, Reporter& out) {
    const auto enumeration = data.enumeration();
    if (!enumeration)
        return;
    const std::vector<std::string_view> values = enumeration->values();
    if (std::ranges::find(values, text) != values.end())
        return;
    std::string_view meant = lint::sameButCase(text, values);
    if (meant.empty())
        meant = lint::onceMisspelt(text, values);
    auto report = out.report(at, "\"{}\" is none of the values that the API lists for \"{}\"", text, read);
    constexpr std::size_t shown = 12;
    if (!meant.empty())
        report.help("write \"{}\"", meant);
    else if (values.size() <= shown)
        report.help("it lists {}", lint::quoted(values, "and"));
    // Another one may be newer than the table.
    if (meant.empty())
        report.severity(Severity::Info);
    lint::relateOrigins(in.machine, data, report);
}

namespace {

// Looks at the comparisons of one JSONata expression.
class Comparisons {
public:
    Comparisons(const RuleInput& in, const asl::Expression& expression, const jsonata::Expression& parsed,
        const flow::StatesData& states, Reporter& out)
        : in_(in), expression_(expression), parsed_(parsed), states_(states), out_(out) {}

    void look(const jsonata::Node& node) {
        if (const auto* binary = std::get_if<jsonata::Binary>(&node.shape))
            check(*binary);
        jsonata::forEachPart(node, [&](const jsonata::Node& part, jsonata::Over over) {
            if (over == jsonata::Over::SameContext)
                look(part);
        });
    }

private:
    void check(const jsonata::Binary& binary) {
        if (binary.op == jsonata::Operator::Equal || binary.op == jsonata::Operator::NotEqual) {
            check(*binary.left, *binary.right);
            check(*binary.right, *binary.left);
        }
    }

    void check(const jsonata::Node& read, const jsonata::Node& other) {
        const auto* literal = std::get_if<jsonata::Literal>(&other.shape);
        if (literal == nullptr || !literal->value.is(value::Kind::String) ||
            !std::holds_alternative<jsonata::Path>(read.shape))
            return;
        const std::string_view text = expression_.text();
        checkText(in_, expression_.at(other.span), literal->value.string(),
            text.substr(read.span.begin, read.span.end - read.span.begin), flow::shapeOf(parsed_, read, states_).shape,
            out_);
    }

    const RuleInput& in_;
    const asl::Expression& expression_;
    const jsonata::Expression& parsed_;
    const flow::StatesData& states_;
    Reporter& out_;
};

}  // namespace

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ComparedData& data : lint::comparedData(in.machine, in.data)) {
        const syntax::Node& operand = data.comparison->member->value;
        if (data.comparison->op->field == catalog::Field::StringEquals && operand.isFinalString())
            checkText(in, operand.span(), operand.text(), data.path->text(), data.found.shape, out);
    }
    for (const asl::Expression& expression : in.expressions)
        if (const auto* parsed = std::get_if<jsonata::Expression>(&expression.parsed))
            if (const auto seen = in.data.shapes().seenBy(expression))
                Comparisons(in, expression, *parsed, seen->states, out).look(parsed->root());
}

STEPCHECK_RULE(choice_unknown_value){
    .id = "choice-unknown-value",
    .summary = "A status that an API answers with is compared with none of the values that the API lists.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
