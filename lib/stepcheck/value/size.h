#pragma once

#include "stepcheck/value/value.h"

#include <cstddef>

namespace stepcheck::value {

/// Whether the text that `write` makes has certainly no more than so many bytes. False: it has more, or that is not
/// known without writing it. Allocates nothing; reads no more of the value than could fit.
[[nodiscard]] bool surelyFits(const Value& value, std::size_t bytes);

}  // namespace stepcheck::value
