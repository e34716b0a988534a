#pragma once

#include <chrono>
#include <cstddef>

namespace stepcheck::lint {

/// How far the rules of the group `proof` explore a definition.
struct ProofLimits {
    std::chrono::seconds time{5};
    std::size_t paths = 500;
};

}  // namespace stepcheck::lint
