#pragma once

#include "stepcheck/exec/recorded_history.h"

#include <cstdint>
#include <optional>
#include <string>

namespace stepcheck::exec {

/// Which order of events counts.
enum class EventOrder : std::uint8_t {
    Strict,  // all of it
    Causal,  // that of each branch and iteration by itself; how they interleave does not matter
};

struct ComparisonOptions {
    EventOrder order = EventOrder::Strict;
    /// Whether ids, moments, tokens and the owners of ARNs inside of data count.
    bool isExact = false;
    /// Whether the timestamps of events count.
    bool comparesTimes = false;
    /// Whether `actual` may go on where `expected` ends.
    bool expectedIsPrefix = false;
};

/// The first thing in which two histories differ.
struct HistoryDifference {
    EventId id = 0;        // of the event, in `expected` if it is there, else in `actual`
    std::string event;     // `event 5 (TaskSucceeded of "Pay")`
    std::string member;    // where in its details: `output/total`; empty: the event itself
    std::string expected;  // texts for people
    std::string actual;
};

/// Compares two histories. What no two executions share is not compared, unless asked for: timestamps of events, and,
/// inside of data and texts, UUIDs, moments, task tokens, request ids, HTTP metadata and the account, region and
/// execution in ARNs. Two forms are accepted of what EvaluationFailed and the exit of a distributed Map follow.
/// O(events · log events + data).
[[nodiscard]] std::optional<HistoryDifference> compareHistories(
    const RecordedHistory& expected, const RecordedHistory& actual, const ComparisonOptions& options);

/// `expected 1, got 2`, with the event and the member before it.
[[nodiscard]] std::string describe(const HistoryDifference& difference);

}  // namespace stepcheck::exec
