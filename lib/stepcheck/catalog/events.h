#pragma once

#include <cstdint>
#include <string_view>

namespace stepcheck::catalog {

/// What an execution does, as far as the number of its events goes.
enum class Step : std::uint8_t {
    Execution,
    Pass,
    Choice,
    Wait,
    Succeed,
    Fail,
    Task,         // that does not wait: request-response, a Lambda function, an activity
    WaitingTask,  // for a job or a callback
    Parallel,
    InlineMap,
    DistributedMap,
};

/// How many events a step writes to the history of a STANDARD execution.
/// Source: `data/events.json`, which names the source and date of each.
struct EventCost {
    std::uint32_t once;      // each time that the step is made
    std::uint32_t repeated;  // each attempt of a task, each iteration of a Map
    std::string_view source;
};

[[nodiscard]] const EventCost& eventCost(Step step);

}  // namespace stepcheck::catalog
