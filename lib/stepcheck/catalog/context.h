#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::catalog {

/// What a field of the context object holds. Of `Any` every part may be read, of `Object` only what is listed.
enum class ContextType : std::uint8_t { Object, Any, String, Number };

/// One field of the context object: `$$` in JSONPath, `$states.context` in JSONata.
/// Source: `data/context.json`, which names the source and date of each.
struct ContextField {
    std::string_view path;  // names from the root on: "Execution.StartTime"
    ContextType type;
    std::string_view source;

    /// The last name of the path.
    [[nodiscard]] std::string_view name() const;
};

/// All fields, a field after the object that it lies in.
[[nodiscard]] std::span<const ContextField> contextFields();

/// The field at that path (exact case), or null.
[[nodiscard]] const ContextField* findContextField(std::string_view path);

/// The names of the fields directly in the object at that path; the root is "".
[[nodiscard]] std::vector<std::string_view> contextNamesIn(std::string_view path);

}  // namespace stepcheck::catalog
