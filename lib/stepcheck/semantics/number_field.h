#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/catalog/fields.h"
#include "stepcheck/semantics/jsonata_template.h"
#include "stepcheck/semantics/path_field.h"

#include <optional>
#include <string>
#include <variant>

namespace stepcheck::semantics {

/// A field that holds a number, with its twin by path: TimeoutSeconds and TimeoutSecondsPath, MaxConcurrency, ….
class NumberField {
public:
    NumberField() = default;  // absent

    /// `name` is the field without `Path`; causes use it. `object` is what the state has it in, as the service names
    /// that in causes: "ItemReader/ReaderConfig"; empty for the state itself. `Number` is std::int64_t or double.
    template <class Number>
    [[nodiscard]] static NumberField compile(std::string name, const asl::Field<Number>& literal,
        const asl::Field<asl::Text>& path, asl::QueryLanguage language, const std::string& object = {}) {
        NumberField field(std::move(name), path);
        if (const auto* number = asl::get(literal))
            field.form_ = value::Value(number->value);
        else if (literal.isPresent() && language == asl::QueryLanguage::Jsonata)
            field.form_ = JsonataTemplate::compile(
                literal.member->value, object.empty() ? field.name_ : object + "/" + field.name_);
        return field;
    }

    /// The same field, where a number out of the range that definitions are held to is refused in an execution, too.
    [[nodiscard]] NumberField inRange(catalog::ObjectKind kind) &&;

    /// The integer, or nothing when the field is absent. A text of digits counts as one where a path gives it.
    /// Error: a path that leads nowhere or to something else, an expression that fails, a number out of range.
    /// Source: recorded executions.
    [[nodiscard]] Outcome<std::optional<std::int64_t>> integer(
        const value::Value& document, const Surroundings& around) const;

    /// The number, of either kind.
    [[nodiscard]] Outcome<std::optional<double>> number(const value::Value& document, const Surroundings& around) const;

    [[nodiscard]] bool isPresent() const { return path_.isPresent() || !std::holds_alternative<std::monostate>(form_); }

private:
    NumberField(std::string name, const asl::Field<asl::Text>& path) : name_(std::move(name)), path_(path) {}

    // The value, wherever it comes from; nothing when the field is absent.
    [[nodiscard]] Outcome<std::optional<value::Value>> find(
        const value::Value& document, const Surroundings& around) const;
    [[nodiscard]] value::Value settled(const value::Value& value, value::Oracle& oracle) const;
    [[nodiscard]] Fault notA(std::string_view kind, const value::Value& value) const;
    [[nodiscard]] std::optional<Fault> outOfRange(double number) const;

    std::string name_;
    PathField path_;
    std::variant<std::monostate, value::Value, JsonataTemplate> form_;
    const catalog::FieldSpec* range_ = nullptr;  // whose minimum and maximum hold
};

}  // namespace stepcheck::semantics
