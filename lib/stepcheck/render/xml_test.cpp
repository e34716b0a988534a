#include "stepcheck/render/xml.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

TEST(Xml, EscapesWhatIsMarkup) {
    EXPECT_EQ(xmlText(R"(a < b && c > "d" 'e')"), R"(a &lt; b &amp;&amp; c &gt; "d" 'e')");
    EXPECT_EQ(xmlAttribute(R"(a < b && c > "d" 'e')"), "a &lt; b &amp;&amp; c &gt; &quot;d&quot; 'e'");
}

TEST(Xml, KeepsLineBreaks) {
    EXPECT_EQ(xmlText("a\nb"), "a\nb");
    EXPECT_EQ(xmlAttribute("a\nb"), "a&#10;b");
}

TEST(Xml, HoldsNoCharacterThatXmlForbids) {
    EXPECT_EQ(xmlText("\x1b[31m"), "\\u001b[31m");
    EXPECT_EQ(xmlText("\xEF\xBF\xBE"), "\xEF\xBF\xBD");  // U+FFFE
    EXPECT_EQ(xmlText("a\xFF"), "a\xEF\xBF\xBD");
    EXPECT_EQ(xmlText("状态😀"), "状态😀");
}

}  // namespace stepcheck::render
