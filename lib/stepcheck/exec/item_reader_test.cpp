#include "stepcheck/exec/item_reader.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

using value::Value;

static Value objectsWith(std::string_view key, std::string_view text) {
    return Value::object({{Value("shop"), Value::object({{Value(key), Value(text)}})}});
}

// The items as JSON, or the cause.
static std::string read(const ReaderProgram& reader, const Value& objects, std::int64_t limit = 0) {
    const Value parameters = *value::read(R"({"Bucket": "shop", "Key": "k", "Prefix": "k"})");
    const ReadItems items = readItems(reader, parameters, objects, limit);
    if (const auto* found = std::get_if<std::vector<Value>>(&items))
        return value::write(Value(*found));
    if (const auto* failure = std::get_if<Failure>(&items))
        return *failure->cause;
    return "unknown: " + std::get<support::Error>(items).message;
}

static ReaderProgram reader(std::string inputType) {
    return {.resource = "s3:getObject", .inputType = std::move(inputType)};
}

TEST(ItemReader, TakesTheElementsOfAJsonArrayUpToTheLimit) {
    EXPECT_EQ(read(reader("JSON"), objectsWith("k", "[1, 2, 3]")), "[1,2,3]");
    EXPECT_EQ(read(reader("JSON"), objectsWith("k", "[1, 2, 3]"), 2), "[1,2]");
    EXPECT_EQ(read(reader("JSON"), objectsWith("k", "[]"), -1), "field MaxItems must be positive");
}

TEST(ItemReader, GoesWhereItemsPointerPoints) {
    ReaderProgram pointed = reader("JSON");
    pointed.itemsPointer = "/a~1b/c";
    EXPECT_EQ(read(pointed, objectsWith("k", R"({"a/b": {"c": [7]}})")), "[7]");
    EXPECT_EQ(read(pointed, objectsWith("k", "{}")), "Attempting to map over non-iterable node.");
}

TEST(ItemReader, MakesAnObjectOfEachRowOfACsv) {
    ReaderProgram csv = reader("CSV");
    csv.csvHeaderLocation = "FIRST_ROW";
    EXPECT_EQ(read(csv, objectsWith("k", "H1,\nA,B,C\nD\n")), R"([{"":"B","H1":"A"},{"":"","H1":"D"}])");
    EXPECT_EQ(read(csv, objectsWith("k", "a,a\n1,2\n")), "CSV headers cannot contain duplicates.");
    csv.csvHeaderLocation = "GIVEN";
    csv.csvHeaders = {"x"};
    EXPECT_EQ(read(csv, objectsWith("k", "1\n2\n")), R"([{"x":"1"},{"x":"2"}])");
}

TEST(ItemReader, TakesALineOfJsonLinesEach) {
    EXPECT_EQ(read(reader("JSONL"), objectsWith("k", "{\"a\": 1}\n\n[2]\n")), R"([{"a":1},[2]])");
}

TEST(ItemReader, ListsObjectsWithTheirKeys) {
    const std::string items = read({.resource = "s3:listObjectsV2"}, objectsWith("k1", "text"));
    EXPECT_NE(items.find(R"("Key":"k1")"), std::string::npos) << items;
    EXPECT_NE(items.find(R"("Size":4)"), std::string::npos) << items;
}

TEST(ItemReader, ListsWhatIsSaidOfAnObjectInsteadOfItsText) {
    const Value objects = *value::read(R"({"shop": {"k1": {"Size": 5000000000}}})");
    const std::string items = read({.resource = "s3:listObjectsV2"}, objects);
    EXPECT_NE(items.find(R"("Key":"k1")"), std::string::npos) << items;
    EXPECT_NE(items.find(R"("Size":5000000000)"), std::string::npos) << items;
}

TEST(ItemReader, FailsWhereNullSaysThatThereIsNothing) {
    EXPECT_EQ(read(reader("JSON"), *value::read(R"({"shop": {"k": null}})")), "The specified key does not exist.");
    EXPECT_EQ(read({.resource = "s3:listObjectsV2"}, *value::read(R"({"shop": null})")),
        "The specified bucket does not exist");
}

TEST(ItemReader, SaysWhichObjectIsMissing) {
    EXPECT_EQ(read(reader("JSON"), objectsWith("other", "[]")),
        R"(unknown: there is no object "k" in bucket "shop": add it to the file of --objects, {"shop": {"k": "…"}})");
}

}  // namespace stepcheck::exec
