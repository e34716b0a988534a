#include "stepcheck/asl/builder.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::asl {

using catalog::ObjectKind;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

struct Definition {
    explicit Definition(std::string_view json)
        : source(std::make_shared<const support::SourceText>("test.json", std::string(json))),
          document(*syntax::readDocument(source, syntax::Language::Json)),
          machine(buildMachine(document->roots().front())) {}

    // A definition with one state "A".
    static Definition ofState(std::string_view state, std::string_view more = "") {
        return Definition(
            R"({"StartAt": "A", )" + std::string(more) + R"("States": {"A": )" + std::string(state) + "}}");
    }

    [[nodiscard]] const State& state() const { return machine.states().front(); }
    template <class Kind>
    [[nodiscard]] const Kind& own() const {
        return std::get<Kind>(state().kind);
    }
    [[nodiscard]] std::string_view textOf(Span span) const { return source->text().substr(span.begin, span.size()); }

    std::shared_ptr<const support::SourceText> source;
    std::shared_ptr<const syntax::Document> document;
    Machine machine;
};

}  // namespace

static bool looks(std::string_view json) {
    const auto source = std::make_shared<const support::SourceText>("test.json", std::string(json));
    return looksLikeDefinition((*syntax::readDocument(source, syntax::Language::Json))->roots().front());
}

TEST(LooksLikeDefinition, WantsOneOfTheTwoFieldsInAnyCase) {
    EXPECT_TRUE(looks(R"({"StartAt": "A"})"));
    EXPECT_TRUE(looks(R"({"States": {}})"));
    EXPECT_TRUE(looks(R"({"startAt": "A", "states": {}})"));
    EXPECT_TRUE(looks("{}"));
}

TEST(LooksLikeDefinition, LeavesOtherFilesAlone) {
    EXPECT_FALSE(looks(R"({"name": "package", "version": "1.0.0"})"));
    EXPECT_FALSE(looks(R"({"states": ["Ohio", "Texas"]})"));
    EXPECT_FALSE(looks("[]"));
    EXPECT_FALSE(looks("\"States\""));
}

TEST(Builder, LocatesValues) {
    const auto definition = Definition::ofState(R"({"Type": "Wait", "Seconds": 30, "Next": "B"})");
    const auto& seconds = definition.own<Wait>().seconds;
    ASSERT_EQ(seconds.presence, Presence::Located);
    EXPECT_EQ(seconds.located.value, 30);
    EXPECT_EQ(definition.textOf(seconds.located.at), "30");
    EXPECT_EQ(definition.textOf(seconds.keySpan()), "\"Seconds\"");
    EXPECT_EQ(get(definition.state().next)->value, "B");
}

TEST(Builder, TellsAbsentMistypedHoleAndExpressionApart) {
    const auto definition = Definition::ofState(
        R"({"Type": "Task", "Resource": 5, "TimeoutSeconds": "${T}", "HeartbeatSeconds": "{% $h %}"})",
        R"("QueryLanguage": "JSONata", )");
    const Task& task = definition.own<Task>();
    EXPECT_EQ(task.resource.presence, Presence::Mistyped);
    EXPECT_EQ(task.timeoutSeconds.presence, Presence::Hole);
    EXPECT_EQ(task.heartbeatSeconds.presence, Presence::Expression);
    EXPECT_EQ(task.credentials.presence, Presence::Absent);
}

TEST(Builder, TakesTheFirstOfTwoEqualKeys) {
    const auto definition = Definition::ofState(R"({"Type": "Pass", "Next": "First", "Next": "Second"})");
    EXPECT_EQ(get(definition.state().next)->value, "First");
    EXPECT_EQ(definition.machine.fieldsOf(definition.machine.objects()[1]).size(), 2U);
}

TEST(Builder, LeavesOutFieldsOfOtherTypes) {
    const auto definition = Definition::ofState(R"({"Type": "Succeed", "Next": "B", "Retry": [{}]})");
    EXPECT_FALSE(definition.state().next.isPresent());
    EXPECT_THAT(definition.state().retriers, IsEmpty());
}

TEST(Builder, LeavesOutFieldsOfTheOtherQueryLanguage) {
    const auto definition = Definition::ofState(R"({"Type": "Pass", "Output": 1, "ResultPath": "$.a"})");
    EXPECT_FALSE(definition.state().output.isPresent());
    EXPECT_TRUE(definition.state().resultPath.isPresent());
}

TEST(Builder, GivesAStateItsOwnQueryLanguageElseTheMachines) {
    const Definition definition(R"({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
      "A": {"Type": "Pass"}, "B": {"Type": "Pass", "QueryLanguage": "JSONPath"}}})");
    EXPECT_EQ(definition.machine.states()[0].queryLanguage, QueryLanguage::Jsonata);
    EXPECT_EQ(definition.machine.states()[1].queryLanguage, QueryLanguage::JsonPath);
}

