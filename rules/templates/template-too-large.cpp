#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/syntax/walk.h"

#include <cstddef>

namespace stepcheck::rules {

// Fewer bytes than the service counts: what is computed counts nothing, and no character as an escape.
static std::size_t leastBytes(const syntax::Node& value) {
    std::size_t bytes = 0;
    syntax::walk(value, [&](const syntax::Step& step) {
        const bool isUnderComputedKey = step.member != nullptr && step.member->name().ends_with(lint::computedSuffix);
        const std::size_t size = step.node.text().size();
        bytes += step.depth == 0 ? 0 : 1;  // the colon, the comma or bracket after it
        if (step.isKey)
            bytes += size + 2 - (isUnderComputedKey ? lint::computedSuffix.size() : 0);
        else if (isUnderComputedKey || step.node.text().starts_with("{%"))
            return;
        else if (step.node.isFinalString())
            bytes += size + 2;
        else if (step.node.is(syntax::Kind::Number) || step.node.is(syntax::Kind::Boolean))
            bytes += size;
    });
    return bytes;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            const bool isData = spec.payloadTemplate || spec.field == catalog::Field::Result;
            if (!isData || !object.state || member.value.span().size() < catalog::maxPayloadBytes)
                return;
            if (const std::size_t bytes = leastBytes(member.value); bytes > catalog::maxPayloadBytes)
                out.report(member.key.span(), "{} makes at least {} bytes, and a state passes on at most {}", spec.name,
                       bytes, catalog::maxPayloadBytes)
                    .help("keep the data elsewhere, for instance in S3, and pass on its place");
        });
}

STEPCHECK_RULE(template_too_large){
    .id = "template-too-large",
    .summary = "The constant part of a payload template alone is more than a state may pass on.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
