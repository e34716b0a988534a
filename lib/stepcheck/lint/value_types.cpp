#include "stepcheck/lint/value_types.h"

#include "stepcheck/asl/presence.h"

#include <fmt/format.h>

namespace stepcheck::lint {

std::string_view describe(catalog::ValueType type) {
    switch (type) {
        case catalog::ValueType::Any: return "a value";
        case catalog::ValueType::String: return "a string";
        case catalog::ValueType::Boolean: return "a boolean";
        case catalog::ValueType::Integer: return "an integer";
        case catalog::ValueType::Number: return "a number";
        case catalog::ValueType::Object: return "an object";
        case catalog::ValueType::ObjectArray:
        case catalog::ValueType::StringArray: return "an array";
        case catalog::ValueType::ArrayOrObject: return "an array or an object";
    }
    return "a value";
}

std::string describeFound(const syntax::Node& value, const catalog::FieldSpec& spec) {
    if (spec.type == catalog::ValueType::Integer && value.is(syntax::Kind::Number))
        return "a number with a fraction";
    return std::string(syntax::describe(value.kind()));
}

// What a string in place of another value was most likely meant to be.
static std::string helpForString(const asl::Object& object, const syntax::Node& value, const catalog::FieldSpec& spec) {
    const std::string_view text = value.text();
    const std::string path = fmt::format("{}Path", spec.name);
    if (text.starts_with('$') && object.queryLanguage == asl::QueryLanguage::Jsonata && spec.expression)
        return fmt::format("write \"{{% {} %}}\"", text);
    if (text.starts_with('$') && catalog::findField(object.kind, path) != nullptr)
        return fmt::format("use \"{}\" for a path", path);
    if (asl::isExpression(value) && spec.expression)
        return "set \"QueryLanguage\" to \"JSONata\" to use expressions";
    if (spec.type == catalog::ValueType::StringArray)
        return fmt::format("write [\"{}\"]", text);
    const bool isNumber = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    const bool wantsNumber = spec.type == catalog::ValueType::Integer || spec.type == catalog::ValueType::Number;
    const bool isBoolean = spec.type == catalog::ValueType::Boolean && (text == "true" || text == "false");
    return (isNumber && wantsNumber) || isBoolean ? "remove the quotes" : "";
}

bool lacksExpression(const asl::Object& object, const syntax::Node& value, const catalog::FieldSpec& spec) {
    return object.languageKnown && object.queryLanguage == asl::QueryLanguage::Jsonata && spec.expression &&
           value.isFinalString() && value.text().find("{%") == std::string_view::npos &&
           value.text().find("%}") == std::string_view::npos &&
           asl::presenceOf(value, spec, true) == asl::Presence::Mistyped;
}

std::string helpForType(const asl::Object& object, const syntax::Node& value, const catalog::FieldSpec& spec) {
    if (value.is(syntax::Kind::String))
        return helpForString(object, value, spec);
    const bool isScalar = value.is(syntax::Kind::Number) || value.is(syntax::Kind::Boolean);
    // A number may be a text, but it is no path, no name and no ARN.
    const bool isText = spec.role == catalog::TextRole::None || spec.role == catalog::TextRole::Comment ||
                        spec.role == catalog::TextRole::Enumeration;
    return spec.type == catalog::ValueType::String && isScalar && isText ? "put it in quotes" : "";
}

}  // namespace stepcheck::lint
