#pragma once

#include "stepcheck/explore/exploration.h"
#include "stepcheck/explore/input_path.h"

#include <set>
#include <string>
#include <vector>

namespace stepcheck::explore {

enum class Need : std::uint8_t {
    Always,     // no execution succeeds without it
    Sometimes,  // some paths need it, others do not look at it
    Optional,   // some path succeeds without it
};

/// What a machine requires of one place in its input.
struct Requirement {
    InputPath place;
    Need need = Need::Always;
    std::set<std::string> types;       // JSON Schema's names; empty: any
    std::vector<value::Value> values;  // that it is compared with
};

/// What the succeeding paths have in common: places of the input that they look at, outer ones first. Empty when no
/// path succeeds. It holds for what was explored.
[[nodiscard]] std::vector<Requirement> contractOf(const Exploration& exploration);

/// The same as JSON Schema (2020-12): inputs that it refuses make no explored path succeed.
[[nodiscard]] value::Value schemaOf(const std::vector<Requirement>& contract);

}  // namespace stepcheck::explore
