#pragma once

#include <compare>
#include <cstdint>

namespace stepcheck::support {

/// A half-open range of byte offsets in one `SourceText`: `[begin, end)`.
/// An empty span marks a place between two bytes.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }

    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace stepcheck::support
