#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace stepcheck::rules {

// The field that takes a path, when there is one and the value is a path, as far as one can see.
static std::string pathField(const asl::Object& object, const catalog::FieldSpec& spec, const syntax::Node& value) {
    const std::string name = fmt::format("{}Path", spec.name);
    const catalog::FieldSpec* const found = catalog::findField(object.kind, name);
    const bool isPath = value.is(syntax::Kind::String) && (value.text().starts_with('$') || value.isUnknown());
    return isPath && found != nullptr && lint::hasInItsLanguage(object, *found) ? name : std::string();
}

static std::string helpFor(const asl::Object& object, const catalog::FieldSpec& spec, const std::string& path) {
    if (object.queryLanguage == asl::QueryLanguage::Jsonata || !lint::hasInItsLanguage(object, spec))
        return {};
    if (spec.field == catalog::Field::Result)
        return "use \"Parameters\"";
    if (!path.empty())
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
            const std::string path = pathField(object, *spec, member->value);
            if (const std::string help = helpFor(object, *spec, path); !help.empty())
                report.help("{}", help);
            if (!path.empty())
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
