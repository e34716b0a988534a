#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

// Where the first of them is written that mean nothing without attempts, or null.
static const syntax::Member* firstDelay(const asl::Retrier& retrier) {
    const syntax::Member* first = nullptr;
    const auto consider = [&](const auto& field) {
        if (field.isPresent() && (first == nullptr || field.keySpan().begin < first->key.span().begin))
            first = field.member;
    };
    consider(retrier.intervalSeconds);
    consider(retrier.backoffRate);
    consider(retrier.maxDelaySeconds);
    consider(retrier.jitterStrategy);
    return first;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states())
        for (const asl::Retrier& retrier : state.retriers) {
            const auto* attempts = asl::get(retrier.maxAttempts);
            const syntax::Member* delay = firstDelay(retrier);
            if (attempts != nullptr && attempts->value == 0 && delay != nullptr)
                out.report(delay->key.span(), "\"{}\" does nothing: MaxAttempts is 0", delay->name())
                    .help("remove it, or allow attempts");
        }
}

STEPCHECK_RULE(retry_max_attempts_zero){
    .id = "retry-max-attempts-zero",
    .summary = "A retrier without attempts says how long to wait between them.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
