#pragma once

#include "stepcheck/asl/machine.h"

#include <cstdint>

// What several rules ask about Map states.
namespace stepcheck::lint {

/// Where the iterations of a Map state run. `Unknown`: a hole, a value that is no mode, or a part that cannot be read.
enum class MapMode : std::uint8_t { Inline, Distributed, Unknown };

[[nodiscard]] MapMode modeOf(const asl::Machine& machine, const asl::State& state, const asl::Map& map);

/// The nearest Map state around a state whose iterations are EXPRESS executions of their own, or null: a DISTRIBUTED
/// one between them that is not EXPRESS ends the search.
[[nodiscard]] const asl::State* expressParentOf(const asl::Machine& machine, const asl::State& state);

/// The nearest DISTRIBUTED Map state around a state, or null.
[[nodiscard]] const asl::State* distributedParentOf(const asl::Machine& machine, const asl::State& state);

/// Whether a state lies somewhere inside a Parallel or Map state.
[[nodiscard]] bool isInside(const asl::Machine& machine, const asl::State& inner, const asl::State& outer);

/// The member of that name, or the one whose value a JSONPath state computes (`name.$`); null when there is neither.
[[nodiscard]] const syntax::Member* findArgument(const syntax::Node& template_, std::string_view name);

/// Whether an object may get members that we do not see: it is none, is unknown, or has holes in its keys.
[[nodiscard]] bool mayHaveOtherArguments(const syntax::Node& template_);

}  // namespace stepcheck::lint
