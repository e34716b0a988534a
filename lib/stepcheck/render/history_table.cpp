#include "stepcheck/render/history_table.h"

#include "stepcheck/render/cut_text.h"
#include "stepcheck/render/history_json.h"
#include "stepcheck/render/width.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::render {

using value::Value;

static constexpr std::size_t maxDataBytes = 100;

static std::string cut(std::string_view text) {
    if (text.size() <= maxDataBytes)
        return std::string(text);
    return std::string(cutText(text, maxDataBytes)) + "…";
}

// The member of an event's details that is there, in this order of interest.
static std::string dataOf(const Value& details) {
    static constexpr std::array<std::string_view, 7> names{
        "output", "parameters", "input", "length", "index", "mapRunArn", "redriveCount"};
    std::string text;
    for (const std::string_view name : {"error", "cause"})
        if (const Value* member = details.find(name))
            text += (text.empty() ? "" : ": ") + std::string(member->string());
    for (const std::string_view name : names)
        if (const Value* member = text.empty() ? details.find(name) : nullptr)
            text = member->is(value::Kind::String) ? std::string(member->string())
                                                   : fmt::format("{} {}", name, value::write(*member));
    return cut(text);
}

// The state that an event is about, or the resource of a task.
static std::string subjectOf(const Value& details) {
    for (const std::string_view name : {"name", "state"})
        if (const Value* member = details.find(name))
            return std::string(member->string());
    const Value* resource = details.find("resource");
    if (resource == nullptr)
        return {};
    const Value* type = details.find("resourceType");
    return type == nullptr ? std::string(resource->string()) : fmt::format("{}:{}", type->string(), resource->string());
}

std::string timeSince(std::int64_t milliseconds, std::int64_t start) {
    const std::int64_t since = milliseconds - start;
    return since % 1000 == 0 ? fmt::format("{} s", since / 1000)
                             : fmt::format("{}.{:03} s", since / 1000, since % 1000);
}

static std::string padded(std::string text, std::size_t width) {
    const std::size_t columns = displayWidth(text);
    return columns < width ? std::move(text.append(width - columns, ' ')) : text;
}

void renderHistoryTable(const exec::Execution& execution, const exec::Settings& settings, const Write& write) {
    using Row = std::array<std::string, 6>;
    std::vector<Row> rows{{"id", "prev", "time", "type", "state or resource", "data"}};
    for (const exec::Event* event : execution.history.events()) {
        const Value json = historyEvent(*event, {});
        const Value details = json.size() > 4 ? json.members()[4].value : Value();
        rows.push_back({fmt::to_string(event->id), fmt::to_string(event->previous),
            timeSince(event->milliseconds, settings.startMilliseconds), std::string(exec::name(event->type)),
            subjectOf(details), dataOf(details)});
    }
    std::array<std::size_t, 6> widths{};
    for (const Row& row : rows)
        for (std::size_t i = 0; i + 1 < row.size(); ++i)
            widths[i] = std::max<std::size_t>(widths[i], displayWidth(row[i]));
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i == 0 ? "" : "  ") + padded(row[i], widths[i]);
        line.erase(line.find_last_not_of(' ') + 1);
        write(line + "\n");
    }
    write("\n");
    renderEnding(execution, settings, write);
}

void renderEnding(const exec::Execution& execution, const exec::Settings& settings, const Write& write) {
    write(fmt::format("{} after {}, {} state transitions\n", exec::name(execution.status),
        timeSince(execution.history.last().milliseconds, settings.startMilliseconds), execution.transitions));
}

}  // namespace stepcheck::render
