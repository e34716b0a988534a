#include "stepcheck/lint/compared_data.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/equalities.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"

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

static void checkSides(const RuleInput& in, const lint::Equality& equality, const jsonata::Node& read,
    const jsonata::Node& other, Reporter& out) {
    const auto* literal = std::get_if<jsonata::Literal>(&other.shape);
    if (literal != nullptr && literal->value.is(value::Kind::String) &&
        std::holds_alternative<jsonata::Path>(read.shape))
        checkText(in, equality.expression.at(other.span), literal->value.string(), equality.textOf(read),
            equality.shapeOf(read), out);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ComparedData& data : lint::comparedData(in.machine, in.data)) {
        const syntax::Node& operand = data.comparison->member->value;
        if (data.comparison->op->field == catalog::Field::StringEquals && operand.isFinalString())
            checkText(in, operand.span(), operand.text(), data.path->text(), data.found.shape, out);
    }
    lint::eachEquality(in, [&](const lint::Equality& equality) {
        const jsonata::Node& left = *equality.sides.left;
        const jsonata::Node& right = *equality.sides.right;
        checkSides(in, equality, left, right, out);
        checkSides(in, equality, right, left, out);
    });
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
