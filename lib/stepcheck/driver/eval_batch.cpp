#include "stepcheck/driver/eval_batch.h"

#include "stepcheck/driver/evaluation.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

namespace stepcheck::driver {

using value::Kind;
using value::Member;
using value::Value;

static std::optional<ExpressionLanguage> languageOf(const Value& question) {
    const Value* name = question.find("lang");
    if (name == nullptr || !name->is(Kind::String))
        return std::nullopt;
    const auto* found = std::ranges::find(languageWords, name->string(), &config::Word<ExpressionLanguage>::word);
    return found == languageWords.end() ? std::nullopt : std::optional(found->value);
}

static std::optional<Value> find(const Value& question, std::string_view name) {
    const Value* found = question.find(name);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

// A whole number above zero, or nothing.
static std::optional<std::int64_t> limit(const Value& question, std::string_view name) {
    const Value* found = question.find(name);
    if (found == nullptr || !found->is(Kind::Integer) || found->integer() <= 0)
        return std::nullopt;
    return found->integer();
}

static support::Result<Question> read(const Value& line) {
    const std::optional<ExpressionLanguage> language = languageOf(line);
    const Value* expression = line.find("expr");
    if (!language)
        return support::Error{"\"lang\" is none of jsonata, jsonpath, intrinsic and template"};
    if (expression == nullptr || !expression->is(Kind::String))
        return support::Error{"\"expr\" is no string"};
    Question question{.language = *language,
        .text = std::string(expression->string()),
        .data = find(line, "data"),
        .context = find(line, "context"),
        .bindings = find(line, "bindings").value_or(Value())};
    question.isPlainPath = !question.context && question.bindings.is(Kind::Null);
    if (const auto depth = limit(line, "depth"))
        question.jsonata.limits.depth = static_cast<std::uint32_t>(std::min<std::int64_t>(*depth, 100'000));
    if (const auto milliseconds = limit(line, "timelimit"))
        question.jsonata.limits.time = std::chrono::milliseconds(*milliseconds);
    return question;
}

static Value describe(const Complaint& complaint) {
    std::vector<Member> members{{"code", complaint.code}, {"message", complaint.message}};
    if (complaint.position)
        members.push_back({"position", static_cast<std::int64_t>(*complaint.position)});
    if (!complaint.token.empty())
        members.push_back({"token", complaint.token});
    return Value::object(std::move(members));
}

static std::string lineOf(const Value& id, const Answer& answer) {
    std::vector<Member> members{{"id", id}};
    std::visit(support::Overload{
                   [&](const Value& value) { members.push_back({"result", value}); },
                   [&](const Undefined&) { members.push_back({"undefined", true}); },
                   [&](const Complaint& complaint) { members.push_back({"error", describe(complaint)}); },
               },
        answer);
    return value::write(Value::object(std::move(members)));
}

static AnswerLine noQuestion(const Value& id, const support::Error& error) {
    return {.text = lineOf(id, Complaint{.code = "InvalidQuestion", .message = error.message}), .wasQuestion = false};
}

AnswerLine answerLine(std::string_view line, std::int64_t clockMilliseconds, std::uint64_t seed) {
    const support::Result<Value> json = value::read(line);
    if (!json)
        return noQuestion(Value(), json.error());
    const Value id = find(*json, "id").value_or(Value());
    support::Result<Question> question = read(*json);
    if (!question)
        return noQuestion(id, question.error());
    question->jsonata.environment = {.clockMilliseconds = clockMilliseconds, .seed = seed};
    return {.text = lineOf(id, answer(*question))};
}

ExitStatus answerLines(std::istream& input, std::int64_t clockMilliseconds, std::uint64_t seed, bool colorErrors) {
    ExitStatus status = ExitStatus::Clean;
    std::string line;
    for (std::size_t number = 1; std::getline(input, line); ++number) {
        if (line.empty())
            continue;
        auto [text, wasQuestion] = answerLine(line, clockMilliseconds, seed);
        if (!wasQuestion) {
            printError(fmt::format("line {} of standard input is no question", number), colorErrors);
            status = ExitStatus::Trouble;
        }
        text.push_back('\n');
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
            return ExitStatus::Trouble;
    }
    return status;
}

}  // namespace stepcheck::driver
