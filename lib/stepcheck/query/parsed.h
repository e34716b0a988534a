#pragma once

#include "stepcheck/support/span.h"

#include <boost/system/result.hpp>

#include <string>

namespace stepcheck::query {

/// Why a text is no expression: the message in words, and the narrowest wrong place as byte offsets in the text.
struct SyntaxError {
    std::string message;
    support::Span at;
};

/// What a text means, or why it means nothing. Test it, then use `*parsed`; `.value()` is not available on purpose.
template <class T>
class [[nodiscard]] Parsed : public boost::system::result<T, SyntaxError> {
public:
    using boost::system::result<T, SyntaxError>::result;
    void value() const = delete;
};

}  // namespace stepcheck::query
