#include "stepcheck/semantics/payload.h"

#include "stepcheck/value/size.h"
#include "stepcheck/value/write.h"

namespace stepcheck::semantics {

std::string Payload::text() const {
    return text_ ? *text_ : value::write(value_);
}

std::size_t Payload::bytes() const {
    return text_ ? text_->size() : value::write(value_).size();
}

bool Payload::isLargerThan(std::size_t limit) const {
    if (text_)
        return text_->size() > limit;
    return !value::surelyFits(value_, limit) && bytes() > limit;
}

}  // namespace stepcheck::semantics
