#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/explore/exploration.h"
#include "stepcheck/explore/options.h"

#include <atomic>
#include <functional>

namespace stepcheck::explore {

/// What an exploration tells while it runs.
struct Progress {
    std::size_t paths = 0;
    std::size_t pending = 0;
};

/// Explores every way through a program whose input and task results nobody knows. Each path in the result was executed
/// with its example by the same executor, without unknowns, and took that way. The same program, settings and options
/// give the same result, whatever the number of jobs, as long as no time limit is reached. It can be stopped at any
/// time: then what was found until then is the result.
/// `stop`, when it is given, is looked at between steps; `progress`, when it is given, is called now and then.
/// Cost: a few milliseconds for a hundred paths of usual length; each path is executed twice.
[[nodiscard]] Exploration explore(const exec::Program& program, const exec::Settings& settings, const Options& options,
    const std::atomic<bool>* stop = nullptr, const std::function<void(const Progress&)>& progress = {});

}  // namespace stepcheck::explore
