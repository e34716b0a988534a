#pragma once

#include <cstdint>

namespace stepcheck::lint {

/// A convention for state names.
enum class NameStyle : std::uint8_t { Any, TitleCase, PascalCase, CamelCase, KebabCase, SnakeCase };

/// What the configuration says to single rules.
struct RuleOptions {
    NameStyle stateNameStyle = NameStyle::Any;  // state-name-style
    std::uint32_t mostTransitions = 20;         // transition-cost
};

}  // namespace stepcheck::lint
