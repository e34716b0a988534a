#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// "A", "A and B", "A, B and C".
static std::string join(std::span<const std::string> words) {
    std::string result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            result += i + 1 == words.size() ? " and " : ", ";
        result += words[i];
    }
    return result;
}

// "Task, Parallel and Map states, Choice rules and catchers".
static std::string listOwners(std::span<const catalog::ObjectKind> kinds) {
    constexpr std::string_view suffix = " states";
    std::vector<std::string> states;
    std::vector<std::string> owners;
    for (const catalog::ObjectKind kind : kinds) {
        const std::string_view name = catalog::describeMany(kind);
        if (name.ends_with(suffix))
            states.emplace_back(name.substr(0, name.size() - suffix.size()));
        else
            owners.emplace_back(name);
    }
    if (!states.empty())
        owners.insert(owners.begin(), join(states) + std::string(suffix));
    return join(owners);
}

// Other rules say more about some fields: assign-not-allowed, choice-next-in-nested-rule, choice-default-in-rule.
static bool isSaidElsewhere(const asl::Object& object, std::string_view name) {
    return name == catalog::name(catalog::Field::Assign) ||
           (object.kind == catalog::ObjectKind::NestedChoiceRule && name == catalog::name(catalog::Field::Next)) ||
           (lint::isChoiceRule(object) && name == catalog::name(catalog::Field::Default));
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects())
        for (const auto& [member, spec] : in.machine.fieldsOf(object)) {
            if (spec != nullptr)
                continue;
            const std::span<const catalog::ObjectKind> owners = catalog::kindsWithField(member->name());
            if (owners.empty() || isSaidElsewhere(object, member->name()))
                continue;
            out.report(member->key.span(), "{} has no field \"{}\"", catalog::describe(object.kind), member->name())
                .help("remove it; it is a field of {}", listOwners(owners))
                .awsText(catalog::aws::fieldNotSupported, member->name());
        }
}

STEPCHECK_RULE(field_not_allowed){
    .id = "field-not-allowed",
    .summary = "A field stands in an object that cannot have it.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#statesfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
