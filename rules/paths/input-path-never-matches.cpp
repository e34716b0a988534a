#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::Absence& absence : in.data.absences()) {
        if (absence.kind != lint::AbsenceKind::NeverMatches)
            continue;
        lint::Report report = out.report(absence.at, "\"{}\" can never match: {}", absence.path, absence.reason);
        lint::relateOrigins(in.machine, absence.shape, report);
    }
}

STEPCHECK_RULE(input_path_never_matches){
    .id = "input-path-never-matches",
    .summary = "A path reads what the data there certainly does not have.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#filters",
    .check = check,
};

}  // namespace stepcheck::rules
