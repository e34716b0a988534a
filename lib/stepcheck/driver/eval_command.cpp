#include "stepcheck/driver/eval_command.h"

#include "stepcheck/driver/eval_batch.h"
#include "stepcheck/lint/place.h"
#include "stepcheck/render/snippet.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/overload.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <random>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static Result<std::optional<value::Value>> readJson(const std::optional<std::string>& file) {
    if (!file)
        return Result<std::optional<value::Value>>(boost::system::in_place_value, std::nullopt);
    const auto source = *file == "-" ? support::readStandardInput("<stdin>") : support::readSource(*file);
    if (!source)
        return source.error();
    Result<value::Value> json = value::read((*source)->text());
    if (!json)
        return Error{fmt::format("{}: {}", (*source)->name(), json.error().message)};
    return Result<std::optional<value::Value>>(boost::system::in_place_value, *std::move(json));
}

static std::int64_t clockMilliseconds() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

static std::uint64_t seedOf(const EvalCommand& command) {
    return command.seed ? *command.seed : std::uint64_t{std::random_device()()} << 32U | std::random_device()();
}

static query::jsonata::Options jsonataOptions(const EvalCommand& command) {
    using query::jsonata::Dialect;
    const bool isDelimited = command.expression->starts_with("{%");
    query::jsonata::Options options;
    options.dialect = command.dialect.value_or(isDelimited ? Dialect::States : Dialect::Plain);
    if (options.dialect == Dialect::States)
        options.limits = query::jsonata::statesLimits();
    options.environment = {.clockMilliseconds = clockMilliseconds(), .seed = seedOf(command)};
    return options;
}

static Result<Question> questionOf(const EvalCommand& command) {
    const std::optional<ExpressionLanguage> language =
        command.language ? command.language : guessLanguage(*command.expression);
    if (!language)
        return Error{"the expression may be JSONata or JSONPath: say which with --lang"};
    const auto data = readJson(command.dataFile);
    if (!data)
        return data.error();
    const auto context = readJson(command.contextFile);
    if (!context)
        return context.error();
    const auto bindings = readJson(command.bindingsFile);
    if (!bindings)
        return bindings.error();
    if (*bindings && !(*bindings)->is(value::Kind::Object))
        return Error{fmt::format("{}: bindings are an object of variables", *command.bindingsFile)};
    return Question{.language = *language,
        .text = *command.expression,
        .data = *data,
        .context = *context,
        .bindings = bindings->value_or(value::Value()),
        .jsonata = jsonataOptions(command)};
}

// The line of the expression that is wrong, with a caret under the place.
static std::string excerpt(const std::string& text, support::Span at) {
    const support::SourceText source("expression", text);
    const support::LineTable lines(source.text());
    const lint::Place place = lint::locate(source, lines, at, support::ColumnUnit::CodePoint);
    const render::Snippet snippet = render::layOut(place);
    return fmt::format("  {} | {}\n  {:{}} | {:{}}{}\n", place.begin.line, snippet.line, "",
        fmt::formatted_size("{}", place.begin.line), "", snippet.markColumn, std::string(snippet.markColumns, '^'));
}

static ExitStatus show(const Question& question, const Answer& answer, bool color) {
    return std::visit(
        support::Overload{
            [&](const value::Value& value) { return print(value::write(value) + "\n", std::nullopt, color); },
            [](const Undefined&) {
                std::fputs("the result is undefined: there is no value\n", stderr);
                return ExitStatus::Clean;
            },
            [&](const Complaint& complaint) {
                printError(fmt::format("{} [{}]", lint::readable(complaint.message), complaint.code), color);
                if (complaint.at)
                    std::fputs(excerpt(question.text, *complaint.at).c_str(), stderr);
                return ExitStatus::Findings;
            },
        },
        answer);
}

ExitStatus run(const EvalCommand& command, const Terminal& terminal) {
    if (command.isBatch)
        return answerLines(std::cin, clockMilliseconds(), seedOf(command), terminal.colorErrors);
    const Result<Question> question = questionOf(command);
    if (question)
        return show(*question, answer(*question), terminal.colorErrors);
    printError(question.error().message, terminal.colorErrors);
    return ExitStatus::Trouble;
}

}  // namespace stepcheck::driver
