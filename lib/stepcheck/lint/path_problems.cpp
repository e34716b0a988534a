#include "stepcheck/lint/path_problems.h"

namespace stepcheck::lint {

static bool isWordBegin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool mayBeTaken(std::string_view text, const query::SyntaxError& error) {
    if (error.at.begin >= text.size())
        return false;
    const std::string_view before = text.substr(0, error.at.begin);
    if (before.ends_with('[') && text[error.at.begin] == '(')
        return true;
    const std::size_t filter = before.rfind("[?");
    return filter != std::string_view::npos && before.find("]", filter) == std::string_view::npos &&
           isWordBegin(text[error.at.begin]);
}

}  // namespace stepcheck::lint