TEST(Builder, DoesNotPassAStatesQueryLanguageOnToItsBranches) {
    const Definition definition(R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "QueryLanguage": "JSONata",
      "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass"}}}]}}})");
    EXPECT_EQ(definition.machine.states()[0].queryLanguage, QueryLanguage::Jsonata);
    EXPECT_EQ(definition.machine.states()[1].queryLanguage, QueryLanguage::JsonPath);
}

TEST(Builder, KnowsWhenTheQueryLanguageIsNotKnown) {
    const auto definition =
        Definition::ofState(R"({"Type": "Pass", "Output": 1, "ResultPath": "$.a"})", R"("QueryLanguage": "${L}", )");
    EXPECT_FALSE(definition.machine.objects()[1].languageKnown);
    EXPECT_TRUE(definition.state().output.isPresent());
    EXPECT_TRUE(definition.state().resultPath.isPresent());
}

TEST(Builder, DoesNotKnowAQueryLanguageThatStandsAmongTheStates) {
    const Definition definition(R"({"StartAt": "A", "States": {"QueryLanguage": "JSONata", "A": {"Type": "Pass"}}})");
    EXPECT_FALSE(definition.machine.objects()[1].languageKnown);
}

TEST(Builder, MakesAStateOfUnknownKindOfWhateverElseStandsThere) {
    const Definition definition(
        R"({"StartAt": "A", "States": {"A": 5, "B": {"Type": "task", "Next": "A"}, "C": ${State}}})");
    for (const State& state : definition.machine.states())
        EXPECT_TRUE(std::holds_alternative<UnknownKind>(state.kind));
    EXPECT_EQ(get(definition.machine.states()[1].next)->value, "A");
}

TEST(Builder, PutsOuterScopesBeforeInnerOnes) {
    const Definition definition(R"({"StartAt": "M", "States": {
      "M": {"Type": "Map", "ItemProcessor": {"StartAt": "P", "States": {
        "P": {"Type": "Parallel", "Branches": [{"StartAt": "Deep", "States": {"Deep": {"Type": "Fail"}}}]}}}},
      "N": {"Type": "Map", "Iterator": {"StartAt": "Old", "States": {"Old": {"Type": "Fail"}}}}}})");
    const Machine& machine = definition.machine;
    std::vector<std::string_view> names;
    for (const State& state : machine.states())
        names.push_back(state.name.value);
    EXPECT_THAT(names, ElementsAre("M", "N", "P", "Old", "Deep"));
    ASSERT_EQ(machine.scopes().size(), 4U);
    EXPECT_EQ(machine.scopes()[3].kind, ScopeKind::Branch);
    EXPECT_EQ(machine.scopes()[3].parent, StateId(2));
    EXPECT_EQ(std::get<Map>(machine.states()[1].kind).processor, ScopeId(2));
    EXPECT_EQ(machine.statesOf(machine.scopes()[1]).front().name.value, "P");
}

TEST(Builder, PrefersItemProcessorToIterator) {
    const auto definition = Definition::ofState(R"({"Type": "Map",
      "Iterator": {"StartAt": "I", "States": {}}, "ItemProcessor": {"StartAt": "P", "States": {}}})");
    ASSERT_EQ(definition.machine.scopes().size(), 2U);
    EXPECT_EQ(get(definition.machine.scopes()[1].startAt)->value, "P");
}

TEST(Builder, ReadsTheModeOfAMap) {
    const auto definition = Definition::ofState(R"({"Type": "Map", "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "P", "States": {}}})");
    EXPECT_TRUE(definition.own<Map>().isDistributed());
    EXPECT_EQ(get(definition.own<Map>().executionType)->value, "EXPRESS");
}

TEST(Builder, ReadsTheReaderBatcherAndWriterOfAMap) {
    const auto definition = Definition::ofState(R"({"Type": "Map",
      "ItemReader": {"Resource": "arn:r", "ReaderConfig": {"InputType": "CSV", "MaxItems": 7}},
      "ItemBatcher": {"MaxItemsPerBatch": 3},
      "ResultWriter": {"Resource": "arn:w", "WriterConfig": {"OutputType": "JSONL"}}})");
    const Map& map = definition.own<Map>();
    EXPECT_EQ(get(map.itemReader->inputType)->value, "CSV");
    EXPECT_EQ(get(map.itemReader->maxItems)->value, 7);
    EXPECT_EQ(get(map.itemBatcher->maxItemsPerBatch)->value, 3);
    EXPECT_EQ(get(map.resultWriter->outputType)->value, "JSONL");
}

