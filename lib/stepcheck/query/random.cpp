#include "stepcheck/query/random.h"

#include <fmt/format.h>

namespace stepcheck::query {

// SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t Random::next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBU;
    return mixed ^ mixed >> 31U;
}

std::uint64_t mixSeeds(std::uint64_t a, std::uint64_t b) {
    Random random(a ^ Random(b).next());
    return random.next();
}

std::string uuid(Random& random) {
    const std::uint64_t high = (random.next() & ~0xF000ULL) | 0x4000ULL;
    const std::uint64_t low = (random.next() & ~(3ULL << 62U)) | 1ULL << 63U;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32U, high >> 16U & 0xFFFFU, high & 0xFFFFU,
        low >> 48U, low & 0xFFFFFFFFFFFFU);
}

}  // namespace stepcheck::query
