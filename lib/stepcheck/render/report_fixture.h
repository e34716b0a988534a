#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/render/write.h"
#include "stepcheck/support/unicode.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Reports made by hand, for the tests of this layer.
namespace stepcheck::render::fixture {

inline constexpr lint::Rule missingTargetRule{
    .id = "missing-target",
    .summary = "A transition names a state that does not exist.",
    .severity = support::Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#transitions",
    .awsCode = "MISSING_TRANSITION_TARGET",
};
inline constexpr lint::RegisteredRule missingTarget{&missingTargetRule, "transitions",
    "## What it checks\n\nEvery `Next` names a state of\nthe same scope.\n\n## Why it matters\n\nThe service refuses "
    "it.\n"};

inline constexpr lint::Rule waitZeroRule{
    .id = "wait-zero",
    .summary = "A Wait state waits zero seconds.",
    .severity = support::Severity::Info,
    .profile = lint::Profile::Strict,
    .since = "0.2",
    .spec = "",
};
inline constexpr lint::RegisteredRule waitZero{&waitZeroRule, "structure", ""};

/// A place on one line of a file; the marked part of `text` stands between « and ».
inline lint::Place place(std::uint32_t line, std::string text) {
    const std::size_t begin = text.find("«");
    text.erase(begin, std::string_view("«").size());
    const std::size_t end = text.find("»");
    text.erase(end, std::string_view("»").size());
    const auto column = [&text](std::size_t offset) {
        return static_cast<std::uint32_t>(support::countCodePoints(std::string_view(text).substr(0, offset))) + 1;
    };
    const auto markBegin = static_cast<std::uint32_t>(begin);
    const auto markEnd = static_cast<std::uint32_t>(end);
    return {.bytes = {.begin = 1000 * line + markBegin, .end = 1000 * line + markEnd},
        .begin = {.line = line, .column = column(begin)},
        .end = {.line = line, .column = column(end)},
        .excerpt = std::move(text),
        .markBegin = markBegin,
        .markEnd = markEnd};
}

/// A finding of `missing-target`, an error.
inline lint::Finding finding(lint::Place at, std::string message) {
    return {.rule = &missingTarget,
        .severity = support::Severity::Error,
        .at = std::move(at),
        .message = std::move(message),
        .pointer = "/States/Charge card/Next",
        .fingerprint = "0123456789abcdef"};
}

/// A finding of a given severity at line 1.
inline lint::Finding findingOf(support::Severity severity) {
    lint::Finding result = finding(place(1, "«1»"), "message");
    result.severity = severity;
    return result;
}

inline lint::FileReport file(std::string name, std::vector<lint::Finding> findings) {
    return {.name = std::move(name), .findings = std::move(findings), .machines = 1, .states = 3};
}

/// What `writer(write)` writes.
template <class Writer>
std::string textOf(Writer writer) {
    std::string text;
    writer(writeTo(text));
    return text;
}

}  // namespace stepcheck::render::fixture
