#pragma once

#include <cstdint>
#include <string>

namespace stepcheck::query {

/// A sequence of numbers that looks random and depends on the seed alone.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    [[nodiscard]] std::uint64_t next();

    /// 0 … bound - 1; `bound` is not 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return next() % bound; }

private:
    std::uint64_t state_;
};

/// A seed made of two, so that each use of randomness in an execution has one of its own.
[[nodiscard]] std::uint64_t mixSeeds(std::uint64_t a, std::uint64_t b);

/// A UUID of version 4.
[[nodiscard]] std::string uuid(Random& random);

}  // namespace stepcheck::query
