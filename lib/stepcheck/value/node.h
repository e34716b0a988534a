#pragma once

#include <atomic>
#include <cstdint>

namespace stepcheck::value::detail {

/// The head of everything that values share. Only value.cpp looks inside.
struct Node {
    std::atomic<std::uint32_t> references{1};
};

}  // namespace stepcheck::value::detail
