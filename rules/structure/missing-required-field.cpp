#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/aws_answer.h"
#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// A field of the other query language that does the work of this one: its place is the mistake.
static bool isThereInTheOtherLanguage(const RuleInput& in, const asl::Object& object, std::string_view field) {
    return std::ranges::any_of(in.machine.fieldsOf(object),
        [&](const asl::ObjectField& present) { return present.spec != nullptr && present.spec->counterpart == field; });
}

// A Choice rule without any operator has another mistake; one that combines rules has no Variable.
static bool isRequired(const RuleInput& in, const asl::Object& object, const catalog::FieldSpec& spec) {
    if (!spec.required || !lint::hasInItsLanguage(object, spec))
        return false;
    // What holds Default is no rule: choice-default-in-rule.
    if (lint::isChoiceRule(object) && object.node->find(catalog::name(catalog::Field::Default)) != nullptr)
        return false;
    if (!object.languageKnown && spec.languages != catalog::Languages::Both)
        return false;
    if (spec.field != catalog::Field::Variable)
        return true;
    return std::ranges::any_of(in.machine.fieldsOf(object),
        [](const asl::ObjectField& present) { return present.spec != nullptr && present.spec->comparison; });
}

static bool isThere(const RuleInput& in, const asl::Object& object, catalog::Field field) {
    return lint::findMember(in.machine, object, field) != nullptr ||
           (catalog::isTemplate(object.kind) &&
               object.node->find(fmt::format("{}.$", catalog::name(field))) != nullptr) ||
           isThereInTheOtherLanguage(in, object, catalog::name(field)) || lint::isMisspelt(in.machine, object, field);
}

static std::vector<std::string_view> missing(const RuleInput& in, const asl::Object& object) {
    std::vector<std::string_view> names;
    for (const catalog::FieldSpec& spec : catalog::fieldsOf(object.kind))
        if (isRequired(in, object, spec) && !isThere(in, object, spec.field))
            names.push_back(spec.name);
    for (const catalog::ExclusiveGroup& group : catalog::exclusiveGroups(object.kind))
        if (group.oneRequired &&
            std::ranges::none_of(group.fields, [&](catalog::Field field) { return isThere(in, object, field); }))
            names.push_back(catalog::name(group.fields.front()));
    return names;
}

static void report(
    const RuleInput& in, const asl::Object& object, const std::vector<std::string_view>& names, Reporter& out) {
    auto report = out.report(lint::placeOf(in.machine, object), "{} lacks {}", lint::describe(in.machine, object),
        lint::quoted(names, "and"));
    report.awsPlace(object.node->span());
    report.awsText(catalog::aws::fieldsRequired, fmt::join(lint::inAnswerOrder(names), ", "));
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        // credentials-missing-role-arn says it of Credentials.
        if (object.kind == catalog::ObjectKind::Credentials || lint::mayHaveMore(object))
            continue;
        const std::vector<std::string_view> names = missing(in, object);
        if (!names.empty())
            report(in, object, names, out);
    }
}

STEPCHECK_RULE(missing_required_field){
    .id = "missing-required-field",
    .summary = "An object lacks a field that it must have.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#toplevelfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
