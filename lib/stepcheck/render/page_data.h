#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/exec/execution.h"
#include "stepcheck/render/write.h"
#include "stepcheck/support/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::flow {
class Graph;
}

namespace stepcheck::render {

/// A task that was called on a path.
struct PageCall {
    asl::StateId state;
    std::string outcome;  // "returns", "fails with Card.Declined"
    std::string data;     // JSON, or the cause
};

/// A path as a page shows it.
struct PagePath {
    std::string id;                        // "succeeded-1c9e04b2"
    std::string end;                       // "succeeded", "failed", "visit-limit", …
    std::vector<asl::StateId> states;      // in the order in which they were entered
    std::vector<std::string> condition{};  // for people; all of them hold
    std::vector<std::string> assumptions{};
    std::vector<PageCall> calls{};
    std::string objects{};                       // that ItemReaders read, as `--objects` takes it; empty: none
    std::uint64_t variants = 1;                  // conditions that lead this way
    const exec::Execution* execution = nullptr;  // of an example; null: the way was not gone to its end
    std::string reason{};                        // why it was not
};

/// A finding of lint as a page shows it.
struct PageFinding {
    std::optional<asl::StateId> state;  // none: it is about no single state
    support::Severity severity = support::Severity::Error;
    std::string rule;
    std::string message;
    std::uint32_t line = 0;
};

/// Lines under a heading.
struct PageSection {
    std::string title;
    std::vector<std::string> lines;
};

/// What a page shows. `machine` and `graph` must outlive it.
struct PageData {
    const asl::Machine& machine;
    const flow::Graph& graph;
    std::string name;  // of the definition
    std::vector<PagePath> paths{};
    std::vector<std::pair<std::string, std::uint64_t>> ends{};  // "succeeded" and how often
    std::vector<std::string> limits{};                          // that were reached: what was left out
    std::vector<PageFinding> findings{};
    std::vector<PageSection> sections{};  // about the definition as a whole
};

/// The most events of one history and of all histories that a page holds; it says what was left out.
inline constexpr std::size_t maxPageEventsOfPath = 2'000;
inline constexpr std::size_t maxPageEvents = 200'000;

/// The data as the script of the page reads it: JSON that may stand inside of a `<script>`. Equal texts stand there
/// once, because the input of a state is often the output of the one before.
void writePageData(const PageData& page, const Write& write);

}  // namespace stepcheck::render
