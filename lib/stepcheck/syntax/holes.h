#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stepcheck::syntax {

/// What a template marks in a text.
enum class HoleSyntax : std::uint8_t {
    None,
    Hole,    // `${Name}`, `{{name}}`, `{{resolve:…}}`: a value that is filled in later
    Escape,  // `$${Name}` and `${!Name}`: the text `${Name}`
};

/// A template mark at one place.
struct HoleMatch {
    HoleSyntax syntax = HoleSyntax::None;
    std::size_t size = 0;    // bytes of the mark, from `$` or `{{` to the closing brace
    std::string_view name;   // what stands inside, without white space at the ends
};

/// The template mark that begins at `text[offset]`.
/// `${…}` ends at the brace that closes it (braces inside are paired); it must not be empty nor hold another
/// `${` or a line break.
/// `{{…}}` is one only when it looks like a name or call and not like JSONata, whose objects begin with `{{` too:
/// no colon (but for `resolve:`), no brace, no double quote, no line break inside.
/// Source: corpus of real definitions (placeholders), CloudFormation dynamic references, Fn::Sub, Terraform templates.
[[nodiscard]] HoleMatch matchHole(std::string_view text, std::size_t offset);

/// A template mark and where it begins.
struct HolePlace {
    std::size_t offset = 0;
    HoleMatch match;
};

/// The template marks of a text, in order. Linear; fast when there is none.
[[nodiscard]] std::vector<HolePlace> findHoles(std::string_view text);

/// Offset of the first template directive (`%{ if`, `%{ for`, `%{ else`, `%{ endif`, `%{ endfor`, each also with `~`)
/// in a text, or `npos`. Fast when there is none.
[[nodiscard]] std::size_t findTemplateDirective(std::string_view text);

}  // namespace stepcheck::syntax
