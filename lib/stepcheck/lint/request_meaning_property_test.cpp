#include "stepcheck/catalog/operations.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/support/unicode.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What is asked beyond the models, of every member that it is asked of: names, ARNs, numbers in texts, bytes, and what
// members have to do with each other. Just inside is accepted, just outside refused with the right exception.
namespace stepcheck::lint {

using catalog::InputMember;
using catalog::MemberRelation;
using catalog::Operation;
using catalog::RelationKind;
using catalog::Shape;
using catalog::ShapeKind;
using catalog::Structure;

/// Makes a whole request of the JSON of one part of it.
using Around = std::function<std::string(const std::string&)>;

static std::string inQuotes(std::string_view text) {
    return fmt::format("\"{}\"", text);
}

static void eachStructure(const Structure& structure, const Around& around,
    const std::function<void(const Structure&, const Around&)>& visit) {
    visit(structure, around);
    for (const InputMember& member : structure.members) {
        const bool isList = member.shape.element != nullptr;
        const Structure* const inner = (isList ? *member.shape.element : member.shape).structure;
        if (inner != nullptr)
            eachStructure(
                *inner,
                [&](const std::string& json) {
                    return around(fmt::format("{{\"{}\": {}}}", member.name, isList ? "[" + json + "]" : json));
                },
                visit);
    }
}

static void eachMember(const std::function<void(const Operation&, const InputMember&, const Around&)>& visit) {
    for (const Operation& operation : catalog::operations())
        eachStructure(
            *operation.input, [](const std::string& json) { return json; },
            [&](const Structure& structure, const Around& around) {
                for (const InputMember& member : structure.members)
                    visit(operation, member, [&](const std::string& json) {
                        return around(fmt::format("{{\"{}\": {}}}", member.name, json));
                    });
            });
}

// What one rule says about a request.
static std::vector<Finding> findingsOf(const Operation& operation, const std::string& text, std::string_view rule) {
    Settings settings;
    for (const RegisteredRule& each : allRules())
        if (each.rule->id == rule)
            settings.rules.push_back(&each);
    settings.request = &operation;
    return lintText(std::make_shared<const support::SourceText>("request.json", text), settings).findings;
}

// An empty exception: it is accepted.
static void expectAnswer(
    const Operation& operation, const std::string& text, std::string_view rule, std::string_view exception) {
    const std::vector<Finding> findings = findingsOf(operation, text, rule);
    const std::string place = fmt::format("{} {}", operation.name, text.substr(0, 300));
    ASSERT_EQ(findings.size(), exception.empty() ? 0U : 1U) << place;
    if (exception.empty())
        return;
    EXPECT_EQ(findings.front().awsCode, exception) << place;
}

TEST(RequestNames, HaveNoneOfTheRefusedCharacters) {
    constexpr std::string_view refused = "<>{}[]?*#%^|~`$&,;:/ ";
    eachMember([&](const Operation& operation, const InputMember& member, const Around& around) {
        if (member.meaning != catalog::Meaning::Name)
            return;
        for (char c = ' '; c < '\x7f'; ++c) {
            if (c == '"' || c == '\\')
                continue;
            const bool isRefused = refused.find(c) != std::string_view::npos;
            expectAnswer(operation, around(fmt::format("\"a{}\"", c)), "request-name-invalid",
                isRefused ? "InvalidName" : std::string_view());
        }
        for (const std::string_view escaped : {"\\\"", "\\\\", "\\u0000", "\\u001f", "\\u007f", "\\u009f", "\\ufffe"})
            expectAnswer(operation, around(fmt::format("\"a{}\"", escaped)), "request-name-invalid", "InvalidName");
        expectAnswer(operation, around("\"a\\u00a1\""), "request-name-invalid", {});
    });
}

namespace {

struct ArnSample {
    catalog::ArnForm form;
    std::string_view type;
    std::string_view rest;
};

}  // namespace

TEST(RequestArns, AreOfTheTypesAndFormsThatTheMemberTakes) {
    using enum catalog::ArnForm;
    static constexpr std::array<ArnSample, 9> samples{{{Machine, "stateMachine", "Orders"},
        {Version, "stateMachine", "Orders:7"}, {Alias, "stateMachine", "Orders:live"},
        {MapState, "stateMachine", "Orders/Lines"}, {Plain, "execution", "Orders:first"},
        {MapChild, "execution", "Orders/Lines:first"}, {Express, "express", "Orders:first:1a2b"},
        {Plain, "activity", "Approve"}, {Plain, "mapRun", "Orders/Lines:1a2b"}}};
    eachMember([](const Operation& operation, const InputMember& member, const Around& around) {
        if (member.arn == nullptr)
            return;
        for (const ArnSample& sample : samples) {
            const auto refused = std::ranges::find(member.arn->refused, sample.form, &catalog::RefusedArn::form);
            const bool isTaken = std::ranges::find(member.arn->types, sample.type) != member.arn->types.end();
            const std::string_view exception = !isTaken                               ? "InvalidArn"
                                               : refused != member.arn->refused.end() ? refused->exception
                                                                                      : std::string_view();
            expectAnswer(operation,
                around(fmt::format("\"arn:aws:states:eu-west-1:123456789012:{}:{}\"", sample.type, sample.rest)),
                "request-arn-invalid", exception);
        }
        for (const std::string_view text : {"Orders", "arn:aws:sqs:eu-west-1:123456789012:Orders", "arn:aws:states"})
            expectAnswer(operation, around(inQuotes(text)), "request-arn-invalid", "InvalidArn");
    });
}

TEST(RequestTexts, WithNumbersKeepToTheirRange) {
    eachMember([](const Operation& operation, const InputMember& member, const Around& around) {
        const auto number = std::ranges::find(catalog::textNumbers(), member.meaning, &catalog::TextNumber::meaning);
        if (number == catalog::textNumbers().end())
            return;
        const auto expect = [&](const std::string& text, bool isTaken) {
            expectAnswer(operation, around(inQuotes(text)), "request-timeout-invalid",
                isTaken ? std::string_view() : "ValidationException");
        };
        expect("NONE", number->mayBeNone);
        expect("1.5", false);
        for (const auto& [bound, outside] :
            {std::pair(number->least, std::int64_t{-1}), std::pair(number->most, std::int64_t{1})})
            if (bound) {
                expect(std::to_string(*bound), true);
                expect(std::to_string(*bound + outside), false);
            }
    });
}

static std::string repeated(std::string_view text, std::int64_t times) {
    std::string result;
    for (std::int64_t i = 0; i < times; ++i)
        result += text;
    return result;
}

TEST(RequestTexts, AreMeasuredInTheRightUnit) {
    constexpr std::string_view twoBytes = "\xc3\xa9";
    constexpr std::string_view rule = "request-value-invalid";
    eachMember([&](const Operation& operation, const InputMember& member, const Around& around) {
        const Shape& shape = member.shape;
        const bool isFree = shape.kind == ShapeKind::String && shape.pattern.empty() && shape.values.empty();
        if (!isFree || !shape.most)
            return;
        const std::int64_t most = member.isLengthInBytes ? *shape.most / 2 : *shape.most;
        expectAnswer(operation, around(inQuotes(repeated(twoBytes, most))), rule, {});
        expectAnswer(operation, around(inQuotes(repeated(twoBytes, most) + "a" + (member.isLengthInBytes ? "a" : ""))),
            rule, "ValidationException");
    });
}

// A value of a member that some relation asks for.
static std::string valueOf(const Structure& structure, std::string_view name, std::string_view when) {
    switch (structure.find(name)->shape.kind) {
        case ShapeKind::String: return inQuotes(when.empty() ? "a" : when);
        case ShapeKind::Boolean: return "true";
        case ShapeKind::Structure: return "{}";
        case ShapeKind::List: return "[]";
        case ShapeKind::Integer:
        case ShapeKind::Long:
        case ShapeKind::Float: return "1";
    }
    return {};
}

static std::string objectOf(
    const Structure& structure, const MemberRelation& relation, const std::vector<std::string_view>& names) {
    std::string text;
    for (const std::string_view name : names) {
        const std::string_view when = name == relation.members.front() ? relation.when : std::string_view();
        text += fmt::format("{}\"{}\": {}", text.empty() ? "" : ", ", name, valueOf(structure, name, when));
    }
    return fmt::format("{{{}}}", text);
}

// How many findings are about this relation; all of them name its first member, and have its exception.
static std::size_t countOf(const Operation& operation, const std::string& text, const MemberRelation& relation) {
    const std::vector<Finding> findings = findingsOf(operation, text, "request-combination-invalid");
    return static_cast<std::size_t>(std::ranges::count_if(findings, [&relation](const Finding& finding) {
        return finding.awsCode == relation.exception &&
               finding.message.find(inQuotes(relation.members.front())) != std::string::npos;
    }));
}

static void checkRelation(
    const Operation& operation, const Structure& structure, const MemberRelation& relation, const Around& around) {
    const std::string_view first = relation.members.front();
    const auto count = [&](const std::vector<std::string_view>& names) {
        return countOf(operation, around(objectOf(structure, relation, names)), relation);
    };
    const std::string place = fmt::format("{} {} {}", operation.name, structure.name, first);
    for (const std::string_view other : relation.members.subspan(1)) {
        switch (relation.kind) {
            case RelationKind::OneOf:
                EXPECT_EQ(count({}), 1U) << place;
                EXPECT_EQ(count({first}), 0U) << place;
                EXPECT_EQ(count({other}), 0U) << place;
                break;
            case RelationKind::NotBoth:
                EXPECT_EQ(count({first, other}), 1U) << place;
                EXPECT_EQ(count({first}), 0U) << place;
                break;
            case RelationKind::Needs:
                EXPECT_EQ(count({first}), 1U) << place;
                EXPECT_EQ(count({first, other}), 0U) << place;
                break;
        }
    }
}

TEST(RequestRelations, HoldWithAndFailWithoutTheOtherMember) {
    for (const Operation& operation : catalog::operations())
        eachStructure(
            *operation.input, [](const std::string& json) { return json; },
            [&operation](const Structure& structure, const Around& around) {
                for (const MemberRelation& relation : structure.relations)
                    checkRelation(operation, structure, relation, around);
            });
}

}  // namespace stepcheck::lint
