#include "stepcheck/catalog/api.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/query/jsonata/regex.h"
#include "stepcheck/support/unicode.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::rules {

// Whether the pattern certainly finds nothing in the text.
static bool isOther(std::string_view text, std::string_view pattern) {
    // By the pattern's place in the table: the same few come again and again.
    thread_local boost::unordered_flat_map<const char*, std::shared_ptr<const query::jsonata::Regex>> compiled;
    const auto [place, isNew] = compiled.try_emplace(pattern.data());
    if (isNew) {
        query::jsonata::Regex::Mistake mistake;
        place->second = query::jsonata::Regex::compile(pattern, "", mistake);
    }
    const auto& regex = place->second;
    // What another library takes for a pattern need not be one here.
    return regex != nullptr &&
           query::jsonata::RegexMatcher(*regex, text).search(0) == query::jsonata::RegexMatcher::Outcome::NoMatch;
}

// An empty text is the business of task-parameter-type, and what is no ARN that of task-parameter-arn.
static void checkText(const lint::TaskCall& call, const lint::ApiValue& value, Reporter& out) {
    const std::string_view text = value.node->text();
    const catalog::ApiRange range = value.shape.range();
    const auto length = static_cast<double>(support::countCodePoints(text));
    const std::string action = lint::actionName(call.resource);
    const std::string_view date = catalog::apiBoundsKnownUntil();
    if (range.least && length < *range.least)
        out.report(value.node->span(), "\"{}\" of {} had a length of at least {} in {}", value.path, action,
            *range.least, date);
    else if (range.most && length > *range.most)
        out.report(
            value.node->span(), "\"{}\" of {} had a length of at most {} in {}", value.path, action, *range.most, date);
    else if (!value.shape.pattern().empty() && !value.path.ends_with("Arn") && isOther(text, value.shape.pattern()))
        out.report(value.node->span(), "\"{}\" of {} had to match \"{}\" in {}", value.path, action,
            value.shape.pattern(), date);
}

static bool isPlainText(const RuleInput& in, const lint::ApiValue& value) {
    return value.shape.kind() == catalog::ApiKind::String && value.node->isFinalString() &&
           !value.node->text().empty() && lint::meaningOf(value.node->text(), in.variables) == lint::Meaning::Text;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const lint::CalledApi* called = in.data.shared().api(call);
        if (called == nullptr)
            continue;
        for (const lint::ApiValue& value : called->values)
            if (!value.isRoot() && isPlainText(in, value))
                checkText(call, value, out);
    }
}

STEPCHECK_RULE(task_parameter_text){
    .id = "task-parameter-text",
    .summary = "A text in the parameters of a task is shorter, longer or written in another way than the API states.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