TEST(Builder, ReadsChoiceRulesAsATree) {
    const auto definition = Definition::ofState(R"({"Type": "Choice", "Default": "Z", "Choices": [
      {"And": [{"Variable": "$.a", "IsPresent": true}, {"Not": {"Variable": "$.a", "StringEquals": "x"}}],
       "Next": "B"}]})");
    const Choice& choice = definition.own<Choice>();
    ASSERT_EQ(choice.choices.size(), 1U);
    const ChoiceRule& rule = choice.choices.front();
    EXPECT_EQ(get(rule.next)->value, "B");
    EXPECT_EQ(rule.combinator, ChoiceRule::Combinator::And);
    ASSERT_EQ(rule.rules.size(), 2U);
    EXPECT_EQ(rule.rules[0].comparisons.front().op->name, "IsPresent");
    EXPECT_EQ(rule.rules[1].combinator, ChoiceRule::Combinator::Not);
    EXPECT_EQ(rule.rules[1].rules.front().comparisons.front().op->name, "StringEquals");
}

TEST(Builder, ReadsRetriersAndCatchers) {
    const auto definition = Definition::ofState(R"({"Type": "Task",
      "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 1.5, "MaxAttempts": 0}],
      "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": null, "Next": "Z"}]})");
    EXPECT_EQ(get(definition.state().retriers[0].backoffRate)->value, 1.5);
    EXPECT_EQ(get(definition.state().retriers[0].maxAttempts)->value, 0);
    EXPECT_TRUE(get(definition.state().catchers[0].resultPath)->value.isNull());
    EXPECT_EQ(get(definition.state().catchers[0].next)->value, "Z");
}

static std::vector<ObjectKind> objectKinds(const Machine& machine) {
    std::vector<ObjectKind> kinds;
    for (const Object& object : machine.objects())
        kinds.push_back(object.kind);
    return kinds;
}

TEST(Builder, ListsObjectsInDocumentOrder) {
    const auto definition = Definition::ofState(R"({"Type": "Task", "Credentials": {"RoleArn": "arn:r", "Data": 1},
      "Catch": [{"Next": "A"}], "Retry": [{}, {}]})");
    EXPECT_THAT(objectKinds(definition.machine),
        ElementsAre(ObjectKind::Machine, ObjectKind::TaskState, ObjectKind::Credentials, ObjectKind::Catcher,
            ObjectKind::Retrier, ObjectKind::Retrier));
}

TEST(Builder, ListsChoiceRulesWithTheirKinds) {
    const auto definition = Definition::ofState(R"({"Type": "Choice", "Choices": [{"Or": [{}, {"Not": {}}]}, {}]})");
    EXPECT_THAT(objectKinds(definition.machine),
        ElementsAre(ObjectKind::Machine, ObjectKind::ChoiceState, ObjectKind::ChoiceRule, ObjectKind::NestedChoiceRule,
            ObjectKind::NestedChoiceRule, ObjectKind::NestedChoiceRule, ObjectKind::ChoiceRule));
}

TEST(Builder, ListsTheFieldsOfAnObjectWithWhatTheCatalogueSays) {
    const auto definition = Definition::ofState(R"({"Type": "Pass", "Resultt": 1, "${Hole}": 2, "Type": "Task"})");
    const auto fields = definition.machine.fieldsOf(definition.machine.objects()[1]);
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_EQ(fields[0].spec, catalog::findField(ObjectKind::PassState, "Type"));
    EXPECT_EQ(fields[1].spec, nullptr);
    EXPECT_EQ(fields[1].member->name(), "Resultt");
}

TEST(Builder, TreatsOtherMembersOfATemplateAsData) {
    const auto definition = Definition::ofState(R"({"Type": "Task", "Credentials": {"RoleArn": "arn:r", "Data": 1}})");
    EXPECT_EQ(definition.machine.fieldsOf(definition.machine.objects()[2]).size(), 1U);
}

TEST(Builder, MakesAMachineOfWhatIsNoObject) {
    const Definition definition("[1, 2]");
    EXPECT_THAT(definition.machine.states(), IsEmpty());
    EXPECT_THAT(definition.machine.objects(), IsEmpty());
    EXPECT_FALSE(definition.machine.topLevel().statesKnown);
}

TEST(Builder, ReadsAThousandNestedMachines) {
    std::string json;
    for (int i = 0; i < 1000; ++i)
        json += R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [)";
    json += "{}";
    for (int i = 0; i < 1000; ++i)
        json += "]}}}";
    const Definition definition(json);
    EXPECT_EQ(definition.machine.scopes().size(), 1001U);
    EXPECT_EQ(definition.machine.states().size(), 1000U);
}

TEST(Builder, ReadsDeeplyNestedChoiceRules) {
    std::string json;
    for (int i = 0; i < 4900; ++i)
        json += R"({"Not": )";
    json += "{}" + std::string(4900, '}');
    const auto definition = Definition::ofState(R"({"Type": "Choice", "Choices": [)" + json + "]}");
    EXPECT_EQ(definition.machine.objects().size(), 4903U);
}

}  // namespace stepcheck::asl
