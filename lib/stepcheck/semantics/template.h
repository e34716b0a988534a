#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/query/payload/template.h"
#include "stepcheck/semantics/jsonata_template.h"

#include <optional>
#include <string>
#include <variant>

namespace stepcheck::semantics {

/// A field that makes a value out of what is around it, in the query language of its state: a payload template, or a
/// JSONata template.
class Template {
public:
    /// The template of a field, or nothing when the field is absent.
    [[nodiscard]] static std::optional<Template> compile(
        const asl::Field<const asl::Node*>& field, asl::QueryLanguage language, std::string name);
    [[nodiscard]] static Template compile(const asl::Node& node, asl::QueryLanguage language, std::string name);

    /// The value that it makes; `document` is the `$` of JSONPath.
    [[nodiscard]] Outcome<value::Value> evaluate(
        const value::Value& document, const Surroundings& around, const StatesExtra& extra = {}) const;

private:
    explicit Template(query::payload::Template payload) : kind_(std::move(payload)) {}
    explicit Template(JsonataTemplate jsonata) : kind_(std::move(jsonata)) {}

    std::variant<query::payload::Template, JsonataTemplate> kind_;
};

}  // namespace stepcheck::semantics
