#include "stepcheck/exec/history_comparison.h"

#include "stepcheck/exec/event_threads.h"
#include "stepcheck/exec/history_text.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace stepcheck::exec {

using value::Kind;
using value::Value;

namespace {

struct ValueDifference {
    std::string member;
    std::string expected;
    std::string actual;
};

using Found = std::optional<ValueDifference>;

}  // namespace

// The begin of the character at an index.
static std::size_t characterAt(std::string_view text, std::size_t index) {
    while (index > 0 && index < text.size() && (static_cast<unsigned char>(text[index]) & 0xC0U) == 0x80U)
        --index;
    return index;
}

// A value for people, cut to what fits into a line or two; `other` is where it must not be cut.
static std::string show(const Value* value, const Value* other) {
    static constexpr std::size_t most = 200;
    static constexpr std::size_t before = 60;
    if (value == nullptr)
        return "nothing";
    std::string text = value::write(*value);
    if (text.size() <= most)
        return text;
    const std::string otherText = other == nullptr ? std::string() : value::write(*other);
    const auto place = static_cast<std::size_t>(std::ranges::mismatch(text, otherText).in1 - text.begin());
    if (place > most - before) {
        text.erase(0, characterAt(text, place - before));
        text.insert(0, "…");
    }
    if (text.size() > most) {
        text.resize(characterAt(text, most));
        text += "…";
    }
    return text;
}

namespace {

// Compares data. Texts that are both JSON are compared as what they say.
class DataComparison {
public:
    explicit DataComparison(const ComparisonOptions& options) : options_(options) {}

    Found compare(const Value& expected, const Value& actual, std::string& path) {
        if (expected.isSameAs(actual))
            return std::nullopt;
        if (depth_ < mostDepth) {
            if (expected.is(Kind::Object) && actual.is(Kind::Object))
                return objects(expected, actual, path);
            if (expected.is(Kind::Array) && actual.is(Kind::Array) && expected.size() == actual.size())
                return arrays(expected, actual, path);
            if (expected.is(Kind::String) && actual.is(Kind::String))
                return texts(expected, actual, path);
            // A recording may hold data as JSON that the API gives as text.
            if (expected.is(Kind::String) != actual.is(Kind::String))
                if (auto both = parsed(expected, actual))
                    return deeper(both->first, both->second, path);
        }
        return expected == actual ? std::nullopt : differ(&expected, &actual, path);
    }

private:
    static constexpr std::size_t mostDepth = 1'000;

    static Found differ(const Value* expected, const Value* actual, const std::string& path) {
        return ValueDifference{.member = path, .expected = show(expected, actual), .actual = show(actual, expected)};
    }

    Found deeper(const Value& expected, const Value& actual, std::string& path) {
        ++depth_;
        Found found = compare(expected, actual, path);
        --depth_;
        return found;
    }

    Found inside(std::string_view name, const Value& expected, const Value& actual, std::string& path) {
        const std::size_t length = path.size();
        path += path.empty() ? "" : "/";
        path += name;
        Found found = deeper(expected, actual, path);
        path.resize(length);
        return found;
    }

    Found objects(const Value& expected, const Value& actual, std::string& path) {
        for (const value::MemberView member : expected.members()) {
            if (isLeftOut(member.key()))
                continue;
            const Value* other = actual.find(member.key());
            if (other == nullptr)
                return differ(
                    &member.value, nullptr, fmt::format("{}{}{}", path, path.empty() ? "" : "/", member.key()));
            if (Found found = inside(member.key(), member.value, *other, path))
                return found;
        }
        for (const value::MemberView member : actual.members())
            if (!isLeftOut(member.key()) && expected.find(member.key()) == nullptr)
                return differ(
                    nullptr, &member.value, fmt::format("{}{}{}", path, path.empty() ? "" : "/", member.key()));
        return std::nullopt;
    }

    Found arrays(const Value& expected, const Value& actual, std::string& path) {
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (Found found = inside(fmt::to_string(i), expected.elements()[i], actual.elements()[i], path))
                return found;
        return std::nullopt;
    }

