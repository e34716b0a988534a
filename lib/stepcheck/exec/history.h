#pragma once

#include "stepcheck/exec/event.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace stepcheck::exec {

/// The events of an execution in the order in which they were published. A persistent list: a copy is a pointer, and
/// copies share what they have in common. Different threads may add to different copies.
class History {
public:
    History() = default;
    History(const History&) = default;
    History(History&& other) noexcept : last_(std::move(other.last_)), size_(std::exchange(other.size_, 0)) {}
    History& operator=(History other) noexcept {
        std::swap(last_, other.last_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~History();

    /// Adds an event; its number becomes the next one. `details` are those of its type.
    template <class D>
    EventId add(EventType type, EventId previous, std::int64_t milliseconds, D&& details) {
        Event& event = addOne();
        event.type = type;
        event.id = size_;
        event.previous = previous;
        event.milliseconds = milliseconds;
        event.details = std::forward<D>(details);
        return size_;
    }

    [[nodiscard]] EventId size() const { return size_; }

    /// The last event; there must be one.
    [[nodiscard]] const Event& last() const;

    /// All events in order. O(events).
    [[nodiscard]] std::vector<const Event*> events() const { return since(0); }

    /// The events after that one, in order. O(their number).
    [[nodiscard]] std::vector<const Event*> since(EventId before) const;

private:
    class Block;

    Event& addOne();

    std::shared_ptr<Block> last_;
    EventId size_ = 0;
};

}  // namespace stepcheck::exec
