#include "stepcheck/lint/route.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"

#include <cstddef>
#include <string>
#include <vector>

namespace stepcheck::rules {

// `"Check" → "Small" → "Pack"`; of a long way the middle is left out.
static std::string describeWay(const RuleInput& in, const std::vector<asl::StateId>& way) {
    constexpr std::size_t shown = 3;
    std::string result;
    for (std::size_t i = 0; i < way.size(); ++i) {
        if (i == shown && way.size() > 2 * shown + 1) {
            result += " → …";
            i = way.size() - shown - 1;
            continue;
        }
        result += fmt::format("{}\"{}\"", i == 0 ? "" : " → ", in.machine.state(way[i]).name.value);
    }
    return result;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachDoubtfulRead(
        in, [&](const asl::Expression& expression, const asl::VariableUse& use, const flow::Lookup& lookup) {
            if (lookup.availability != flow::Availability::Sometimes || !lint::failsWithout(expression, use))
                return;
            const std::vector<asl::StateId> way = in.variables.wayWithout(lookup.reader, use.name);
            auto report = out.report(expression.at(use.inText), "the variable \"{}\" has no value on the way {}",
                use.name, describeWay(in, way));
            lint::addRoute(in.machine, way, report);
            report.related(lookup.assignment->member->key.span(), "assigned here")
                .help("assign it on that way too, or before the ways part");
        });
}

STEPCHECK_RULE(variable_maybe_undefined){
    .id = "variable-maybe-undefined",
    .summary = "An expression reads a variable that has no value on some way.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
