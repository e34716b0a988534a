#include "stepcheck/query/payload/dynamic_fields.h"

#include <string>
#include <utility>

namespace stepcheck::query::payload {

static constexpr std::string_view suffix = ".$";

support::Span DynamicField::spanOf(support::Span inExpression) const {
    return member->value.is(syntax::Kind::String) ? member->value.spanOf(inExpression) : member->value.span();
}

static Parsed<Expression> expressionOf(const syntax::Node& value) {
    if (value.is(syntax::Kind::String))
        return parseExpression(value.text());
    return SyntaxError{"a computed field is a string with a path or an intrinsic function", {}};
}

static const syntax::Member* rivalOf(const syntax::Node& object, const syntax::Member& field, std::string_view name) {
    for (const syntax::Member& other : object.members())
        if (&other != &field && (other.name() == name || other.name() == field.name()))
            return &other;
    return nullptr;
}

static void collect(const syntax::Node& node, std::vector<DynamicField>& fields) {
    for (const syntax::Node& element : node.elements())
        collect(element, fields);
    for (const syntax::Member& member : node.members()) {
        const std::string_view key = member.name();
        if (!key.ends_with(suffix)) {
            collect(member.value, fields);
            continue;
        }
        if (member.value.isUnknown() || (member.value.is(syntax::Kind::String) && !member.value.isFinalString()))
            continue;
        const std::string_view name = key.substr(0, key.size() - suffix.size());
        fields.push_back({.member = &member,
            .name = name,
            .expression = expressionOf(member.value),
            .rival = rivalOf(node, member, name)});
    }
}

std::vector<DynamicField> dynamicFields(const syntax::Node& payloadTemplate) {
    std::vector<DynamicField> fields;
    collect(payloadTemplate, fields);
    return fields;
}

}  // namespace stepcheck::query::payload