    Found texts(const Value& expected, const Value& actual, std::string& path) {
        if (expected.string() == actual.string())
            return std::nullopt;
        if (!options_.isExact && normalized(expected.string()) == normalized(actual.string()))
            return std::nullopt;
        if (auto both = parsed(expected, actual))
            return deeper(both->first, both->second, path);
        return differ(&expected, &actual, path);
    }

    [[nodiscard]] bool isLeftOut(std::string_view name) const { return !options_.isExact && isMetadata(name); }

    // Both as JSON, if they are texts of JSON (or are it already).
    static std::optional<std::pair<Value, Value>> parsed(const Value& expected, const Value& actual) {
        const auto read = [](const Value& data) -> std::optional<Value> {
            if (!data.is(Kind::String))
                return data;
            auto json = value::read(data.string(), {.depth = mostDepth});
            return json ? std::optional(std::move(*json)) : std::nullopt;
        };
        auto first = read(expected);
        auto second = first ? read(actual) : std::nullopt;
        if (!second || (first->is(Kind::String) && second->is(Kind::String)))
            return std::nullopt;
        return std::pair(std::move(*first), std::move(*second));
    }

    const ComparisonOptions& options_;
    std::size_t depth_ = 0;
};

// Compares histories.
class HistoryComparison {
public:
    HistoryComparison(const RecordedHistory& expected, const RecordedHistory& actual, const ComparisonOptions& options)
        : expected_(expected), actual_(actual), options_(options) {}

    std::optional<HistoryDifference> compare() { return options_.order == EventOrder::Strict ? strict() : causal(); }

private:
    using Sequence = std::vector<EventId>;

    std::optional<HistoryDifference> strict() {
        Sequence expected;
        for (const RecordedEvent& event : expected_.events)
            expected.push_back(event.id);
        Sequence actual;
        for (const RecordedEvent& event : actual_.events)
            actual.push_back(event.id);
        return sequences(expected, actual);
    }

    std::optional<HistoryDifference> causal() {
        const std::vector<EventThread> expected = threadsOf(expected_);
        const std::vector<EventThread> actual = threadsOf(actual_);
        std::map<std::pair<std::size_t, std::string_view>, std::size_t> byName;
        for (std::size_t i = 1; i < actual.size(); ++i)
            byName.emplace(std::pair(actual[i].parent, std::string_view(actual[i].name)), i);
        static constexpr std::size_t none = static_cast<std::size_t>(-1);
        std::vector<std::size_t> matches(expected.size(), none);
        std::vector<bool> isMatched(actual.size(), false);
        std::optional<HistoryDifference> first;
        const auto note = [&](std::optional<HistoryDifference> found) {
            if (found && (!first || found->id < first->id))
                first = std::move(found);
        };
        placeAll(expected, expectedPlaces_, expected_.events.size());
        placeAll(actual, actualPlaces_, actual_.events.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            if (i == 0)
                matches[i] = 0;
            else if (matches[expected[i].parent] != none)
                if (const auto found = byName.find({matches[expected[i].parent], expected[i].name});
                    found != byName.end())
                    matches[i] = found->second;
            if (matches[i] != none)
                isMatched[matches[i]] = true;
            note(sequences(threadEvents(expected_, expected[i]),
                matches[i] == none ? Sequence{} : threadEvents(actual_, actual[matches[i]])));
        }
        for (std::size_t i = 0; i < actual.size() && !options_.expectedIsPrefix; ++i)
            if (!isMatched[i])
                note(sequences({}, actual[i].events));
        return first;
    }

    // Of branches that were cut off the order is not known.
    static Sequence threadEvents(const RecordedHistory& history, const EventThread& thread) {
        Sequence events = thread.events;
        if (thread.name.starts_with("(cut off)"))
            std::ranges::sort(events, {}, [&](EventId id) {
                const RecordedEvent& event = *history.find(id);
                return std::pair(event.type, value::write(event.details));
            });
        return events;
    }

    struct Place {
        std::size_t thread = 0;
        std::size_t index = 0;

        bool operator==(const Place&) const = default;
    };

    static void placeAll(const std::vector<EventThread>& threads, std::vector<Place>& places, std::size_t events) {
        places.assign(events + 1, {});
        for (std::size_t i = 0; i < threads.size(); ++i)
            for (std::size_t index = 0; index < threads[i].events.size(); ++index)
                places[threads[i].events[index]] = {.thread = i, .index = index + 1};
    }

