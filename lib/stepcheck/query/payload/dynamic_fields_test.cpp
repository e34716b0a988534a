#include "stepcheck/query/node_value.h"
#include "stepcheck/query/payload/dynamic_fields.h"
#include "stepcheck/query/payload/template.h"
#include "stepcheck/syntax/json_fixture.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::query::payload {

static std::string quoted(const std::string& text, support::Span at) {
    return text.substr(at.begin, at.size());
}

TEST(DynamicFields, AreFoundAtAnyDepth) {
    const syntax::ReadJson json(R"json({"a.$": "$.x", "b": [{"c.$": "States.UUID()"}], "d": "$.y"})json");
    const auto fields = dynamicFields(json.root());
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_EQ(fields[0].name, "a");
    EXPECT_TRUE(std::holds_alternative<jsonpath::Path>(fields[0].expression->kind));
    EXPECT_TRUE(std::holds_alternative<intrinsic::Call>(fields[1].expression->kind));
}

TEST(DynamicFields, PlaceWhatIsWrongInTheDocument) {
    const std::string text = R"json({"a.$": "States.Format('\u007b\"x\"', oops)"})json";
    const syntax::ReadJson json(text);
    const auto fields = dynamicFields(json.root());
    ASSERT_FALSE(fields[0].expression);
    EXPECT_EQ(quoted(text, fields[0].spanOf(fields[0].expression.error().at)), "oops");
}

TEST(DynamicFields, AreStrings) {
    const std::string text = R"({"a.$": 5})";
    const syntax::ReadJson json(text);
    const auto fields = dynamicFields(json.root());
    ASSERT_FALSE(fields[0].expression);
    EXPECT_EQ(quoted(text, fields[0].spanOf(fields[0].expression.error().at)), "5");
}

TEST(DynamicFields, NameTheirRivals) {
    const syntax::ReadJson json(R"({"a": 1, "a.$": "$.x", "b.$": "$.y"})");
    const auto fields = dynamicFields(json.root());
    ASSERT_NE(fields[0].rival, nullptr);
    EXPECT_EQ(fields[0].rival->name(), "a");
    EXPECT_EQ(fields[1].rival, nullptr);
}

TEST(DynamicFields, LeaveHolesOut) {
    const syntax::ReadJson json(R"({"a.$": "${Path}", "b.$": "$.x"})");
    EXPECT_EQ(dynamicFields(json.root()).size(), 1U);
}

TEST(ValueOf, TakesADocumentAsItStands) {
    const syntax::ReadJson json(R"({"a": [1, 2.50, true, null, "x"], "b": "${B}", "c": ${C}})");
    const value::Value value = valueOf(json.root());
    EXPECT_EQ(value::write(*value.find("a")), R"([1,2.5,true,null,"x"])");
    EXPECT_EQ(describe(value.find("b")->term()), "${B}");
    EXPECT_EQ(describe(value.find("c")->term()), "${C}");
}

TEST(PayloadTemplate, IsCompiledFromADocument) {
    const syntax::ReadJson json(R"({"a.$": "$.x", "b": 1})");
    value::NeverAsked oracle;
    const value::Value input = value::Value::object({{"x", 2}});
    EXPECT_EQ(value::write(*Template::compile(json.root()).evaluate({.input = input}, oracle)), R"({"b":1,"a":2})");
}

}  // namespace stepcheck::query::payload
