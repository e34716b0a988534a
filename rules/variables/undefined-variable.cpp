#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"
#include "stepcheck/support/suggest.h"

#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// Between the names of the variables that the state can see, the nearest one.
static std::string_view findMeant(const RuleInput& in, asl::StateId state, std::string_view name) {
    std::vector<std::string_view> names;
    for (const flow::Assignment& assignment : in.variables.assignments())
        if (in.variables.find(state, assignment.name).availability == flow::Availability::Always)
            names.push_back(assignment.name);
    return support::nearest(name, names);
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachVariableUse(in, [&](const asl::Expression& expression, const asl::VariableUse& use, const flow::Lookup& lookup) {
        if (expression.object->queryLanguage != asl::QueryLanguage::JsonPath)
            return;
        if (lookup.availability == flow::Availability::Unassigned) {
            const std::string_view meant = findMeant(in, lookup.reader, use.name);
            const std::string help = meant.empty() ? "assign it in a state before" : fmt::format("did you mean \"${}\"?", meant);
            out.report(expression.at(use.inText), "nothing assigns the variable \"{}\": the state always fails", use.name)
                .help("{}", help);
        } else if (lookup.availability == flow::Availability::Never && !lint::assignsBeside(in, expression, use.name)) {
            out.report(expression.at(use.inText), "the variable \"{}\" never has a value here: the state always fails", use.name)
                .related(lookup.assignment->member->key.span(), "assigned here, which no way to the state passes")
                .help("assign it in a state before");
        }
    });
}

STEPCHECK_RULE(undefined_variable){
    .id = "undefined-variable",
    .summary = "A path reads a variable that has no value there.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
