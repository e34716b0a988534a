#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::syntax {

/// What the YAML event parser reads in place of a text: as long, byte for byte, so that every offset stays.
/// Covered is what it would take for structure, or not take at all:
/// - template marks where the braces would be flow mappings (`[${N}, 2]`, `Key: {{ name }}`) become underscores;
/// - control characters become underscores, and the first is remembered;
/// - the first colon of a key such as `:status:` becomes an underscore: behind a value of several lines, libfyaml takes
///   it for the end of a key;
/// - `Key:`, line break, `!Sub |` becomes one line: libfyaml wants such a block scalar indented as deep as its `|`.
class YamlCover {
public:
    YamlCover(std::string_view text, bool holes);

    /// Lives as long as the cover and the text given to it.
    [[nodiscard]] std::string_view text() const { return covered_.empty() ? original_ : std::string_view(covered_); }

    /// Offset of the first control character that YAML does not allow.
    [[nodiscard]] std::optional<std::uint32_t> controlCharacter() const { return controlCharacter_; }

private:
    void cover(std::size_t begin, std::size_t end, char with);
    void coverControlCharacters();
    void coverMarks();
    void coverColonsOfNames();
    void joinBlockHeaders();

    std::string_view original_;
    std::string covered_;
    std::optional<std::uint32_t> controlCharacter_;
};

}  // namespace stepcheck::syntax
