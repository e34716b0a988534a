#include "stepcheck/value/oracle.h"

#include "stepcheck/support/assert.h"

#include <utility>

namespace stepcheck::value {

bool NeverAsked::decide(const Condition& /*condition*/) {
    STEPCHECK_ASSERT(false);  // everything is known here
}

std::size_t NeverAsked::choose(std::size_t /*count*/) {
    STEPCHECK_ASSERT(false);  // everything is known here
}

Value NeverAsked::pick(const Value& /*term*/) {
    STEPCHECK_ASSERT(false);  // everything is known here
}

bool Scripted::decide(const Condition& condition) {
    STEPCHECK_ASSERT(!decisions_.empty());
    asked_.push_back(condition);
    const bool answer = decisions_.front();
    decisions_.pop_front();
    return answer;
}

std::size_t Scripted::choose(std::size_t count) {
    STEPCHECK_ASSERT(!choices_.empty());
    const std::size_t answer = choices_.front();
    choices_.pop_front();
    STEPCHECK_ASSERT(answer < count);
    return answer;
}

Value Scripted::pick(const Value& /*term*/) {
    STEPCHECK_ASSERT(!picks_.empty());
    Value answer = std::move(picks_.front());
    picks_.pop_front();
    return answer;
}

}  // namespace stepcheck::value
