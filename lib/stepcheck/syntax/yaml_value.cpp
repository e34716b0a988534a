#include "stepcheck/syntax/yaml_value.h"

#include "stepcheck/syntax/hole_text.h"
#include "stepcheck/syntax/holes.h"
#include "stepcheck/syntax/yaml_scalar.h"
#include "stepcheck/syntax/yaml_schema.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace stepcheck::syntax {

static constexpr std::string_view yamlTags = "tag:yaml.org,2002:";

static bool isBlock(Style style) {
    return style == Style::Literal || style == Style::Folded;
}

static std::uint32_t sizeOf(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
}

static std::string_view slice(std::string_view text, Span span) {
    return text.substr(span.begin, span.size());
}

// Decoded anew, for the map that libfyaml does not keep. The text is not compared with libfyaml's, because that one drops
// line breaks in front of deeper lines of folded scalars, and adds one for CR LF at the end of a quoted one (0.7.12).
static DecodedScalar decode(std::string_view source, const YamlEvent& event, const YamlScalarPlace& place) {
    const Span content = *event.token;
    if (!isBlock(event.style))
        return decodeFlowScalar(source, content, event.style);
    return decodeBlockScalar(
        source, {.header = place.blockHeader, .content = content, .parentIndent = place.parentIndent});
}

static NodeDetail& detailOf(TreeBuilder::Scalar& scalar) {
    if (!scalar.detail)
        scalar.detail.emplace();
    return *scalar.detail;
}

// Everything but the kind, which becomes `Hole` when the scalar is one and else stays `Invalid`.
TreeBuilder::Scalar YamlValues::read(const YamlEvent& event, const YamlScalarPlace& place) {
    TreeBuilder::Scalar scalar{.kind = Kind::Invalid, .style = event.style, .span = place.span, .text = {}};
    if (!event.token)
        return scalar;
    const std::string_view content = slice(source_, *event.token);
    const bool verbatim = !isBlock(event.style) && isVerbatim(content, event.style);
    DecodedScalar decoded;
    if (!verbatim)
        decoded = decode(source_, event, place);
    const std::string_view text = verbatim ? content : std::string_view(decoded.text);
    const std::vector<HolePlace> marks = holes_ ? findHoles(text) : std::vector<HolePlace>();
    if (verbatim && marks.empty()) {
        scalar.text = content;
        return scalar;
    }
    if (verbatim)
        decoded.map.append(sizeOf(content), *event.token);
    HoleText separated = separateHoles(text, std::move(decoded.map), marks, builder_);
    if (separated.isHole)
        scalar.kind = Kind::Hole;
    scalar.text = separated.text;
    scalar.detail = std::move(separated.detail);
    return scalar;
}

TreeBuilder::Scalar YamlValues::key(const YamlEvent& event, const YamlScalarPlace& place) {
    TreeBuilder::Scalar scalar = read(event, place);
    if (scalar.kind != Kind::Hole)
        scalar.kind = Kind::String;
    if (const std::string_view written = tag(event); !written.empty())
        detailOf(scalar).tag = written;
    return scalar;
}

Kind YamlValues::kindOf(const YamlEvent& event, const TreeBuilder::Scalar& scalar) const {
    const bool filledLater = scalar.detail && !scalar.detail->holes.empty();
    const Kind untagged = event.style != Style::Plain || filledLater ? Kind::String : kindOfPlain(scalar.text);
    if (!event.tag || filledLater)
        return untagged;
    const std::string_view resolved = event.resolvedTag();
    if (resolved == "!")
        return Kind::String;
    if (!resolved.starts_with(yamlTags))
        return untagged;
    return kindOfTagged(resolved.substr(yamlTags.size()), scalar.text, untagged);
}

TreeBuilder::Scalar YamlValues::value(const YamlEvent& event, const YamlScalarPlace& place) {
    TreeBuilder::Scalar scalar = read(event, place);
    if (scalar.kind != Kind::Hole)
        scalar.kind = kindOf(event, scalar);
    scalar.boolean = scalar.kind == Kind::Boolean && isTrue(scalar.text);
    if (const std::string_view written = tag(event); !written.empty())
        detailOf(scalar).tag = written;
    return scalar;
}

std::string_view YamlValues::tag(const YamlEvent& event) {
    if (!event.tag)
        return {};
    const std::string_view written = slice(source_, *event.tag);
    const std::string_view resolved = event.resolvedTag();
    if (resolved == "!")
        return {};
    if (resolved.starts_with(yamlTags) && !written.starts_with("!!"))
        return builder_.keep(fmt::format("!!{}", resolved.substr(yamlTags.size())));
    return written;
}

}  // namespace stepcheck::syntax
