#include "stepcheck/render/markdown_text.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

TEST(MarkdownText, EscapesWhatWouldBeMarkUp) {
    EXPECT_EQ(markdownText("a|b <i> *c*"), R"(a\|b \<i\> \*c\*)");
}

TEST(MarkdownText, PutsALineBreakAsABlank) {
    EXPECT_EQ(markdownText("a\nb"), "a b");
}

TEST(MarkdownCode, HasAFenceThatTheTextDoesNotHold) {
    EXPECT_EQ(markdownCode("{}"), "`{}`");
    EXPECT_EQ(markdownCode("a`b"), "`` a`b ``");
}

}  // namespace stepcheck::render
