#include "stepcheck/lint/meaning.h"

#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/query/jsonpath/check.h"
#include "stepcheck/query/jsonpath/parser.h"

#include <algorithm>

namespace stepcheck::lint {

using query::jsonpath::Root;

static bool isAssigned(std::string_view name, const flow::Variables& variables) {
    return std::ranges::any_of(
        variables.assignments(), [&](const flow::Assignment& assignment) { return assignment.name == name; });
}

bool mayMeanMore(std::string_view text) {
    return text.starts_with('$') || query::jsonpath::looksLikeIntrinsic(text);
}

Meaning meaningOf(std::string_view text, const flow::Variables& variables) {
    if (query::jsonpath::looksLikeIntrinsic(text)) {
        const auto call = query::intrinsic::parse(text);
        return call && call->spec != nullptr ? Meaning::Call : Meaning::Text;
    }
    if (!text.starts_with('$'))
        return Meaning::Text;
    const auto path = query::jsonpath::parse(text);
    if (!path)
        return Meaning::Text;
    const bool isPath = path->root == Root::Variable ? isAssigned(path->variable, variables) : !path->steps.empty();
    return isPath ? Meaning::Path : Meaning::Text;
}

std::string_view describe(Meaning meaning) {
    switch (meaning) {
        case Meaning::Text: return "a text";
        case Meaning::Path: return "a path";
        case Meaning::Call: return "a call of an intrinsic function";
    }
    return {};
}

}  // namespace stepcheck::lint
