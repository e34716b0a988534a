#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace stepcheck::value::detail {

/// The head of everything that values share. The characters, elements or members follow it in the same allocation;
/// only value.h and value.cpp look there.
struct Node {
    std::atomic<std::uint32_t> references{1};
    std::uint32_t size = 0;
};

/// Where the members of a large object are: open addressing by name, a power of two; place + 1, or 0 where it is free.
using NameIndex = std::vector<std::uint32_t>;

struct ObjectNode : Node {
    std::unique_ptr<NameIndex> index;  // null for small objects
};

}  // namespace stepcheck::value::detail
