#include "stepcheck/catalog/operations.h"
#include "stepcheck/lint/runner.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// For each constraint of the models: a request just inside of it is accepted, one just outside is refused with the
// right exception.
namespace stepcheck::lint {

using catalog::InputMember;
using catalog::Operation;
using catalog::Shape;
using catalog::ShapeKind;
using catalog::Structure;

namespace {

/// A value of a member, as JSON.
struct Sample {
    std::string json;
    std::string_view exception;  // empty: it is accepted
};

}  // namespace

static std::string smallest(const Shape& shape);

static std::string object(const Structure& structure, std::string_view name = {}, std::string_view json = {}) {
    std::string text;
    for (const InputMember& member : structure.members) {
        const bool isChosen = member.name == name;
        if (isChosen || member.isRequired)
            text += fmt::format("{}\"{}\": {}", text.empty() ? "" : ", ", member.name,
                isChosen ? std::string(json) : smallest(member.shape));
    }
    return fmt::format("{{{}}}", text);
}

static std::string ofLength(std::int64_t length) {
    return fmt::format("\"{}\"", std::string(static_cast<std::size_t>(std::max<std::int64_t>(length, 0)), 'a'));
}

static std::string list(const Shape& element, std::int64_t size) {
    std::string text;
    for (std::int64_t i = 0; i < size; ++i)
        text += (i == 0 ? "" : ", ") + smallest(element);
    return fmt::format("[{}]", text);
}

// The value of a shape that measures this much.
static std::string measuring(const Shape& shape, std::int64_t amount) {
    switch (shape.kind) {
        case ShapeKind::String: return ofLength(amount);
        case ShapeKind::List: return list(*shape.element, amount);
        case ShapeKind::Integer:
        case ShapeKind::Long:
        case ShapeKind::Float: return std::to_string(amount);
        case ShapeKind::Boolean: return "true";
        case ShapeKind::Structure: return object(*shape.structure);
    }
    return {};
}

static std::string smallest(const Shape& shape) {
    if (!shape.values.empty())
        return fmt::format("\"{}\"", shape.values.front());
    const bool isCounted = shape.kind == ShapeKind::String || shape.kind == ShapeKind::List;
    return measuring(shape, std::max<std::int64_t>(shape.least.value_or(0), isCounted ? 1 : 0));
}

// What is just inside and just outside of the constraints of one shape.
static std::vector<Sample> samplesOf(const InputMember& member, const Shape& shape) {
    constexpr std::string_view invalid = "ValidationException";
    std::vector<Sample> samples;
    for (const std::string_view value : shape.values)
        samples.push_back({fmt::format("\"{}\"", value), {}});
    if (!shape.values.empty())
        samples.push_back({"\"NO_SUCH_VALUE\"", invalid});
    if (shape.least) {
        samples.push_back({measuring(shape, *shape.least), {}});
        const bool canBeLess = *shape.least > 0 || (shape.kind != ShapeKind::String && shape.kind != ShapeKind::List);
        if (canBeLess && member.isLeastEnforced)
            samples.push_back({measuring(shape, *shape.least - 1), invalid});
    }
    if (shape.most) {
        samples.push_back({measuring(shape, *shape.most), {}});
        samples.push_back({measuring(shape, *shape.most + 1), invalid});
    }
    if (!shape.pattern.empty())
        samples.push_back({"\"\xc3\xa9\"", invalid});
    samples.push_back({shape.kind == ShapeKind::Boolean ? "\"true\"" : "true", "SerializationException"});
    samples.push_back({smallest(shape), {}});
    return samples;
}

static Settings modelRules() {
    Settings settings;
    for (const RegisteredRule& rule : allRules())
        if (constexpr std::array<std::string_view, 3> names{
                "request-type-invalid", "request-value-invalid", "request-member-missing"};
            std::ranges::find(names, rule.rule->id) != names.end())
            settings.rules.push_back(&rule);
    return settings;
}

static void expectAnswer(const Operation& operation, const std::string& text, std::string_view exception) {
    Settings settings = modelRules();
    settings.request = &operation;
    const FileReport report = lintText(std::make_shared<const support::SourceText>("request.json", text), settings);
    const std::string place = fmt::format("{} {}", operation.name, text.substr(0, 300));
    ASSERT_EQ(report.findings.size(), exception.empty() ? 0U : 1U) << place;
    if (exception.empty())
        return;
    EXPECT_EQ(report.findings.front().awsCode, exception) << place;
}

/// Makes a whole request of the JSON of one part of it.
using Around = std::function<std::string(const std::string&)>;

static void checkStructure(const Operation& operation, const Structure& structure, const Around& around) {
    for (const InputMember& member : structure.members) {
        for (const Sample& sample : samplesOf(member, member.shape))
            expectAnswer(operation, around(object(structure, member.name, sample.json)), sample.exception);
        const Shape& inner = member.shape.element != nullptr ? *member.shape.element : member.shape;
        const Around inMember = [&](const std::string& json) {
            const std::string value = member.shape.element != nullptr ? fmt::format("[{}]", json) : json;
            return around(object(structure, member.name, value));
        };
        if (inner.structure != nullptr)
            checkStructure(operation, *inner.structure, inMember);
        else if (member.shape.element != nullptr)
            for (const Sample& sample : samplesOf(member, inner))
                expectAnswer(operation, inMember(sample.json), sample.exception);
    }
}

class RequestProperties : public testing::TestWithParam<const Operation*> {};

TEST_P(RequestProperties, HoldInsideAndFailOutside) {
    checkStructure(*GetParam(), *GetParam()->input, [](const std::string& json) { return json; });
}

TEST_P(RequestProperties, MissEachRequiredMember) {
    const Operation& operation = *GetParam();
    for (const InputMember& member : operation.input->members)
        if (member.isRequired)
            expectAnswer(operation, object(*operation.input, member.name, "null"), "ValidationException");
}

static std::vector<const Operation*> all() {
    std::vector<const Operation*> result;
    for (const Operation& operation : catalog::operations())
        result.push_back(&operation);
    return result;
}

INSTANTIATE_TEST_SUITE_P(Operations, RequestProperties, testing::ValuesIn(all()),
    [](const auto& parameter) { return std::string(parameter.param->name); });

}  // namespace stepcheck::lint
