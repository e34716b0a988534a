#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::Absence& absence : in.data.absences()) {
        if (absence.kind != lint::AbsenceKind::CaughtInput)
            continue;
        lint::Report report =
            out.report(absence.at, "\"{}\" is not there: the error output has replaced the input", absence.path);
        const auto origins = absence.shape.origins().all();
        const asl::State& failed = in.machine.state(origins.front()->state);
        if (failed.queryLanguage == asl::QueryLanguage::JsonPath)
            report.help("give the catcher a \"ResultPath\" such as \"$.error\", which keeps the input");
        else
            report.help("give the catcher an \"Output\" that holds what its handler needs of $states.input");
        lint::relateOrigins(in.machine, absence.shape, report);
    }
}

STEPCHECK_RULE(catch_drops_input){
    .id = "catch-drops-input",
    .summary = "A handler reads the input of the state that failed, but the error output has replaced it.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#error-output",
    .check = check,
};

}  // namespace stepcheck::rules
