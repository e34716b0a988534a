#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

using catalog::ApiKind;
using syntax::Kind;
using syntax::Node;

static bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

static bool isBoolean(std::string_view text) {
    return text == "true" || text == "false" || lint::differInCase(text, "true") || lint::differInCase(text, "false");
}

// Whether the service takes a value of that type: it reads texts as numbers and booleans, and writes numbers and JSON
// where the API wants a text.
static bool fits(const Node& value, ApiKind kind) {
    const bool isScalar = !value.is(Kind::Object) && !value.is(Kind::Array);
    switch (kind) {
        case ApiKind::Any:
        case ApiKind::Blob:
        case ApiKind::String: return true;
        case ApiKind::Enumeration: return value.is(Kind::String) || value.is(Kind::Number);
        case ApiKind::Number: return value.is(Kind::Number) || (value.is(Kind::String) && isNumber(value.text()));
        case ApiKind::Boolean: return value.is(Kind::Boolean) || (value.is(Kind::String) && isBoolean(value.text()));
        case ApiKind::Timestamp: return isScalar && !value.is(Kind::Boolean);
        case ApiKind::List: return value.is(Kind::Array);
        case ApiKind::Map:
        case ApiKind::Structure: return value.is(Kind::Object);
    }
    return true;
}

// Whether an enumeration lists the text that a boolean is written as.
static bool isWritten(const Node& value, catalog::ApiShape shape) {
    const auto values = shape.kind() == ApiKind::Enumeration ? shape.values() : std::vector<std::string_view>();
    return value.is(Kind::Boolean) && std::ranges::any_of(values, isBoolean);
}

static void checkType(const RuleInput& in, const lint::TaskCall& call, const lint::ApiValue& value, Reporter& out) {
    const Node& node = *value.node;
    // A path without `.$` has rules of its own, and null is no value.
    if (node.is(Kind::Null) ||
        (node.is(Kind::String) &&
            (!node.isFinalString() || lint::meaningOf(node.text(), in.variables) != lint::Meaning::Text)))
        return;
    if (!fits(node, value.shape.kind()) && !isWritten(node, value.shape))
        out.report(node.span(), "\"{}\" of {} takes {}, not {}", value.path, lint::actionName(call.resource),
            catalog::describe(value.shape.kind()), syntax::describe(node.kind()));
}

static bool hasDigit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Follows a dotted path into objects that are written down.
static const Node* constantAt(const lint::TaskCall& call, std::string_view path) {
    const Node* node = &call.parameters->value;
    while (node != nullptr && !path.empty()) {
        const std::string_view name = path.substr(0, path.find('.'));
        node = lint::constantParameter(*call.state, *node, name);
        path.remove_prefix(std::min(path.size(), name.size() + 1));
    }
    return node;
}

// The values of which the catalogue of integrations knows all.
static void checkListed(const lint::TaskCall& call, const catalog::ParameterValues& allowed, Reporter& out) {
    const Node* node = constantAt(call, allowed.path);
    if (node == nullptr || !node->isFinalString() || node->text().empty() ||
        std::ranges::find(allowed.values, node->text()) != allowed.values.end())
        return;
    out.report(node->span(), "\"{}\" of {} has no value \"{}\"", allowed.path, lint::actionName(call.resource),
           node->text())
        .help("write {}", lint::quoted(allowed.values, "or"));
}

static bool isListed(const catalog::IntegrationAction* action, std::string_view path) {
    return action != nullptr &&
           std::ranges::find(action->values, path, &catalog::ParameterValues::path) != action->values.end();
}

static void checkValue(
    const lint::TaskCall& call, const lint::TaskApi& api, const lint::ApiValue& value, Reporter& out) {
    if (value.shape.kind() != ApiKind::Enumeration || !value.node->isFinalString() ||
        isListed(call.listedAction(), value.path))
        return;
    const std::string_view text = value.node->text();
    const std::vector<std::string_view> values = value.shape.values();
    // Names with numbers in them, of instances and versions, are added all the time.
    if (std::ranges::find(values, text) != values.end() || text.empty())
        return;
    std::string_view meant = lint::sameButCase(text, values);
    if (meant.empty() && hasDigit(text))
        return;
    if (meant.empty())
        meant = lint::onceMisspelt(text, values);
    if (!meant.empty()) {
        out.report(value.node->span(), "\"{}\" of {} has no value \"{}\"", value.path, lint::actionName(call.resource),
               text)
            .help("write \"{}\"", meant);
        return;
    }
    auto report = out.report(value.node->span(), "\"{}\" of {} had no value \"{}\" in {}", value.path,
        lint::actionName(call.resource), text, api.service.knownUntil());
    report.severity(Severity::Info);
    if (const std::string_view near = support::nearest(text, values); !near.empty())
        report.help("did you mean \"{}\"?", near);
}

// Numbers out of the range that the models say. A greater one may be allowed by now.
static void checkRange(const lint::TaskCall& call, const lint::ApiValue& value, Reporter& out) {
    if (value.shape.kind() != ApiKind::Number || !value.node->is(Kind::Number))
        return;
    const double number = value.node->number();
    const catalog::ApiRange range = value.shape.range();
    if (range.least && number < *range.least)
        out.report(value.node->span(), "\"{}\" of {} is at least {}", value.path, lint::actionName(call.resource),
            *range.least);
    else if (range.most && number > *range.most)
        out.report(value.node->span(), "\"{}\" of {} was at most {} in {}", value.path, lint::actionName(call.resource),
               *range.most, catalog::apiBoundsKnownUntil())
            .severity(Severity::Info);
}

static void checkEmpty(const lint::TaskCall& call, const lint::ApiValue& value, Reporter& out) {
    const bool isEmpty =
        value.shape.kind() == ApiKind::String && value.node->isFinalString() && value.node->text().empty();
    if (isEmpty && value.shape.range().least.value_or(0) > 0)
        out.report(value.node->span(), "\"{}\" of {} is empty", value.path, lint::actionName(call.resource));
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const catalog::IntegrationAction* action = call.listedAction();
        if (action != nullptr && call.parameters != nullptr)
            for (const catalog::ParameterValues& allowed : action->values)
                checkListed(call, allowed, out);
        const lint::CalledApi* called = in.data.shared().api(call);
        if (called == nullptr)
            continue;
        for (const lint::ApiValue& value : called->values) {
            if (value.isRoot())
                continue;
            checkType(in, call, value, out);
            checkValue(call, called->api, value, out);
            checkRange(call, value, out);
            checkEmpty(call, value, out);
        }
    }
}

STEPCHECK_RULE(task_parameter_type){
    .id = "task-parameter-type",
    .summary = "A literal in the parameters of a task is of the wrong type, or none of the values that the API lists.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
