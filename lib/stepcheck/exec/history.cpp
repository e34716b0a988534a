#include "stepcheck/exec/history.h"

#include <utility>

namespace stepcheck::exec {

// A chain of thousands of links would overflow the stack if each destroyed the one before.
History::~History() {
    while (last_ && last_.use_count() == 1)
        last_ = std::shared_ptr<const Link>(last_->before);
}

EventId History::add(Event event) {
    event.id = size() + 1;
    last_ = std::make_shared<const Link>(std::move(event), std::move(last_));
    return last_->event.id;
}

std::vector<const Event*> History::since(EventId before) const {
    std::vector<const Event*> result(size() - before);
    const Link* link = last_.get();
    for (std::size_t i = result.size(); i-- > 0; link = link->before.get())
        result[i] = &link->event;
    return result;
}

}  // namespace stepcheck::exec
