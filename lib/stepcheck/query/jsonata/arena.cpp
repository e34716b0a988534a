#include "stepcheck/query/jsonata/arena.h"

#include "stepcheck/query/jsonata/failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace stepcheck::query::jsonata {

Arena::~Arena() {
    for (Kept* kept = kept_; kept != nullptr; kept = kept->before)
        std::destroy_at(&kept->value);
}

void Arena::refill(std::size_t bytes) {
    blockBytes_ = std::min(blockBytes_ * 4, largestBlock);
    const std::size_t size = std::max(bytes, blockBytes_);
    if (size > limit_ - std::min(used_, limit_))
        throw Failure{.code = "U1001", .pieces = {.bare = fmt::format("Memory limit exceeded: {} bytes", limit_)}};
    used_ += size;
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = blocks_.back().get();
    end_ = next_ + size;
}

std::string_view Arena::copy(std::string_view text) {
    char* const chars = room<char>(text.size());
    std::ranges::copy(text, chars);
    return {chars, text.size()};
}

}  // namespace stepcheck::query::jsonata
