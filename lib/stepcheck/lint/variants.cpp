#include "stepcheck/lint/variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace stepcheck::lint {

using embed::Condition;
using support::Diagnostic;
using support::Fix;
using support::Severity;
using support::Span;

static auto keyOf(const Diagnostic& diagnostic) {
    return std::tie(diagnostic.at, diagnostic.rule, diagnostic.message);
}

// Whether a place is in what the condition chooses, so that the other definition has nothing of it.
static bool isChosen(const Condition& condition, Span at) {
    return std::ranges::any_of(condition.alternatives, [at](Span each) { return each.contains(at); });
}

static bool isInside(const Condition& condition, const Fix& fix) {
    return std::ranges::all_of(
        fix.edits, [&condition](const support::Edit& edit) { return isChosen(condition, edit.at); });
}

static bool areSame(const std::vector<Fix>& a, const std::vector<Fix>& b) {
    return std::ranges::equal(a, b, {}, &Fix::edits, &Fix::edits);
}

// A finding of one definition only, or nothing when it is none.
static std::optional<Diagnostic> ofOne(const Condition& condition, Diagnostic diagnostic, bool holds) {
    const bool isIts = isChosen(condition, diagnostic.at);
    if (!isIts && diagnostic.severity != Severity::Error)
        return std::nullopt;
    std::erase_if(diagnostic.fixes, [&condition](const Fix& fix) { return !isInside(condition, fix); });
    if (!isIts)
        diagnostic.related.push_back({.at = condition.at,
            .message = fmt::format("when \"{}\" {}", condition.name, holds ? "holds" : "does not hold")});
    return diagnostic;
}

// What both definitions have in common may still be chosen by a condition around.
static void keepInScope(const Condition& condition, std::vector<Diagnostic>& found) {
    if (condition.scope)
        std::erase_if(found, [&condition](const Diagnostic& each) {
            return each.severity != Severity::Error && !condition.scope->contains(each.at);
        });
}

std::vector<Diagnostic> mergeVariants(
    const Condition& condition, std::vector<Diagnostic> whenTrue, std::vector<Diagnostic> whenFalse) {
    using Key = decltype(keyOf(std::declval<const Diagnostic&>()));
    keepInScope(condition, whenTrue);
    keepInScope(condition, whenFalse);
    std::map<Key, Diagnostic*> others;
    for (Diagnostic& diagnostic : whenFalse)
        others.emplace(keyOf(diagnostic), &diagnostic);
    std::vector<Diagnostic> result;
    for (Diagnostic& diagnostic : whenTrue) {
        const auto other = others.find(keyOf(diagnostic));
        if (other != others.end()) {
            if (!areSame(diagnostic.fixes, other->second->fixes))
                diagnostic.fixes.clear();
            result.push_back(diagnostic);
        } else if (std::optional<Diagnostic> own = ofOne(condition, std::move(diagnostic), true)) {
            result.push_back(*std::move(own));
        }
    }
    for (const Diagnostic& diagnostic : result)
        others.erase(keyOf(diagnostic));
    for (const auto& [key, diagnostic] : others)
        if (std::optional<Diagnostic> own = ofOne(condition, *diagnostic, false))
            result.push_back(*std::move(own));
    return result;
}

}  // namespace stepcheck::lint
