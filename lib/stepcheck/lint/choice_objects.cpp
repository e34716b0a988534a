#include "stepcheck/lint/choice_objects.h"

#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::lint {

using catalog::FieldSpec;
using catalog::ObjectKind;

bool isChoiceRule(const asl::Object& object) {
    return object.kind == ObjectKind::ChoiceRule || object.kind == ObjectKind::NestedChoiceRule;
}

bool isJsonPathRule(const asl::Object& object) {
    return isChoiceRule(object) && object.languageKnown && object.queryLanguage == asl::QueryLanguage::JsonPath;
}

static bool isOperator(const FieldSpec& spec) {
    return spec.comparison || spec.field == catalog::Field::And || spec.field == catalog::Field::Or ||
           spec.field == catalog::Field::Not;
}

std::vector<const syntax::Member*> operatorsOf(const asl::Machine& machine, const asl::Object& rule) {
    std::vector<const syntax::Member*> operators;
    for (const auto& [member, spec] : machine.fieldsOf(rule))
        if (spec != nullptr && isOperator(*spec))
            operators.push_back(member);
    return operators;
}

// `String` of `StringContains`.
static std::string_view firstWord(std::string_view name) {
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto second = std::ranges::find_if(name.substr(std::min<std::size_t>(1, name.size())), isUpper);
    return {name.begin(), second};
}

static bool beginsLikeOperator(ObjectKind kind, std::string_view name) {
    const std::string_view word = firstWord(name);
    return std::ranges::any_of(catalog::fieldsOf(kind),
        [&](const FieldSpec& spec) { return spec.comparison && firstWord(spec.name) == word; });
}

bool isMeantAsOperator(const asl::Machine& machine, const asl::Object& object, const asl::ObjectField& field) {
    if (!isJsonPathRule(object) || field.spec != nullptr || !catalog::kindsWithField(field.member->name()).empty())
        return false;
    const std::string_view name = field.member->name();
    if (beginsLikeOperator(object.kind, name))
        return true;
    const std::string_view meant = support::nearest(name, absentFields(machine, object));
    if (meant.empty())
        return operatorsOf(machine, object).empty();
    return isOperator(*catalog::findField(object.kind, meant));
}

}  // namespace stepcheck::lint
