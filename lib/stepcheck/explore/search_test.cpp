#include "stepcheck/explore/exploration_fixture.h"
#include "stepcheck/explore/search.h"

#include <gtest/gtest.h>

namespace stepcheck::explore {

// A total decides between two states.
static constexpr std::string_view choice = R"({"StartAt": "Check", "States": {
    "Check": {"Type": "Choice", "Choices": [{"Variable": "$.total", "NumericGreaterThan": 100, "Next": "Large"}],
              "Default": "Small"},
    "Large": {"Type": "Succeed"}, "Small": {"Type": "Pass", "End": true}}})";

TEST(Exploration, FindsBothWaysOutOfAChoiceAndTheFailure) {
    ExploredFixture fixture(choice);
    EXPECT_EQ(fixture.outline(fixture.explore()), "succeeded Check > Large\nsucceeded Check > Small\nfailed Check\n");
}

TEST(Exploration, GivesEachPathAnInputThatTakesIt) {
    ExploredFixture fixture(choice);
    const Exploration exploration = fixture.explore();
    ASSERT_EQ(exploration.paths.size(), 3U);
    const value::Value* total = exploration.paths[0].example.input.find("total");
    ASSERT_NE(total, nullptr);
    EXPECT_GT(total->number(), 100);
    EXPECT_EQ(exploration.paths[2].example.input.find("total"), nullptr);
}

TEST(Exploration, CountsTheConditionsThatLeadTheSameWay) {
    ExploredFixture fixture(choice);
    // Small: the total is 100 or less, or no number.
    EXPECT_EQ(fixture.explore().paths[1].variants, 2U);
}

TEST(Exploration, LooksAtEverythingWhenNoLimitIsReached) {
    ExploredFixture fixture(choice);
    const Exploration exploration = fixture.explore();
    EXPECT_TRUE(exploration.limits.empty());
    EXPECT_TRUE(exploration.loose.empty());
}

// A task with a retrier for one error and a catcher for another.
static constexpr std::string_view task = R"({"StartAt": "Pay", "States": {
    "Pay": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
            "Parameters": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/pay", "MessageBody": "x"},
            "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 1}],
            "Catch": [{"ErrorEquals": ["Declined"], "Next": "Sorry"}], "End": true},
    "Sorry": {"Type": "Pass", "End": true}}})";

TEST(Exploration, LetsATaskSucceedFailAndBeTriedAgain) {
    ExploredFixture fixture(task);
    EXPECT_EQ(fixture.outline(fixture.explore()),
        "succeeded Pay\nsucceeded Pay\nsucceeded Pay > Sorry\nfailed Pay\nfailed Pay\n");
}

TEST(Exploration, TakesNullForWhatIsPastTheEndOfAnArray) {
    ExploredFixture fixture(R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Parameters": {"id.$": "$.items[0].id"}, "End": true}}})");
    const Exploration exploration = fixture.explore();
    EXPECT_EQ(exploration.count(End::Unproven), 0U);
    ASSERT_FALSE(exploration.paths.empty());
    // The id is there, or there is no item.
    EXPECT_EQ(exploration.paths[0].end, End::Succeeded);
    EXPECT_EQ(exploration.paths[0].variants, 2U);
}

TEST(Exploration, LetsAJsonataTransformChangeWhatNobodyKnows) {
    ExploredFixture fixture(R"({"QueryLanguage": "JSONata", "StartAt": "Strip", "States": {
        "Strip": {"Type": "Pass", "Output": "{% $merge([$states.input, {'a': 1}]) ~> | $ | {}, ['b'] | %}",
                  "End": true}}})");
    const Exploration exploration = fixture.explore();
    EXPECT_EQ(exploration.count(End::Unproven), 0U);
    ASSERT_FALSE(exploration.paths.empty());
    EXPECT_EQ(exploration.paths[0].end, End::Succeeded);
}

// What the items of a distributed Map are read from, and a question about each.
static std::string reading(std::string_view config, std::string_view question) {
    return fmt::format(R"({{"StartAt": "Load", "States": {{"Load": {{"Type": "Map", "End": true,
        "ItemReader": {{"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {},
                       "Parameters": {{"Bucket": "orders", "Key.$": "$.key"}}}},
        "Catch": [{{"ErrorEquals": ["States.ItemReaderFailed"], "Next": "Nothing"}}],
        "ItemProcessor": {{"ProcessorConfig": {{"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}},
            "StartAt": "Gift?", "States": {{
                "Gift?": {{"Type": "Choice", "Choices": [{{{}, "Next": "Gift"}}], "Default": "Plain"}},
                "Gift": {{"Type": "Fail", "Error": "Gift"}}, "Plain": {{"Type": "Succeed"}}}}}}}},
        "Nothing": {{"Type": "Succeed"}}}}}})",
        config, question);
}

static constexpr std::string_view isGift = R"("Variable": "$.kind", "StringEquals": "gift")";

