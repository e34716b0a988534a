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
    if (const auto* found = std::get_if<MapItems>(&items)) {
        std::vector<Value> inputs;
        for (std::size_t i = 0; i < found->size(); ++i)
            inputs.push_back(found->input(i));
        return value::write(Value(std::move(inputs)));
    }
    if (const auto* failure = std::get_if<Failure>(&items))
        return failure->cause.value_or("");
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

TEST(ItemReader, ReadsTheDataFilesThatAManifestNames) {
    const Value objects = Value::object(
        {{Value("shop"), Value::object({{Value("k"), Value("s3://shop/a\ns3://shop/b\n")},
                             {Value("a"), Value("{\"n\": 1}\n")}, {Value("b"), Value("{\"n\": 2}\n{\"n\": 3}\n")}})}});
    ReaderProgram manifest = reader("JSONL");
    manifest.manifestType = "ATHENA_DATA";
    EXPECT_EQ(read(manifest, objects), R"([{"n":1},{"n":2},{"n":3}])");
    EXPECT_EQ(read(manifest, objectsWith("k", "a.jsonl\n")),
        R"(unknown: the manifest "k" names "a.jsonl", which is no "s3://<bucket>/<key>")");
}

TEST(ItemReader, TellsHowToGoOnWithoutParquet) {
    EXPECT_EQ(read(reader("PARQUET"), objectsWith("k", "PAR1")),
        "unknown: stepcheck does not read PARQUET: put the rows into the file of --objects as lines of JSON, and try "
        "the "
        "definition with \"InputType\": \"JSONL\"");
}

TEST(ItemReader, KnowsWhereTheItemsAreFrom) {
    const Value parameters = *value::read(R"({"Bucket": "shop", "Key": "orders.csv", "Prefix": "orders"})");
    EXPECT_EQ(sourceOf(reader("CSV"), parameters), "S3://shop/orders.csv");
    EXPECT_EQ(sourceOf({.resource = "s3:listObjectsV2"}, parameters), "S3://shop");
}

TEST(ItemReader, SaysWhichObjectIsMissing) {
    EXPECT_EQ(read(reader("JSON"), objectsWith("other", "[]")),
        R"(unknown: there is no object "k" in bucket "shop": add it to the file of --objects, {"shop": {"k": "…"}})");
}

}  // namespace stepcheck::exec
