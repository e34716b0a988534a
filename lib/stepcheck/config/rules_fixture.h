#pragma once

#include "stepcheck/lint/rule.h"

// A few rules for the tests of this layer.
namespace stepcheck::config::fixture {

inline constexpr lint::Rule longName{.id = "long-state-name", .profile = lint::Profile::Strict};
inline constexpr lint::Rule nameStyle{.id = "state-name-style", .profile = lint::Profile::All};
inline constexpr lint::Rule waitZero{.id = "wait-zero", .profile = lint::Profile::Recommended};
inline constexpr lint::Rule missingTarget{.id = "missing-target", .profile = lint::Profile::Recommended};

inline constexpr lint::RegisteredRule rules[] = {
    {.rule = &longName, .group = "names", .page = {}},
    {.rule = &nameStyle, .group = "names", .page = {}},
    {.rule = &waitZero, .group = "structure", .page = {}},
    {.rule = &missingTarget, .group = "transitions", .page = {}},
};

}  // namespace stepcheck::config::fixture
