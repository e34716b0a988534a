#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <string>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            // Where no string may stand, wrong-value-type says so.
            if (spec.type != catalog::ValueType::String || !object.languageKnown ||
                object.queryLanguage != asl::QueryLanguage::JsonPath || !member.value.isFinalString())
                return;
            if (!lint::mayMeanMore(member.value.text()))
                return;
            const std::string twin = fmt::format("{}Path", spec.name);
            const catalog::FieldSpec* path = catalog::findField(object.kind, twin);
            if (path == nullptr)
                return;
            const lint::Meaning meaning = lint::meaningOf(member.value.text(), in.variables);
            const bool fits = meaning == lint::Meaning::Path ||
                              (meaning == lint::Meaning::Call && path->role == catalog::TextRole::PathOrIntrinsic);
            if (!fits)
                return;
            auto report = out.report(
                member.value.span(), "{} is taken as it stands and not as {}", spec.name, lint::describe(meaning));
            report.help("use \"{}\"", twin)
                .fix(support::Safety::Unsafe, lint::renamed(in, *object.node, member, twin), "use \"{}\"", twin);
            // Only here the service minds what the text is.
            if (spec.role == catalog::TextRole::Timestamp)
                report.severity(Severity::Error).awsCode("SCHEMA_VALIDATION_FAILED");
        });
}

STEPCHECK_RULE(path_without_path_field){
    .id = "path-without-path-field",
    .summary = "A field holds a path as a text, while a field of its own takes paths.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#path",
    .awsCode = "NO_PATH",
    .check = check,
};

}  // namespace stepcheck::rules
