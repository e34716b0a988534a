#include "stepcheck/lint/reporter.h"

#include "stepcheck/lint/rule.h"

namespace stepcheck::lint {

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
