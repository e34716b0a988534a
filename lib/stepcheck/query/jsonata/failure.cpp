#include "stepcheck/query/jsonata/failure.h"

#include "stepcheck/query/jsonata/text.h"

namespace stepcheck::query::jsonata {

Error toError(const Failure& failure, std::string_view text) {
    Error error{.code = failure.code,
        .message = messageText(failure.code, failure.pieces),
        .span = failure.span,
        .token = failure.token,
        .position = {}};
    if (failure.placed)
        error.position = static_cast<std::uint32_t>(countUtf16(text.substr(0, failure.position)));
    return error;
}

}  // namespace stepcheck::query::jsonata
