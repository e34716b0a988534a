#include "stepcheck/exec/history.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>

namespace stepcheck::exec {

// A run of events. Histories that share a block see as many of its events as were there when they parted; the one that
// adds first goes on in the block, the others go on in a block of their own.
class History::Block {
public:
    Block(std::shared_ptr<Block> before, EventId first, std::size_t capacity)
        : before_(std::move(before)),
          first_(first),
          capacity_(capacity),
          room_(std::make_unique_for_overwrite<Room[]>(capacity)) {}
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;
    ~Block() {
        for (std::size_t i = 0; i < used_; ++i)
            std::destroy_at(&room_[i].event);
    }

    /// The number of events before it.
    [[nodiscard]] EventId first() const { return first_; }
    [[nodiscard]] std::size_t capacity() const { return capacity_; }
    [[nodiscard]] const Event& at(EventId place) const { return room_[place - first_].event; }
    [[nodiscard]] std::shared_ptr<Block>& before() { return before_; }

    /// A new event after that many, or null when there is no room or another history has added one.
    [[nodiscard]] Event* add(EventId size, bool isShared) {
        std::size_t place = size - first_;
        if (place == capacity_)
            return nullptr;
        if (isShared) {
            if (!used_.compare_exchange_strong(place, place + 1))
                return nullptr;
        } else if (used_.load(std::memory_order_relaxed) == place) {
            used_.store(place + 1, std::memory_order_relaxed);
        } else {
            return nullptr;
        }
        // Filling the room with zeros first would take longer than all else here.
        return std::uninitialized_default_construct_n(&room_[place].event, 1) - 1;
    }

private:
    union Room {
        Room() {}   // NOLINT(modernize-use-equals-default): the event is constructed when it is added
        ~Room() {}  // NOLINT(modernize-use-equals-default)
        Event event;
    };

    std::shared_ptr<Block> before_;
    EventId first_;
    std::size_t capacity_;
    std::atomic<std::size_t> used_ = 0;
    std::unique_ptr<Room[]> room_;
};

// A chain of thousands of blocks would overflow the stack if each destroyed the one before.
History::~History() {
    while (last_ && last_.use_count() == 1)
        last_ = std::shared_ptr<Block>(std::move(last_->before()));
}

// Blocks of long histories are larger; one that another history has gone on in is followed by a small one.
Event& History::addOne() {
    static constexpr std::size_t least = 8;
    static constexpr std::size_t most = 512;
    Event* event = last_ ? last_->add(size_, last_.use_count() > 1) : nullptr;
    if (event == nullptr) {
        const bool isFull = last_ && size_ - last_->first() == last_->capacity();
        const std::size_t capacity = isFull ? std::min(2 * last_->capacity(), most) : least;
        last_ = std::make_shared<Block>(std::move(last_), size_, capacity);
        event = last_->add(size_, false);
    }
    ++size_;
    return *event;
}

const Event& History::last() const {
    return last_->at(size_ - 1);
}

std::vector<const Event*> History::since(EventId before) const {
    std::vector<const Event*> result(size_ - before);
    Block* block = last_.get();
    for (EventId place = size_; place > before; block = block->before().get())
        for (const EventId from = std::max(block->first(), before); place > from; --place)
            result[place - before - 1] = &block->at(place - 1);
    return result;
}

}  // namespace stepcheck::exec
