#pragma once

#include "stepcheck/syntax/tree_builder.h"
#include "stepcheck/syntax/yaml_events.h"

#include <cstdint>
#include <string_view>

namespace stepcheck::syntax {

/// Where a scalar stands.
struct YamlScalarPlace {
    Span span;                       // with quotes or block header; empty for what is not written
    std::string_view blockHeader{};  // of a literal or folded scalar
    std::uint32_t parentIndent = 0;  // columns of indentation around it
};

/// Makes nodes of the scalars of one YAML text.
class YamlValues {
public:
    YamlValues(std::string_view source, bool holes, TreeBuilder& builder)
        : source_(source), holes_(holes), builder_(builder) {}

    /// A key is a string (or a hole) however it is written.
    [[nodiscard]] TreeBuilder::Scalar key(const YamlEvent& event, const YamlScalarPlace& place);

    [[nodiscard]] TreeBuilder::Scalar value(const YamlEvent& event, const YamlScalarPlace& place);

    /// The tag as written, but `!!name` for every spelling of a tag of YAML itself, and nothing for the tag `!`.
    [[nodiscard]] std::string_view tag(const YamlEvent& event);

private:
    [[nodiscard]] TreeBuilder::Scalar read(const YamlEvent& event, const YamlScalarPlace& place);
    [[nodiscard]] Kind kindOf(const YamlEvent& event, const TreeBuilder::Scalar& scalar) const;

    std::string_view source_;
    bool holes_;
    TreeBuilder& builder_;
};

}  // namespace stepcheck::syntax
