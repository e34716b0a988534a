#include "stepcheck/query/jsonpath/check.h"

#include "stepcheck/query/jsonpath/functions.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

namespace stepcheck::query::jsonpath {

bool looksLikeIntrinsic(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin).starts_with("States.");
}

static Span whole(std::string_view text) {
    return {.begin = 0, .end = static_cast<std::uint32_t>(text.size())};
}

static std::optional<Problem> checkRoot(const catalog::FieldSpec& field, const Path& path) {
    if (!field.inputOnly || path.root == Root::Input)
        return std::nullopt;
    if (path.root == Root::Context)
        return Problem{ProblemKind::ContextNotAllowed,
            fmt::format("{} writes into the state's input, not into the context object", field.name), path.rootAt, {}};
    return Problem{ProblemKind::VariableNotAllowed,
        fmt::format("{} writes into the state's input, not into a variable", field.name), path.rootAt, {}};
}

std::optional<Problem> checkFunctions(const Path& path) {
    for (const Step& step : path.steps) {
        const auto* call = std::get_if<Call>(&step.kind);
        if (call == nullptr || call->function != Function::Unknown)
            continue;
        const std::string_view near = support::nearest(call->name, functionNames());
        return Problem{ProblemKind::UnknownFunction, fmt::format("no function \"{}\" of a path", call->name), step.at,
            near.empty() ? std::string() : fmt::format("did you mean \"{}()\"?", near)};
    }
    return std::nullopt;
}

std::optional<Problem> checkPath(const catalog::FieldSpec& field, std::string_view text) {
    if (looksLikeIntrinsic(text)) {
        if (field.role == catalog::TextRole::PathOrIntrinsic)
            return std::nullopt;
        return Problem{ProblemKind::IntrinsicNotAllowed, fmt::format("{} takes no intrinsic function", field.name),
            whole(text), {}};
    }
    const auto path = parse(text);
    if (!path)
        return Problem{ProblemKind::NoPath, path.error().message, path.error().at, {}};
    return checkPath(field, *path);
}

std::optional<Problem> checkPath(const catalog::FieldSpec& field, const Path& path) {
    if (auto problem = checkRoot(field, path))
        return problem;
    if (field.role == catalog::TextRole::Path)
        return checkFunctions(path);
    if (const auto why = whyNoReference(path))
        return Problem{ProblemKind::NoReferencePath, why->message, why->at, {}};
    return std::nullopt;
}

}  // namespace stepcheck::query::jsonpath