TEST(Exploration, ReadsUnknownItemsAndMakesTheObjectsThatHoldThem) {
    for (const std::string_view config :
        {R"({"InputType": "JSON", "ItemsPointer": "/a/b"})", R"({"InputType": "JSONL"})",
            R"({"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"})", R"({"InputType": "MANIFEST"})",
            R"({"InputType": "JSONL", "ManifestType": "ATHENA_DATA"})",
            R"({"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["id", "kind"]})"}) {
        ExploredFixture fixture(reading(config, isGift));
        const Exploration exploration = fixture.explore();
        EXPECT_EQ(fixture.outline(exploration), "succeeded Load\nsucceeded Load > Nothing\nfailed Load\nfailed Load\n")
            << config;
        EXPECT_TRUE(exploration.loose.empty()) << config;
    }
}

TEST(Exploration, GivesNoCellOfACsvAnotherKindThanString) {
    ExploredFixture fixture(reading(R"({"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"})",
        R"("And": [{"Variable": "$.kind", "IsPresent": true}, {"Variable": "$.kind", "IsNumeric": true}])"));
    // No item is numeric, so none fails.
    for (const Path& path : fixture.explore().paths)
        EXPECT_NE(
            path.execution.failure ? *path.execution.failure->error : "", "States.ExceedToleratedFailureThreshold");
}

TEST(Exploration, KnowsAReaderThatAlwaysFails) {
    ExploredFixture fixture(
        reading(R"({"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["id", "id"]})", isGift));
    const Exploration exploration = fixture.explore();
    EXPECT_EQ(fixture.outline(exploration), "succeeded Load > Nothing\nfailed Load\n");
    EXPECT_TRUE(exploration.loose.empty());
}

TEST(Exploration, KnowsWhatASliceLeaves) {
    ExploredFixture fixture(R"({"StartAt": "Rest", "States": {
        "Rest": {"Type": "Pass", "InputPath": "$.items[1:]", "Next": "More?"},
        "More?": {"Type": "Choice", "Choices": [{"Variable": "$[0]", "IsPresent": true, "Next": "Rest again"}],
                  "Default": "End"},
        "Rest again": {"Type": "Pass", "InputPath": "$[1:]", "Next": "Still?"},
        "Still?": {"Type": "Choice", "Choices": [{"Variable": "$[0]", "IsPresent": true, "Next": "End"}],
                   "Default": "Last"},
        "Last": {"Type": "Succeed"}, "End": {"Type": "Succeed"}}})");
    const Exploration exploration = fixture.explore();
    EXPECT_TRUE(exploration.loose.empty());
    EXPECT_EQ(fixture.outline(exploration),
        "succeeded Rest > More? > End\nsucceeded Rest > More? > Rest again > Still? > End\n"
        "succeeded Rest > More? > Rest again > Still? > Last\nfailed Rest\nfailed Rest\n");
}

TEST(Exploration, SaysThatNothingIsReadWhereThereIsNoReader) {
    ExploredFixture fixture(choice);
    EXPECT_TRUE(fixture.explore().paths[0].example.objects.is(value::Kind::Null));
}

TEST(Exploration, FindsWhatAFunctionLooksFor) {
    ExploredFixture fixture(R"({"QueryLanguage": "JSONata", "StartAt": "Find", "States": {
        "Find": {"Type": "Pass", "Assign": {"id": "b1"}, "Next": "Book"},
        "Book": {"Type": "Pass", "Output": "{% $single($states.input.books, function($b) {$b.isbn.code = $id}) %}",
                 "End": true}}})");
    const Exploration exploration = fixture.explore();
    EXPECT_EQ(exploration.count(End::Undecided), 0U);
    EXPECT_EQ(exploration.paths[0].end, End::Succeeded);
}

TEST(Exploration, KnowsThatAMergeWithAKnownMemberIsNotSiftedAway) {
    ExploredFixture fixture(R"({"QueryLanguage": "JSONata", "StartAt": "Mark", "States": {
        "Mark": {"Type": "Pass", "End": true, "Output":
            "{% $sift($merge([$states.input, {'at': 'noon'}]), function($v) {$v != null}) %}"}}})");
    const Exploration exploration = fixture.explore();
    EXPECT_EQ(exploration.count(End::Undecided), 0U);
}

TEST(Exploration, StopsALoopAtTheLimitOfVisits) {
    ExploredFixture fixture(R"({"StartAt": "Poll", "States": {
        "Poll": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "poll"},
                 "Next": "Done?"},
        "Done?": {"Type": "Choice", "Choices": [{"Variable": "$.Payload", "StringEquals": "DONE", "Next": "End"}],
                  "Default": "Poll"},
        "End": {"Type": "Succeed"}}})",
        {.maxVisits = 2});
    const Exploration exploration = fixture.explore();
    EXPECT_TRUE(exploration.limits.contains(Limit::Visits));
    EXPECT_EQ(fixture.outline(exploration),
        "succeeded Poll > Done? > End\nsucceeded Poll > Done? > Poll > Done? > End\nfailed Poll\n"
        "failed Poll > Done? > Poll\n");
}

