#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    const auto types = catalog::findField(catalog::ObjectKind::UnknownState, catalog::Field::Type)->values;
    for (const asl::State& state : in.machine.states()) {
        const asl::Located<std::string_view>* type = asl::get(state.type);
        if (type == nullptr || std::ranges::find(types, type->value) != types.end())
            continue;
        auto report = out.report(type->at, "there is no state type \"{}\"", type->value);
        report.awsText(catalog::aws::typeOneOf, fmt::join(types, ", "));
        if (const std::string_view meant = support::nearest(type->value, types); !meant.empty())
            report.help("did you mean \"{}\"?", meant);
        else
            report.help("use {}", lint::quoted(types, "or"));
        if (const std::string_view meant = support::nearestAlone(type->value, types); !meant.empty())
            report.fix(support::Safety::Safe, lint::replaced(in, type->at, meant), "write \"{}\"", meant);
    }
}

STEPCHECK_RULE(invalid_state_type){
    .id = "invalid-state-type",
    .summary = "A state's Type is none of the eight types.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#state-types",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
