#include "stepcheck/lint/reporter.h"

#include "stepcheck/lint/rule.h"
#include "stepcheck/support/assert.h"

#include <algorithm>

namespace stepcheck::lint {

void Report::addFix(support::Fix fix) {
    std::ranges::sort(fix.edits, {}, &support::Edit::at);
    const auto overlapping = [](const support::Edit& a, const support::Edit& b) { return b.at.begin < a.at.end; };
    STEPCHECK_ASSERT(std::ranges::adjacent_find(fix.edits, overlapping) == fix.edits.end());
    diagnostic_.fixes.push_back(std::move(fix));
}

Report Reporter::add(support::Span at, std::string message) {
    found_.push_back({.rule = rule_.id,
        .severity = rule_.severity,
        .at = at,
        .message = std::move(message),
        .help = {},
        .related = {},
        .awsCode = rule_.awsCode});
    return Report(found_.back());
}

}  // namespace stepcheck::lint
