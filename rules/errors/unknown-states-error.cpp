#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace stepcheck::rules {

// `States.`, and what it is often mistaken for.
static bool hasReservedPrefix(std::string_view name) {
    constexpr std::array<std::string_view, 3> prefixes{catalog::reservedPrefix, "State.", "states."};
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

// The reserved name that was most likely meant, or an empty view.
static std::string_view meantBy(std::string_view name) {
    // None of the reserved ones is nearly as long.
    constexpr std::size_t longest = 80;
    if (name.size() > longest)
        return {};
    std::vector<std::string_view> names;
    for (const catalog::ReservedError& error : catalog::reservedErrors())
        if (!error.isPrefix)
            names.push_back(error.name);
    return support::nearest(name, names);
}

// The errors that the Fail states of the definition raise.
static std::unordered_set<std::string_view> raisedErrors(const asl::Machine& machine) {
    std::unordered_set<std::string_view> errors;
    for (const auto& [state, fail] : machine.each<asl::Fail>())
        if (const auto* error = asl::get(fail.error))
            errors.insert(error->value.view());
    return errors;
}

static void checkName(const syntax::Node& name, Reporter& out) {
    const std::string_view meant = meantBy(name.text());
    if (meant.empty() && !name.text().starts_with(catalog::reservedPrefix))
        return;
    auto report = out.report(name.span(), "the service has no error \"{}\"", name.text());
    if (!meant.empty())
        report.help("write \"{}\"", meant);
    else
        report.help("name errors of your own without the prefix \"{}\"", catalog::reservedPrefix);
}

static void check(const RuleInput& in, Reporter& out) {
    std::optional<std::unordered_set<std::string_view>> raised;
    lint::eachHandlers(in.data.shared(), [&](const asl::State& /*state*/, const lint::Handlers& handlers) {
        for (const lint::Handler& handler : handlers.list)
            for (const syntax::Node* name : handler.names) {
                if (!hasReservedPrefix(name->text()) || catalog::findReservedError(name->text()) != nullptr)
                    continue;
                if (!raised)
                    raised = raisedErrors(in.machine);
                if (!raised->contains(name->text()))
                    checkName(*name, out);
            }
    });
}

STEPCHECK_RULE(unknown_states_error){
    .id = "unknown-states-error",
    .summary = "A name with the prefix of the service is none of its errors.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
