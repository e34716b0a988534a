#include "stepcheck/semantics/template.h"

#include <utility>

namespace stepcheck::semantics {

std::optional<Template> Template::compile(
    const asl::Field<const asl::Node*>& field, asl::QueryLanguage language, std::string name) {
    if (!field.isPresent())
        return std::nullopt;
    return compile(field.member->value, language, std::move(name));
}

Template Template::compile(const asl::Node& node, asl::QueryLanguage language, std::string name) {
    if (language == asl::QueryLanguage::Jsonata)
        return Template(JsonataTemplate::compile(node, std::move(name)));
    return Template(query::payload::Template::compile(node));
}

Outcome<value::Value> Template::evaluate(
    const value::Value& document, const Surroundings& around, const StatesExtra& extra) const {
    if (const auto* jsonata = std::get_if<JsonataTemplate>(&kind_))
        return jsonata->evaluate(around, extra);
    auto made = std::get<query::payload::Template>(kind_).evaluate(around.over(document), around.oracle);
    if (made)
        return std::move(*made);
    return Fault{.error = std::move(made.error().error), .cause = std::move(made.error().cause)};
}

}  // namespace stepcheck::semantics
