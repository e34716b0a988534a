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

/// Where the names of a large object are: open addressing, a power of two; place + 1, or 0 where it is free.
using NameIndex = std::vector<std::uint32_t>;

/// The names of an object's members in order; they follow it. Objects of the same make share one.
struct NamesNode : Node {
    std::unique_ptr<NameIndex> index;  // null for few names
};

/// The values of the members follow it.
struct ObjectNode : Node {
    NamesNode* names = nullptr;  // null when there is no member
};

}  // namespace stepcheck::value::detail
