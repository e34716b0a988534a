#include "stepcheck/asl/presence.h"
#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/timestamp.h"

#include <string_view>

namespace stepcheck::rules {

// Whether another rule says what is wrong: a path or an expression that nothing evaluates as one.
static bool isForAnotherRule(const RuleInput& in, const asl::Object& object, std::string_view text) {
    if (!object.languageKnown)
        return text.find("{%") != std::string_view::npos || text.starts_with('$');
    return object.queryLanguage == asl::QueryLanguage::Jsonata
               ? text.find("{%") != std::string_view::npos || text.find("%}") != std::string_view::npos
               : lint::meaningOf(text, in.variables) == lint::Meaning::Path;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            const syntax::Node& value = member.value;
            if (spec.role != catalog::TextRole::Timestamp || !value.isFinalString() || value.isUnknown() ||
                isForAnotherRule(in, object, value.text()))
                return;
            const auto parsed = support::parseTimestamp(value.text());
            if (parsed.value)
                return;
            if (asl::isExpression(value))
                out.report(value.span(), "\"{}\" is a plain text here: the query language is JSONPath", spec.name)
                    .help("set \"QueryLanguage\": \"JSONata\" for the state or the state machine");
            else
                out.report(value.span(), "\"{}\" is no RFC 3339 timestamp: {}", spec.name, parsed.problem)
                    .awsText(catalog::aws::notATimestamp)
                    .help("write it as in \"2026-03-14T01:59:00Z\"");
        });
}

STEPCHECK_RULE(timestamp_format){
    .id = "timestamp-format",
    .summary = "A timestamp is not written as RFC 3339 wants it.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#timestamps",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
