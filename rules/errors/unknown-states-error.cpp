#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// `States.`, and what it is often mistaken for.
static bool hasReservedPrefix(std::string_view name) {
    constexpr std::array<std::string_view, 3> prefixes{catalog::reservedPrefix, "State.", "states."};
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

// The reserved name that was most likely meant, or an empty view.
static std::string_view meantBy(std::string_view name) {
    std::vector<std::string_view> names;
    for (const catalog::ReservedError& error : catalog::reservedErrors())
        if (!error.isPrefix)
            names.push_back(error.name);
    return support::nearest(name, names);
}

// Whether some Fail state of the definition raises it.
static bool isRaised(const asl::Machine& machine, std::string_view name) {
    return std::ranges::any_of(machine.states(), [&](const asl::State& state) {
        const auto* fail = std::get_if<asl::Fail>(&state.kind);
        const auto* error = fail != nullptr ? asl::get(fail->error) : nullptr;
        return error != nullptr && !error->value.isNull() && error->value.view() == name;
    });
}

static void checkName(const asl::Machine& machine, const syntax::Node& name, Reporter& out) {
    if (!hasReservedPrefix(name.text()) || catalog::findReservedError(name.text()) != nullptr ||
        isRaised(machine, name.text()))
        return;
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
    lint::eachHandlers(in.machine, [&](const asl::State& /*state*/, const lint::Handlers& handlers) {
        for (const lint::Handler& handler : handlers.list)
            for (const syntax::Node* name : handler.names)
                checkName(in.machine, *name, out);
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
