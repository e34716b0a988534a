#pragma once

#include "stepcheck/exec/map_items.h"
#include "stepcheck/exec/step.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace stepcheck::exec {

/// The thresholds of a map run. Without any, one failure is too many.
struct ToleratedFailures {
    std::optional<std::int64_t> count;
    std::optional<double> percentage;

    /// Whether `failed` failures among `total` items exceed one of them.
    [[nodiscard]] bool areExceeded(std::size_t failed, std::size_t total) const;
};

/// A child execution that has ended, or has not started yet.
struct MapRunChild {
    enum class State : std::uint8_t { Waiting, Succeeded, Failed };
    State state = State::Waiting;
    value::Value result;                         // what it adds to the result of the state
    std::shared_ptr<const Execution> execution;  // of one that failed, when such are kept
    std::string name{};                          // likewise
};

/// A map run: what there is to do, and what came of it up to now.
struct MapRunRecord {
    std::string arn;
    ToleratedFailures tolerated;
    std::size_t concurrency = 0;
    std::vector<value::Value> inputs;  // of the children
    std::vector<MapRunChild> children{};
};

/// What came of a run: the result of the state, or why it failed.
struct MapRunEnded {
    std::variant<Payload, Failure> result;
    std::shared_ptr<const MapRunRecord> record;  // of one that failed
    std::int64_t milliseconds = 0;               // when its last child ended
};

/// Runs the child executions of a distributed Map: each has a history of its own, of which the parent's shows nothing.
/// They run one after the other, each at the virtual time at which it would have started.
class MapRun {
public:
    MapRun(Step& step, FrameId id, const MapProgram& map) : step_(step), id_(id), map_(map) {}

    /// What the children get: the items as ItemSelector and ItemBatcher make them. `source` is that of the context
    /// object. Nothing: a fault, which was told.
    [[nodiscard]] std::optional<std::vector<value::Value>> inputs(MapItems items, std::string_view source);

    /// Runs the children that have not succeeded yet. Nothing: the execution is stuck, or a field of the Map failed and
    /// that was told.
    [[nodiscard]] std::optional<MapRunEnded> run(MapRunRecord record);

private:
    [[nodiscard]] semantics::Outcome<std::vector<value::Value>> selected(MapItems items, std::string_view source);
    [[nodiscard]] semantics::Outcome<std::vector<value::Value>> batches(std::vector<value::Value> inputs);
    [[nodiscard]] bool runChild(
        const MapRunRecord& record, const value::Value& input, MapRunChild& child, std::int64_t& milliseconds);
    [[nodiscard]] value::Value recordOf(const Execution& execution, const std::string& name) const;
    [[nodiscard]] semantics::Outcome<Payload> resultOf(const MapRunRecord& record);

    Step& step_;
    FrameId id_;
    const MapProgram& map_;
};

}  // namespace stepcheck::exec
