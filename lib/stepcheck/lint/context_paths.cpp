#include "stepcheck/lint/context_paths.h"

#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/support/overload.h"

#include <span>
#include <string>
#include <utility>
#include <variant>

namespace stepcheck::lint {

using query::intrinsic::Argument;
using query::intrinsic::PathArgument;
using query::jsonpath::Names;
using query::jsonpath::Root;

static void addPath(
    const asl::Expression& expression, const query::jsonpath::Path& path, std::vector<ContextPath>& found) {
    // Where the context object cannot stand, result-path-not-plain says all.
    if (path.root != Root::Context || expression.field->inputOnly)
        return;
    ContextPath result{.expression = &expression, .names = {}, .at = expression.at(path.rootAt)};
    for (const query::jsonpath::Step& step : path.steps) {
        const auto* names = std::get_if<Names>(&step.kind);
        if (names == nullptr || names->names.size() != 1)
            break;
        result.names.push_back({.text = names->names.front(), .at = expression.at(step.at)});
        result.at.end = result.names.back().at.end;
    }
    found.push_back(std::move(result));
}

static void addArguments(
    const asl::Expression& expression, const query::intrinsic::Call& call, std::vector<ContextPath>& found) {
    for (const Argument& argument : call.arguments) {
        if (const auto* path = std::get_if<PathArgument>(&argument.kind))
            addPath(expression, path->path, found);
        if (const auto* nested = std::get_if<query::intrinsic::Call>(&argument.kind))
            addArguments(expression, *nested, found);
    }
}

// `$states.context.…`; of its names only the place as a whole is known.
static void addStatesPaths(
    const asl::Expression& expression, const query::jsonata::Expression& parsed, std::vector<ContextPath>& found) {
    if (parsed.text().find("context") == std::string::npos)
        return;
    for (const query::jsonata::StatesPath& path : query::jsonata::statesPaths(parsed)) {
        if (path.names.empty() || path.names.front() != "context")
            continue;
        ContextPath result{.expression = &expression, .names = {}, .at = expression.at(path.span)};
        for (const std::string_view name : std::span(path.names).subspan(1))
            result.names.push_back({.text = std::string(name), .at = result.at});
        found.push_back(std::move(result));
    }
}

std::vector<ContextPath> contextPaths(std::span<const asl::Expression> expressions) {
    std::vector<ContextPath> found;
    for (const asl::Expression& expression : expressions)
        std::visit(support::Overload{
                       [&](const query::jsonpath::Path& path) { addPath(expression, path, found); },
                       [&](const query::intrinsic::Call& call) { addArguments(expression, call, found); },
                       [&](const query::jsonata::Expression& parsed) { addStatesPaths(expression, parsed, found); },
                       [](const query::SyntaxError&) {},
                       [](const query::jsonata::Error&) {},
                   },
            expression.parsed);
    return found;
}

}  // namespace stepcheck::lint
