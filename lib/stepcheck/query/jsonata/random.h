#pragma once

#include <cstdint>

namespace stepcheck::query::jsonata {

/// The numbers of `java.util.Random`: those that the service's `$random(seed)` gives.
/// Source: Java SE API documentation, class Random (a linear congruential generator of 48 bits).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_((seed ^ multiplier) & mask) {}

    [[nodiscard]] std::uint32_t bits(unsigned count) {
        state_ = (state_ * multiplier + 0xBU) & mask;
        return static_cast<std::uint32_t>(state_ >> (48U - count));
    }

    /// At least 0, less than 1.
    [[nodiscard]] double fraction() {
        const std::uint64_t high = bits(26);
        return static_cast<double>((high << 27U) + bits(27)) * 0x1.0p-53;
    }

private:
    static constexpr std::uint64_t multiplier = 0x5DEECE66DU;
    static constexpr std::uint64_t mask = (std::uint64_t{1} << 48U) - 1;

    std::uint64_t state_;
};

}  // namespace stepcheck::query::jsonata
