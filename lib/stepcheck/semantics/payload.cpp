#include "stepcheck/semantics/payload.h"

#include "stepcheck/value/write.h"

namespace stepcheck::semantics {

std::string Payload::text() const {
    return text_ ? *text_ : value::write(value_);
}

std::size_t Payload::bytes() const {
    return text_ ? text_->size() : value::write(value_).size();
}

}  // namespace stepcheck::semantics
