#pragma once

#include "stepcheck/exec/step.h"

#include <cstdint>
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

/// The child executions of a distributed Map: each has a history of its own, of which the parent's shows nothing. They
/// run one after the other, each at the virtual time at which it would have started.
class MapRun {
public:
    /// What came of the run: the result of the state, or why it failed.
    struct Ended {
        std::variant<Payload, Failure> result;
        std::int64_t milliseconds = 0;  // when its last child ended
    };

    MapRun(Step& step, FrameId id, const MapProgram& map, std::string arn, std::size_t concurrency)
        : step_(step), id_(id), map_(map), arn_(std::move(arn)), concurrency_(concurrency) {}

    /// Runs the children. Nothing: the execution is stuck, or a field of the Map failed and that was told.
    [[nodiscard]] std::optional<Ended> run(const std::vector<value::Value>& items, const ToleratedFailures& tolerated);

private:
    // What a child left, for the results.
    struct Child {
        Execution execution;
        std::string name;
    };

    [[nodiscard]] std::optional<std::vector<value::Value>> inputs(const std::vector<value::Value>& items);
    [[nodiscard]] semantics::Outcome<std::vector<value::Value>> batches(std::vector<value::Value> inputs);
    [[nodiscard]] std::optional<Child> runChild(const value::Value& input, std::int64_t start);
    [[nodiscard]] value::Value recordOf(const Child& child) const;
    [[nodiscard]] std::optional<Payload> resultOf(const std::vector<Child>& children);

    Step& step_;
    FrameId id_;
    const MapProgram& map_;
    std::string arn_;
    std::size_t concurrency_;
};

}  // namespace stepcheck::exec
