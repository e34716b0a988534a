#include "stepcheck/support/source_text.h"

#include <gtest/gtest.h>

#include <memory>

namespace stepcheck::support {

TEST(SourceText, LeadsASpanOfAPiecedTextBackToItsFile) {
    const auto file = std::make_shared<const SourceText>("template.yaml", "Definition: {StartAt: A}");
    SpanMap map;
    map.append(12, {.begin = 12, .end = 24});
    const SourceText definition(file, "{StartAt: A}", map);

    EXPECT_EQ(definition.toFile({.begin = 1, .end = 8}), (Span{.begin = 13, .end = 20}));
    EXPECT_EQ(definition.name(), "template.yaml");
}

}  // namespace stepcheck::support
