#pragma once

#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/semantics/fault.h"
#include "stepcheck/semantics/surroundings.h"
#include "stepcheck/syntax/node.h"

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::semantics {

/// What `$states` holds beside input and context in one field.
struct StatesExtra {
    std::string_view name{};  // "result", "errorOutput", or empty for nothing
    const value::Value* value = nullptr;
};

/// A field of a JSONata state: JSON in which any string `{% … %}` is computed. Compiled once, evaluated many times;
/// cheap to copy.
class JsonataTemplate {
public:
    /// `field` is how the service names the field in causes and locations: "Output", "Choices[0]/Condition".
    [[nodiscard]] static JsonataTemplate compile(const syntax::Node& node, std::string field);

    /// The value of the field. Parts without expressions are shared.
    /// Error: `States.QueryEvaluationError` with the location of the first expression that fails or yields nothing.
    [[nodiscard]] Outcome<value::Value> evaluate(const Surroundings& around, const StatesExtra& extra = {}) const;

    /// The same of a field that has to be of a kind, which `expected` calls as the service does: "array", "string",
    /// "boolean", "number". A number may be of either kind.
    [[nodiscard]] Outcome<value::Value> evaluateAs(
        std::string_view expected, const Surroundings& around, const StatesExtra& extra = {}) const;

    /// The fault of a value that is not what the field has to be; `expected` is in the service's words.
    [[nodiscard]] Fault unexpected(std::string_view expected, const value::Value& value) const;

    /// Whether nothing in it is computed.
    [[nodiscard]] bool isConstant() const;

    [[nodiscard]] const std::string& field() const { return field_; }

    struct Part;  // private

private:
    JsonataTemplate(std::shared_ptr<const Part> root, std::string field);

    std::shared_ptr<const Part> root_;
    std::string field_;
};

}  // namespace stepcheck::semantics
