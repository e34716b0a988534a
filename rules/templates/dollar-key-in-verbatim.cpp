#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace stepcheck::rules {

static std::string helpFor(const asl::Object& object, const catalog::FieldSpec& spec) {
    if (object.queryLanguage == asl::QueryLanguage::Jsonata || !lint::hasInItsLanguage(object, spec))
        return {};
    if (spec.field == catalog::Field::Result)
        return "use \"Parameters\"";
    const std::string path = fmt::format("{}Path", spec.name);
    if (catalog::findField(object.kind, path) != nullptr)
        return fmt::format("use \"{}\"", path);
    if (spec.payloadTemplate)
        return fmt::format("write \"{}\" with an object whose keys end with \".$\"", spec.name);
    return {};
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (catalog::isTemplate(object.kind))
            continue;
        for (const auto& [member, found] : in.machine.fieldsOf(object)) {
            const catalog::FieldSpec* spec = found == nullptr ? lint::computedField(object, *member) : nullptr;
            if (spec == nullptr)
                continue;
            auto report = out.report(member->key.span(), "{} has no field \"{}\", and nothing is computed here",
                catalog::describe(object.kind), member->name());
            if (const std::string help = helpFor(object, *spec); !help.empty())
                report.help("{}", help);
            const std::string path = fmt::format("{}Path", spec->name);
            const catalog::FieldSpec* const meant = catalog::findField(object.kind, path);
            if (meant != nullptr && lint::hasInItsLanguage(object, *meant) && member->value.is(syntax::Kind::String))
                report.fix(
                    support::Safety::Safe, lint::renamed(in, *object.node, *member, path), "rename it to \"{}\"", path);
        }
    }
}

STEPCHECK_RULE(dollar_key_in_verbatim){
    .id = "dollar-key-in-verbatim",
    .summary = "The name of a field ends with \".$\" outside of payload templates, where nothing is computed.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#payload-template",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
