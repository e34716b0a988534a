#include "stepcheck/lint/intrinsics.h"

#include "stepcheck/catalog/intrinsics.h"

#include <algorithm>
#include <variant>

namespace stepcheck::lint {

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

static bool isSameButForCase(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

const query::jsonpath::Step* arrayStep(const query::jsonpath::Path& path) {
    if (path.definite || std::holds_alternative<query::jsonpath::Call>(path.steps.back().kind))
        return nullptr;
    return &path.steps[path.definiteSteps];
}

std::string_view intrinsicMeantBy(std::string_view text) {
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos)
        return {};
    const std::string_view written = text.substr(0, open);
    for (const catalog::IntrinsicSpec& spec : catalog::intrinsics()) {
        const std::string_view bare = spec.name.substr(spec.name.find('.') + 1);
        if (isSameButForCase(written, spec.name) || isSameButForCase(written, bare))
            return spec.name;
    }
    return {};
}

void reportIntrinsics(std::span<const asl::Expression> expressions, query::intrinsic::ProblemKind kind, Reporter& out) {
    eachIntrinsic(expressions, [&](const asl::Expression& expression, const query::intrinsic::Call& call) {
        for (const query::intrinsic::Problem& problem : query::intrinsic::check(call)) {
            if (problem.kind != kind)
                continue;
            auto report = out.report(expression.at(problem.at), "{}", problem.message);
            if (!problem.help.empty())
                report.help("{}", problem.help);
        }
    });
}

}  // namespace stepcheck::lint
