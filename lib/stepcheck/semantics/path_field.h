#pragma once

#include "stepcheck/asl/field.h"
#include "stepcheck/query/jsonpath/path.h"
#include "stepcheck/query/parsed.h"
#include "stepcheck/semantics/fault.h"
#include "stepcheck/semantics/payload.h"
#include "stepcheck/semantics/surroundings.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::semantics {

/// A path as causes show it outside of templates: one into the context object with one `$`.
[[nodiscard]] inline std::string_view shownPath(std::string_view path) {
    return path.starts_with("$$") ? path.substr(1) : path;
}

/// A field of a JSONPath state that holds a path: InputPath, ResultPath, SecondsPath, …
class PathField {
public:
    PathField() = default;  // absent
    explicit PathField(const asl::Field<asl::Text>& field);

    [[nodiscard]] bool isPresent() const { return form_ != Form::Absent; }

    /// The path as causes show it: one into the context object with one `$`, "$.Execution.Input".
    /// Source: recorded of ItemsPath.
    [[nodiscard]] std::string_view text() const { return shownPath(text_); }

    /// Null: the data is thrown away.
    [[nodiscard]] bool discards() const { return form_ == Form::Null; }

    /// Whether data passes through it as it is: absent, or `$`.
    [[nodiscard]] bool keepsAll() const;

    /// What the path names in the data, of InputPath and OutputPath: everything when absent, `{}` when null.
    /// Error: `States.Runtime` with Jayway's message.
    [[nodiscard]] Outcome<Payload> select(const Payload& data, const Surroundings& around) const;

    /// What the path names, or nothing when it names nothing or is no path.
    [[nodiscard]] std::optional<value::Value> find(const value::Value& data, const Surroundings& around) const;

    /// The data with the result put where the path says, of ResultPath: the result itself when absent, the data when
    /// null.
    /// Error: a step of the path does not fit the data.
    [[nodiscard]] Outcome<Payload> merge(const Payload& data, const Payload& result, const Surroundings& around) const;

private:
    enum class Form : std::uint8_t { Absent, Null, Path, Broken };

    Form form_ = Form::Absent;
    std::string text_;
    query::jsonpath::Path path_;
};

}  // namespace stepcheck::semantics
