#include "stepcheck/flow/dominators.h"
#include "stepcheck/lint/route.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
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

namespace {

// The reads that were reported. What puts one right puts right those that can only follow it.
class Said {
public:
    explicit Said(const RuleInput& in) : in_(in) {}

    bool coversOrAdds(const asl::Expression& expression, const flow::Assignment* assignment) {
        const asl::StateId reader = *expression.object->state;
        std::vector<asl::StateId>& readers = readers_[assignment];
        if (!readers.empty() && dominators_.empty())
            dominators_ = flow::dominators(in_.machine, in_.flow.graph);
        for (std::optional<asl::StateId> before = reader; before && !readers.empty();
            before = dominators_[before->index])
            if (std::ranges::find(readers, *before) != readers.end() && *before != reader)
                return true;
        readers.push_back(reader);
        return false;
    }

private:
    const RuleInput& in_;
    std::map<const flow::Assignment*, std::vector<asl::StateId>> readers_;  // by the first assignment of the variable
    std::vector<std::optional<asl::StateId>> dominators_;
};

}  // namespace

static void check(const RuleInput& in, Reporter& out) {
    Said said(in);
    lint::eachDoubtfulRead(
        in, [&](const asl::Expression& expression, const asl::VariableUse& use, const flow::Lookup& lookup) {
            if (lookup.availability != flow::Availability::Sometimes || !lint::failsWithout(expression, use) ||
                said.coversOrAdds(expression, lookup.assignment))
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
