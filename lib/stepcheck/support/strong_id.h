#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace stepcheck::support {

/// An index with a type of its own, so that an index of one thing is never taken for one of another.
template <class Tag>
struct StrongId {
    std::uint32_t index = 0;

    constexpr StrongId() = default;
    constexpr explicit StrongId(std::size_t value) : index(static_cast<std::uint32_t>(value)) {}

    friend constexpr auto operator<=>(const StrongId&, const StrongId&) = default;
};

}  // namespace stepcheck::support