    std::optional<HistoryDifference> sequences(const Sequence& expected, const Sequence& actual) {
        for (std::size_t i = 0; i < expected.size() && i < actual.size(); ++i)
            if (auto found = events(*expected_.find(expected[i]), *actual_.find(actual[i])))
                return found;
        if (expected.size() > actual.size()) {
            const RecordedEvent& missing = *expected_.find(expected[actual.size()]);
            return HistoryDifference{.id = missing.id,
                .event = titleOf(expected_, missing),
                .member = {},
                .expected = summaryOf(expected_, missing),
                .actual = "no such event"};
        }
        if (actual.size() > expected.size() && !options_.expectedIsPrefix) {
            const RecordedEvent& extra = *actual_.find(actual[expected.size()]);
            return HistoryDifference{.id = extra.id,
                .event = titleOf(actual_, extra),
                .member = {},
                .expected = "no such event",
                .actual = summaryOf(actual_, extra)};
        }
        return std::nullopt;
    }

    std::optional<HistoryDifference> events(const RecordedEvent& expected, const RecordedEvent& actual) {
        const auto differ = [&](std::string member, std::string first, std::string second) {
            return HistoryDifference{.id = expected.id,
                .event = titleOf(expected_, expected),
                .member = std::move(member),
                .expected = std::move(first),
                .actual = std::move(second)};
        };
        if (expected.type != actual.type || nameOf(expected) != nameOf(actual))
            return differ({}, summaryOf(expected_, expected), summaryOf(actual_, actual));
        std::string path;
        DataComparison data(options_);
        if (Found found = data.compare(expected.details, actual.details, path))
            return differ(std::move(found->member), std::move(found->expected), std::move(found->actual));
        if (options_.comparesTimes && expected.milliseconds != actual.milliseconds)
            return differ("timestamp", timeOf(expected), timeOf(actual));
        if (isSameCause(expected, actual))
            return std::nullopt;
        return differ("previousEventId", causeOf(expected_, expected), causeOf(actual_, actual));
    }

    static std::string timeOf(const RecordedEvent& event) {
        return event.milliseconds ? semantics::writeTimestamp(*event.milliseconds) : "none";
    }

    [[nodiscard]] bool isSameCause(const RecordedEvent& expected, const RecordedEvent& actual) const {
        if (expected.type == EventType::EvaluationFailed)
            return true;
        const RecordedEvent* first = expected_.find(expected.previous);
        const RecordedEvent* second = actual_.find(actual.previous);
        if (expected.type == EventType::MapStateExited && first != nullptr && second != nullptr && isMapRun(*first) &&
            isMapRun(*second))
            return true;
        if (options_.order == EventOrder::Strict)
            return expected.previous == actual.previous;
        if ((first == nullptr) != (second == nullptr))
            return false;
        if (first == nullptr)
            return true;
        const Place& a = expectedPlaces_[first->id];
        const Place& b = actualPlaces_[second->id];
        // What follows an event of another branch follows the one that happened to be last.
        const bool isInside =
            a.thread == expectedPlaces_[expected.id].thread && b.thread == actualPlaces_[actual.id].thread;
        return !isInside || a.index == b.index;
    }

    static bool isMapRun(const RecordedEvent& event) {
        return event.type == EventType::MapRunStarted || event.type == EventType::MapRunSucceeded;
    }

    const RecordedHistory& expected_;
    const RecordedHistory& actual_;
    const ComparisonOptions& options_;
    std::vector<Place> expectedPlaces_;  // by event
    std::vector<Place> actualPlaces_;
};

}  // namespace

std::optional<HistoryDifference> compareHistories(
    const RecordedHistory& expected, const RecordedHistory& actual, const ComparisonOptions& options) {
    return HistoryComparison(expected, actual, options).compare();
}

std::string describe(const HistoryDifference& difference) {
    return fmt::format("{}: {}expected {}, got {}", difference.event,
        difference.member.empty() ? "" : difference.member + ": ", difference.expected, difference.actual);
}

}  // namespace stepcheck::exec
