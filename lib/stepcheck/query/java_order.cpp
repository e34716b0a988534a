#include "stepcheck/query/java_order.h"

#include "stepcheck/support/unicode.h"

#include <algorithm>
#include <numeric>

namespace stepcheck::query {

std::uint32_t javaHash(std::string_view text) {
    std::uint32_t hash = 0;
    const auto add = [&](std::uint32_t unit) { hash = hash * 31 + unit; };
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint point = support::decodeUtf8(text, at);
        at += std::max(point.size, 1U);
        if (point.value < 0x10000) {
            add(point.size != 0 ? point.value : 0xFFFD);
        } else {
            add(0xD800 + ((point.value - 0x10000) >> 10U));
            add(0xDC00 + ((point.value - 0x10000) & 0x3FFU));
        }
    }
    return hash;
}

std::vector<std::size_t> javaOrder(std::span<const std::string> names) {
    // The table doubles when more than three quarters of it are taken.
    std::size_t buckets = 16;
    while (names.size() > buckets / 4 * 3)
        buckets *= 2;
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t index) {
        const std::uint32_t hash = javaHash(names[index]);
        return (hash ^ hash >> 16U) & (buckets - 1);
    });
    return order;
}

}  // namespace stepcheck::query
