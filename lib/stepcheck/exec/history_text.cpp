#include "stepcheck/exec/history_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace stepcheck::exec {

static bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

static bool isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool isWord(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// In a pattern `9` stands for a digit, `x` for a hexadecimal one, anything else for itself.
static bool matches(std::string_view text, std::string_view pattern) {
    if (text.size() < pattern.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = text[i];
        if (pattern[i] == '9' ? !isDigit(c) : pattern[i] == 'x' ? !isHex(c) : c != pattern[i])
            return false;
    }
    return true;
}

// Each of these tells how many characters at the begin of a text are one of its things, or 0.

static std::size_t uuidLength(std::string_view text) {
    static constexpr std::string_view pattern = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return matches(text, pattern) ? pattern.size() : 0;
}

static std::size_t momentLength(std::string_view text) {
    static constexpr std::string_view pattern = "9999-99-99T99:99:99";
    if (!matches(text, pattern))
        return 0;
    std::size_t end = pattern.size();
    if (end < text.size() && text[end] == '.')
        for (++end; end < text.size() && isDigit(text[end]);)
            ++end;
    if (end < text.size() && text[end] == 'Z')
        return end + 1;
    for (const std::string_view offset : {"+99:99", "-99:99", "+9999", "-9999"})
        if (matches(text.substr(end), offset))
            return end + offset.size();
    return 0;
}

// A task token: the service makes them of hundreds of characters of base64.
static std::size_t tokenLength(std::string_view text) {
    static constexpr std::size_t least = 56;
    if (!text.starts_with("AQ") && !text.starts_with("AA"))
        return 0;
    std::size_t end = 0;
    while (
        end < text.size() && (isWord(text[end]) || std::string_view("+/=").find(text[end]) != std::string_view::npos))
        ++end;
    return end >= least ? end : 0;
}

static std::size_t requestIdLength(std::string_view text) {
    static constexpr std::string_view label = "Request ID: ";
    if (!text.starts_with(label))
        return 0;
    return std::min(text.find_first_of(",;)", label.size()), text.size());
}

namespace {

struct Arn {
    std::size_t length = 0;
    std::string text;
};

}  // namespace

// `arn:partition:service:region:account:…`; of an execution the rest names it.
static std::optional<Arn> arnAt(std::string_view text) {
    if (!text.starts_with("arn:"))
        return std::nullopt;
    std::array<std::size_t, 5> colons{};
    std::size_t at = 0;
    for (std::size_t& colon : colons) {
        while (at < text.size() && (isWord(text[at]) || text[at] == '-'))
            ++at;
        if (at >= text.size() || text[at] != ':')
            return std::nullopt;
        colon = at++;
    }
    const std::string_view service = text.substr(colons[1] + 1, colons[2] - colons[1] - 1);
    Arn arn{.length = colons[4] + 1, .text = fmt::format("arn:aws:{}:*:*:", service)};
    if (service != "states")
        return arn;
    for (const std::string_view kind : {"execution:", "express:", "mapRun:"})
        if (text.substr(arn.length).starts_with(kind)) {
            arn.length = std::min(text.find_first_of(" \t\r\n\"'\\,;)]}", arn.length), text.size());
            arn.text += fmt::format("{}*", kind);
            break;
        }
    return arn;
}

std::string normalized(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        const bool isBegin = i == 0 || !isWord(text[i - 1]);
        std::size_t length = 0;
        if (isBegin && isWord(text[i])) {
            if (const auto arn = arnAt(rest)) {
                result += arn->text;
                i += arn->length;
                continue;
            }
            if ((length = uuidLength(rest)) != 0)
                result += "<uuid>";
            else if ((length = momentLength(rest)) != 0)
                result += "<time>";
            else if ((length = requestIdLength(rest)) != 0)
                result += "<request>";
            else if ((length = tokenLength(rest)) != 0)
                result += "<token>";
        }
        if (length == 0) {
            result += text[i];
            length = 1;
        }
        i += length;
    }
    return result;
}

bool isMetadata(std::string_view member) {
    static constexpr std::array<std::string_view, 5> names{
        "ResponseMetadata", "SdkHttpMetadata", "SdkResponseMetadata", "TaskToken", "taskToken"};
    return std::ranges::find(names, member) != names.end();
}

std::string_view nameOf(const RecordedEvent& event) {
    return event.text("name");
}

// The state of an event, its own or that of the task it belongs to.
static std::string_view stateOf(const RecordedHistory& history, const RecordedEvent& event) {
    // A task has a handful of events for each attempt.
    static constexpr int mostSteps = 1'000;
    const std::string_view own = event.type == EventType::EvaluationFailed ? event.text("state") : nameOf(event);
    const std::string_view type = name(event.type);
    if (!own.empty() ||
        !(type.starts_with("Task") || type.starts_with("LambdaFunction") || type.starts_with("Activity")))
        return own;
    const RecordedEvent* cause = history.find(event.previous);
    for (int i = 0; cause != nullptr && i < mostSteps; ++i, cause = history.find(cause->previous))
        if (cause->type == EventType::TaskStateEntered)
            return nameOf(*cause);
    return {};
}

static std::string typeAndState(const RecordedHistory& history, const RecordedEvent& event) {
    const std::string_view state = stateOf(history, event);
    std::string text(name(event.type));
    if (!state.empty())
        text += fmt::format(" of \"{}\"", state);
    const value::Value* index = event.find("index");
    if (index != nullptr && index->is(value::Kind::Integer))
        text += fmt::format(" [{}]", index->integer());
    return text;
}

std::string titleOf(const RecordedHistory& history, const RecordedEvent& event) {
    return fmt::format("event {} ({})", event.id, typeAndState(history, event));
}

std::string summaryOf(const RecordedHistory& history, const RecordedEvent& event) {
    const std::string_view error = event.text("error");
    return typeAndState(history, event) + (error.empty() ? "" : fmt::format(" with {}", error));
}

std::string causeOf(const RecordedHistory& history, const RecordedEvent& event) {
    const RecordedEvent* cause = history.find(event.previous);
    return cause == nullptr ? "none (0)" : fmt::format("event {}, {}", cause->id, typeAndState(history, *cause));
}

}  // namespace stepcheck::exec
