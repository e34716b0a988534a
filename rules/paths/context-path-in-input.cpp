#include "stepcheck/catalog/context.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/intrinsic/call.h"
#include "stepcheck/query/jsonpath/path.h"

#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::rules {

using query::intrinsic::Call;
using query::intrinsic::PathArgument;
using query::jsonpath::Path;

// The names at the begin of a path of the input, as the catalogue writes paths of the context object.
static std::string namesOf(const Path& path) {
    std::string names;
    for (const query::jsonpath::Step& step : path.steps) {
        const auto* named = std::get_if<query::jsonpath::Names>(&step.kind);
        if (named == nullptr || named->names.size() != 1)
            break;
        names += (names.empty() ? "" : ".") + named->names.front();
    }
    return names;
}

// The field of the context object that names lead to or into; null also where data of any kind has such names: the
// `State.Name` of an address.
static const catalog::ContextField* fieldAt(std::string_view names) {
    const catalog::ContextField* field = catalog::findContextField(names);
    for (std::string_view rest = names; field == nullptr && rest.find('.') != std::string_view::npos;) {
        rest = rest.substr(0, rest.rfind('.'));
        field = catalog::findContextField(rest);
    }
    const bool isInside = field != nullptr && field->path != names;
    if (field == nullptr || field->type == catalog::ContextType::Object || names.starts_with("State.") ||
        (isInside && field->type != catalog::ContextType::Any))
        return nullptr;
    return field;
}

// Whether data is known to have the member that a path begins with.
static bool hasFirst(const flow::Shape& data, std::string_view names) {
    return data.find(names.substr(0, names.find('.'))) != nullptr;
}

static void checkPath(const Path& path, support::Span at, const flow::SeenData& seen, Reporter& out) {
    if (path.root != query::jsonpath::Root::Input)
        return;
    const std::string names = namesOf(path);
    if (fieldAt(names) == nullptr || !seen.document.mayBe(flow::ShapeKind::Object) || !seen.document.isOpen() ||
        hasFirst(seen.document, names))
        return;
    out.report(at, "\"$.{}\" is looked for in the input: the context object is \"$$\"", names)
        .help("write \"$$.{}\"", names);
}

static void checkCall(const asl::Expression& expression, const Call& call, const flow::SeenData& seen, Reporter& out) {
    for (const query::intrinsic::Argument& argument : call.arguments) {
        if (const auto* path = std::get_if<PathArgument>(&argument.kind))
            checkPath(path->path, expression.at(argument.at), seen, out);
        else if (const auto* inner = std::get_if<Call>(&argument.kind))
            checkCall(expression, *inner, seen, out);
    }
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Expression& expression : in.expressions) {
        const auto* path = std::get_if<Path>(&expression.parsed);
        const auto* call = std::get_if<Call>(&expression.parsed);
        if ((path == nullptr && call == nullptr) || expression.field->field == catalog::Field::ResultPath)
            continue;
        const auto seen = in.data.shapes().seenBy(expression);
        if (seen && path != nullptr)
            checkPath(*path, expression.at(), *seen, out);
        else if (seen)
            checkCall(expression, *call, *seen, out);
    }
}

STEPCHECK_RULE(context_path_in_input){
    .id = "context-path-in-input",
    .summary = "A path looks in the input for what only the context object has.",
    .severity = Severity::Info,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html",
    .check = check,
};

}  // namespace stepcheck::rules
