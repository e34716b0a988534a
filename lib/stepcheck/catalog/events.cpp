#include "stepcheck/catalog/events.h"

#include "stepcheck/catalog/tables.h"

namespace stepcheck::catalog {

const EventCost& eventCost(Step step) {
    return eventTable[static_cast<std::size_t>(step)];
}

}  // namespace stepcheck::catalog
