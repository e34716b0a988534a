#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::Absence& absence : in.data.absences()) {
        if (absence.kind != lint::AbsenceKind::OverwrittenInput)
            continue;
        const asl::State& overwriter = *absence.overwriter;
        lint::Report report = out.report(absence.at, "\"{}\" is not there: the output of \"{}\" has replaced its input",
            absence.path, overwriter.name.value);
        if (overwriter.queryLanguage == asl::QueryLanguage::JsonPath)
            report.help(
                "give \"{}\" a \"ResultPath\" such as \"$.result\", which keeps the input", overwriter.name.value);
        else
            report.help("let the \"Output\" of \"{}\" keep what is needed of $states.input", overwriter.name.value);
        lint::relateOrigins(in.machine, absence.shape, report);
    }
}

STEPCHECK_RULE(result_path_overwrites_input){
    .id = "result-path-overwrites-input",
    .summary = "The output of a state replaces an input that is read later.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#resultpath",
    .check = check,
};

}  // namespace stepcheck::rules
