#pragma once

#include "stepcheck/exec/event.h"

#include <memory>
#include <utility>
#include <vector>

namespace stepcheck::exec {

/// The events of an execution in the order in which they were published. A persistent list: a copy is a pointer, and
/// copies share what they have in common.
class History {
public:
    History() = default;
    History(const History&) = default;
    History(History&&) noexcept = default;
    History& operator=(History other) noexcept {
        std::swap(last_, other.last_);
        return *this;
    }
    ~History();

    /// Adds an event; its number becomes the next one.
    EventId add(Event event);

    [[nodiscard]] EventId size() const { return last_ ? last_->event.id : 0; }

    /// The last event; there must be one.
    [[nodiscard]] const Event& last() const { return last_->event; }

    /// All events in order. O(events).
    [[nodiscard]] std::vector<const Event*> events() const { return since(0); }

    /// The events after that one, in order. O(their number).
    [[nodiscard]] std::vector<const Event*> since(EventId before) const;

private:
    struct Link {
        Link(Event what, std::shared_ptr<const Link> after) : event(std::move(what)), before(std::move(after)) {}

        Event event;
        std::shared_ptr<const Link> before;
    };
    std::shared_ptr<const Link> last_;
};

}  // namespace stepcheck::exec
