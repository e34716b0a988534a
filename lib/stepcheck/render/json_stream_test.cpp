#include "stepcheck/render/json_stream.h"

#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include <string>

namespace stepcheck::render {

TEST(JsonStream, PutsEachElementOnALineOfItsOwn) {
    std::string text;
    const Write write = writeTo(text);
    JsonStream out(write);
    out.beginObject().member("version", 1).beginArray("files");
    out.element({{"name", "a.json"}, {"states", 3}}).element({{"name", "b.json"}, {"states", 1}});
    out.end().beginArray("notes").end().end();
    EXPECT_EQ(text, R"({
  "version": 1,
  "files": [
    {"name":"a.json","states":3},
    {"name":"b.json","states":1}
  ],
  "notes": []
}
)");
}

TEST(JsonStream, EscapesStrings) {
    std::string text;
    const Write write = writeTo(text);
    JsonStream(write).beginObject().member("a\"b", "\n状").end();
    EXPECT_EQ(text, "{\n  \"a\\\"b\": \"\\n状\"\n}\n");
}

}  // namespace stepcheck::render
