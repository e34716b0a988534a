#pragma once

#include <cstdint>
#include <string_view>

namespace stepcheck::support {

/// The 64-bit FNV-1a hash of a text, going on from an earlier one; the same in every run and on every machine. An end
/// mark goes in, so that ("ab", "c") is not ("a", "bc").
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325U) {
    constexpr std::uint64_t prime = 0x100000001B3U;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= prime;
    }
    return hash * prime;
}

}  // namespace stepcheck::support
