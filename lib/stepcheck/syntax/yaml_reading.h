#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

/// What a YAML reader takes a plain scalar for.
struct YamlReading {
    enum class As : std::uint8_t { Text, Null, Boolean, Number, Infinity, NotANumber, Timestamp, DefaultKey };

    As as = As::Text;
    std::string value{};  // of a boolean or number: as JSON writes it; empty for a very long number

    friend bool operator==(const YamlReading&, const YamlReading&) = default;
};

/// What a YAML 1.1 reader takes a plain scalar for. Where such readers differ, what PyYAML does counts.
/// Source: YAML 1.1 type repository (https://yaml.org/type/); PyYAML 6, resolver.py and constructor.py.
[[nodiscard]] YamlReading readAsYaml11(std::string_view text);

/// What a YAML 1.2 reader takes a plain scalar for.
/// Source: YAML 1.2.2, section 10.3.2 "Tag Resolution" of the core schema.
[[nodiscard]] YamlReading readAsYaml12(std::string_view text);

/// What people call it: "text", "null", "the boolean true", "the number 8", "a date", …
[[nodiscard]] std::string describe(const YamlReading& reading);

}  // namespace stepcheck::syntax
