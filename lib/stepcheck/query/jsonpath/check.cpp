#include "stepcheck/query/jsonpath/check.h"

#include "stepcheck/query/jsonpath/parser.h"

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
            fmt::format("{} writes into the state's input, not into the context object", field.name), path.rootAt};
    return Problem{ProblemKind::VariableNotAllowed,
        fmt::format("{} writes into the state's input, not into a variable", field.name), path.rootAt};
}

std::optional<Problem> checkPath(const catalog::FieldSpec& field, std::string_view text) {
    if (looksLikeIntrinsic(text)) {
        if (field.role == catalog::TextRole::PathOrIntrinsic)
            return std::nullopt;
        return Problem{
            ProblemKind::IntrinsicNotAllowed, fmt::format("{} takes no intrinsic function", field.name), whole(text)};
    }
    const auto path = parse(text);
    if (!path)
        return Problem{ProblemKind::NoPath, path.error().message, path.error().at};
    if (auto problem = checkRoot(field, *path))
        return problem;
    if (field.role == catalog::TextRole::Path)
        return std::nullopt;
    if (const auto why = whyNoReference(*path))
        return Problem{ProblemKind::NoReferencePath, why->message, why->at};
    return std::nullopt;
}

}  // namespace stepcheck::query::jsonpath
