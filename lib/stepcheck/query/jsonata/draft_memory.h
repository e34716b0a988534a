#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <type_traits>
#include <utility>

namespace stepcheck::query::jsonata {

/// Room for what is made while one expression is parsed; given back all at once, so nothing in it has a destructor.
class DraftMemory {
public:
    template <class T>
    T* make(T value) {
        static_assert(std::is_trivially_destructible_v<T>);
        return std::construct_at(room<T>(1), std::move(value));
    }

    /// Room for that many, not initialised.
    template <class T>
    T* room(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        return static_cast<T*>(memory_.allocate(count * sizeof(T), alignof(T)));
    }

    /// A copy of a text.
    std::string_view keep(std::string_view text) {
        char* const characters = room<char>(text.size());
        std::ranges::copy(text, characters);
        return {characters, text.size()};
    }

private:
    static constexpr std::size_t firstBytes = 16384;

    alignas(16) std::array<std::byte, firstBytes> first_;  // not initialised on purpose
    std::pmr::monotonic_buffer_resource memory_{first_.data(), first_.size()};
};

/// A list that grows in a `DraftMemory`. Copies share their elements.
template <class T>
class DraftList {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    void add(DraftMemory& memory, T element) {
        if (size_ == capacity_)
            grow(memory);
        data_[size_++] = element;
    }
    void clear() { size_ = 0; }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] T& operator[](std::size_t index) const { return data_[index]; }
    [[nodiscard]] T& front() const { return data_[0]; }
    [[nodiscard]] T& back() const { return data_[size_ - 1]; }
    [[nodiscard]] T* begin() const { return data_; }
    [[nodiscard]] T* end() const { return data_ + size_; }

private:
    void grow(DraftMemory& memory) {
        constexpr std::uint32_t firstElements = 2;
        capacity_ = std::max(capacity_ * 2, firstElements);
        T* const larger = memory.room<T>(capacity_);
        std::uninitialized_copy(begin(), end(), larger);
        data_ = larger;
    }

    T* data_ = nullptr;
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = 0;
};

}  // namespace stepcheck::query::jsonata
