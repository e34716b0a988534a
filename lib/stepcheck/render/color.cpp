#include "stepcheck/render/color.h"

#include "stepcheck/support/assert.h"

#include <fmt/core.h>

namespace stepcheck::render {

// The sixteen colours of every terminal, so that the user's own theme applies.
static std::string_view codeOf(Role role) {
    switch (role) {
        case Role::Plain: return "";
        case Role::Strong: return "1";
        case Role::Error: return "1;31";
        case Role::Warning: return "1;33";
        case Role::Info: return "1;36";
        case Role::Note: return "1;34";
        case Role::Help: return "1;32";
        case Role::Gutter: return "34";
        case Role::Faint: return "2";
        case Role::Code: return "36";
    }
    STEPCHECK_ASSERT(false);
}

Role roleOf(support::Severity severity) {
    switch (severity) {
        case support::Severity::Info: return Role::Info;
        case support::Severity::Warning: return Role::Warning;
        case support::Severity::Error: return Role::Error;
    }
    STEPCHECK_ASSERT(false);
}

std::string Paint::operator()(Role role, std::string_view text) const {
    const std::string_view code = codeOf(role);
    if (!color_ || code.empty() || text.empty())
        return std::string(text);
    return fmt::format("\x1B[{}m{}\x1B[0m", code, text);
}

}  // namespace stepcheck::render
