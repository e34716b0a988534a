#pragma once

#include "stepcheck/value/value.h"

#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace stepcheck::query::jsonata {

/// Memory for what one evaluation computes: taken bit by bit, given back all at once. Nothing in it has a destructor.
class Arena {
public:
    explicit Arena(std::size_t limit) : limit_(limit) {}
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    ~Arena();

    /// Throws a `Failure` (U1001) when the limit is reached.
    void* allocate(std::size_t bytes) {
        bytes = (bytes + alignment - 1) & ~(alignment - 1);
        if (bytes > static_cast<std::size_t>(end_ - next_))
            refill(bytes);
        return std::exchange(next_, next_ + bytes);
    }

    template <class T, class... Arguments>
    T* make(Arguments&&... arguments) {
        static_assert(std::is_trivially_destructible_v<T>);
        return std::construct_at(static_cast<T*>(allocate(sizeof(T))), std::forward<Arguments>(arguments)...);
    }

    /// Room for `count` objects, not constructed.
    template <class T>
    T* room(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignment);
        return static_cast<T*>(allocate(count * sizeof(T)));
    }

    /// Whether `bytes` more could be had right behind `end`, which was the end of the last thing taken; takes them.
    bool extend(const void* end, std::size_t bytes) {
        bytes = (bytes + alignment - 1) & ~(alignment - 1);
        if (end != next_ || bytes > static_cast<std::size_t>(end_ - next_))
            return false;
        next_ += bytes;
        return true;
    }

    struct Mark {
        std::byte* next;
        std::byte* end;
        const void* kept;
    };

    [[nodiscard]] Mark mark() const { return {.next = next_, .end = end_, .kept = kept_}; }

    /// Gives back what was taken since, unless it filled the block or has to be kept.
    void release(Mark mark) {
        if (mark.end == end_ && mark.kept == kept_)
            next_ = mark.next;
    }

    std::string_view copy(std::string_view text);

    /// Keeps a value alive as long as the arena.
    const value::Value* keep(value::Value value) {
        auto* const kept = static_cast<Kept*>(allocate(sizeof(Kept)));
        kept_ = std::construct_at(kept, Kept{.value = std::move(value), .before = kept_});
        return &kept_->value;
    }

private:
    // The one thing with a destructor.
    struct Kept {
        value::Value value;
        Kept* before;
    };

    static constexpr std::size_t alignment = 8;
    static constexpr std::size_t firstBytes = 4096;
    static constexpr std::size_t largestBlock = std::size_t{1} << 20U;

    void refill(std::size_t bytes);

    alignas(16) std::array<std::byte, firstBytes> first_;  // not initialised on purpose
    std::byte* next_ = first_.data();
    std::byte* end_ = first_.data() + firstBytes;
    std::size_t limit_;
    std::size_t used_ = 0;
    std::size_t blockBytes_ = firstBytes;
    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    Kept* kept_ = nullptr;
};

}  // namespace stepcheck::query::jsonata
