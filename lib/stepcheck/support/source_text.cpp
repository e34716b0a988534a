#include "stepcheck/support/source_text.h"

#include "stepcheck/support/assert.h"

#include <cstdint>
#include <limits>
#include <utility>

namespace stepcheck::support {

SourceText::SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
    STEPCHECK_ASSERT(text_.size() <= std::numeric_limits<std::uint32_t>::max());
}

SourceText::SourceText(std::shared_ptr<const SourceText> origin, std::string text, SpanMap map)
    : text_(std::move(text)), origin_(std::move(origin)), map_(std::move(map)) {
    STEPCHECK_ASSERT(origin_ != nullptr && map_.textSize() == text_.size());
}

Span SourceText::toFile(Span span) const {
    return origin_ ? origin_->toFile(map_.toOrigin(span)) : span;
}

}  // namespace stepcheck::support
