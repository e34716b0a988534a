#include "stepcheck/render/request_answer.h"

#include "stepcheck/catalog/operations.h"
#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/render/aws.h"
#include "stepcheck/render/json_stream.h"

#include <boost/json/value.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::render {

namespace answers = catalog::answers;
using Findings = std::vector<const lint::Finding*>;

namespace {

/// An answer that is no success.
struct Exception {
    std::string_view name;
    std::string message;
};

}  // namespace

static bool isAboutRequest(const lint::Finding& finding) {
    return finding.rule->group == "requests";
}

// The service tells all failed constraints of the model at once, each in a sentence of its own.
static std::string messageOfAll(const Findings& findings) {
    std::vector<std::string> sentences;
    for (const lint::Finding* const finding : findings)
        sentences.push_back(messageOf(*finding));
    return fmt::format(
        answers::validationErrors, sentences.size(), sentences.size() == 1 ? "" : "s", fmt::join(sentences, "; "));
}

static std::string definitionMessage(const Findings& errors) {
    std::vector<std::string> texts;
    for (const lint::Finding* const error : answered(errors, support::Severity::Error)) {
        const bool hasPlace = error->aws.location.starts_with('/');
        std::string text =
            hasPlace ? fmt::format(answers::definitionError, codeOf(*error), messageOf(*error), error->aws.location)
                     : fmt::format("{}: {}", codeOf(*error), messageOf(*error));
        if (std::ranges::find(texts, text) == texts.end())
            texts.push_back(std::move(text));
    }
    return fmt::format(answers::invalidDefinition, fmt::join(texts, ", "));
}

// By the rules that are checks of the model, whose texts are sentences of one message.
static bool isOfModel(std::string_view rule) {
    return rule == "request-value-invalid" || rule == "request-member-missing";
}

static Exception exceptionOf(std::string_view rule, const Findings& findings) {
    if (rule == "request-definition")
        return {.name = "InvalidDefinition", .message = definitionMessage(findings)};
    if (isOfModel(rule))
        return {.name = findings.front()->awsCode, .message = messageOfAll(findings)};
    return {.name = findings.front()->awsCode, .message = messageOf(*findings.front())};
}

static Findings errorsOf(const lint::FileReport& file, std::string_view rule) {
    Findings result;
    for (const lint::Finding& finding : file.findings) {
        const bool isWanted = rule == "request-definition" ? !isAboutRequest(finding) : finding.rule->rule->id == rule;
        if (isWanted && finding.severity == support::Severity::Error)
            result.push_back(&finding);
    }
    return result;
}

static void writeException(const Exception& exception, const Write& write) {
    JsonStream out(write);
    out.beginObject();
    out.member("__type", exception.name);
    out.member("message", exception.message);
    out.end();
}

static bool listsDiagnostics(const lint::RequestFacts& facts) {
    return facts.operation->name == "ValidateStateMachineDefinition";
}

static void writeSuccess(const lint::FileReport& file, const Write& write) {
    if (listsDiagnostics(*file.request)) {
        Findings findings;
        for (const lint::Finding& finding : file.findings)
            if (!isAboutRequest(finding))
                findings.push_back(&finding);
        return writeDiagnostics(findings, file.request->least, file.request->most, write);
    }
    JsonStream out(write);
    out.beginObject();
    out.end();
}

void writeRequestAnswer(const lint::FileReport& file, const Write& write) {
    const lint::RequestFacts& facts = *file.request;
    if (!facts.isReadable && !file.findings.empty())
        return writeException({.name = "SerializationException", .message = messageOf(file.findings.front())}, write);
    for (const std::string_view rule : catalog::answerOrder()) {
        if (rule == "request-definition" && listsDiagnostics(facts))
            continue;
        if (const Findings errors = errorsOf(file, rule); !errors.empty())
            return writeException(exceptionOf(rule, errors), write);
    }
    writeSuccess(file, write);
}

}  // namespace stepcheck::render