TEST(Exploration, TriesArraysOfEachLengthUpToTheLimit) {
    ExploredFixture fixture(
        R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemsPath": "$.items", "End": true,
        "ItemProcessor": {"StartAt": "Item", "States": {"Item": {"Type": "Pass", "End": true}}}}}})");
    const Exploration exploration = fixture.explore();
    EXPECT_EQ(fixture.outline(exploration),
        "succeeded Each\nsucceeded Each > Item\nsucceeded Each > Item > Item\nfailed Each\nfailed Each\n");
    EXPECT_TRUE(exploration.limits.contains(Limit::Items));
}

TEST(Exploration, UnderstandsConditionsInJsonata) {
    ExploredFixture fixture(R"({"QueryLanguage": "JSONata", "StartAt": "Check", "States": {
        "Check": {"Type": "Choice", "Choices": [
            {"Condition": "{% $states.input.kind = 'gift' and $states.input.total >= 10 %}", "Next": "Gift"}],
            "Default": "Plain"},
        "Gift": {"Type": "Succeed"}, "Plain": {"Type": "Succeed"}}})");
    const Exploration exploration = fixture.explore();
    ASSERT_FALSE(exploration.paths.empty());
    EXPECT_EQ(exploration.paths[0].states.size(), 2U);
    EXPECT_EQ(*exploration.paths[0].example.input.find("kind"), value::Value("gift"));
    EXPECT_EQ(exploration.count(End::Unproven), 0U);
}

// Three questions that have nothing to do with each other.
static std::string diamonds(std::size_t count) {
    std::string states;
    for (std::size_t i = 0; i < count; ++i)
        states += fmt::format(R"("Q{0}": {{"Type": "Choice", "Choices": [{{"And": [
            {{"Variable": "$.f{0}", "IsPresent": true}}, {{"Variable": "$.f{0}", "BooleanEquals": true}}],
            "Next": "Y{0}"}}], "Default": "N{0}"}},
            "Y{0}": {{"Type": "Pass", "Next": "Q{1}"}}, "N{0}": {{"Type": "Pass", "Next": "Q{1}"}},)",
            i, i + 1);
    return fmt::format(R"({{"StartAt": "Q0", "States": {{{}"Q{}": {{"Type": "Succeed"}}}}}})", states, count);
}

TEST(Exploration, FindsEveryWayThroughDiamonds) {
    ExploredFixture fixture(diamonds(5));
    EXPECT_EQ(fixture.explore().paths.size(), 32U);
}

TEST(Exploration, MergesWaysThatMeet) {
    ExploredFixture fixture(diamonds(12), {.merges = true});
    const Exploration exploration = fixture.explore();
    EXPECT_TRUE(exploration.limits.empty());
    EXPECT_EQ(exploration.paths.size(), 1U);
    EXPECT_EQ(exploration.coverage.size(), fixture.simulation.machine->states().size());
    for (const exec::StateCoverage& state : exploration.coverage)
        EXPECT_GT(state.entered, 0U);
}

TEST(Exploration, SaysWhichLimitEndedIt) {
    ExploredFixture fixture(diamonds(8), {.maxPaths = 10});
    const Exploration exploration = fixture.explore();
    EXPECT_TRUE(exploration.limits.contains(Limit::Paths));
    EXPECT_GE(exploration.paths.size(), 10U);
}

TEST(Exploration, DoesNotDependOnTheNumberOfThreads) {
    ExploredFixture alone(diamonds(6));
    ExploredFixture shared(diamonds(6), {.jobs = 3});
    EXPECT_EQ(alone.outline(alone.explore()), shared.outline(shared.explore()));
}

TEST(Exploration, EndsWhenItIsToldTo) {
    ExploredFixture fixture(diamonds(8));
    const std::atomic<bool> stop = true;
    const Exploration exploration =
        explore::explore(*fixture.simulation.program, fixture.simulation.settings, fixture.options, &stop);
    EXPECT_TRUE(exploration.limits.contains(Limit::Interrupted));
}

TEST(Exploration, FixesHowLongAStateWaits) {
    ExploredFixture fixture(R"({"StartAt": "Pause", "States": {
        "Pause": {"Type": "Wait", "SecondsPath": "$.delay", "End": true}}})");
    const Exploration exploration = fixture.explore();
    ASSERT_FALSE(exploration.paths.empty());
    EXPECT_EQ(exploration.paths[0].end, End::Succeeded);
    EXPECT_EQ(exploration.paths[0].assumptions, std::vector<std::string>{"input.delay"});
}

}  // namespace stepcheck::explore
