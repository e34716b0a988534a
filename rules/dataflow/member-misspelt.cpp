#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/open_reads.h"
#include "stepcheck/lint/rule.h"

#include <string_view>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachOpenRead(in, [&](const lint::OpenRead& read) {
        const std::string_view meant = lint::meantMember(read.name, *read.holder);
        if (meant.empty())
            return;
        lint::Report report =
            out.report(read.at, "\"{}\" is not in the data, as far as it is known, but \"{}\" is", read.name, meant);
        // In data that has other members, too, the name may well be one of them; an API writes all of them alike.
        report.help("write \"{}\"", meant)
            .severity(lint::isResponse(*read.holder) ? Severity::Warning : Severity::Info);
        lint::relateOrigins(in.machine, *read.holder, report);
    });
}

STEPCHECK_RULE(member_misspelt){
    .id = "member-misspelt",
    .summary = "A name is one slip away from a member of the data that it is looked up in.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
