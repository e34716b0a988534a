#include "stepcheck/support/edits.h"

#include "stepcheck/support/assert.h"

#include <cstddef>

namespace stepcheck::support {

std::string applied(std::span<const Edit> edits, std::string_view text) {
    std::string result;
    result.reserve(text.size());
    std::size_t taken = 0;
    for (const Edit& edit : edits) {
        STEPCHECK_ASSERT(taken <= edit.at.begin && edit.at.begin <= edit.at.end && edit.at.end <= text.size());
        result.append(text.substr(taken, edit.at.begin - taken)).append(edit.text);
        taken = edit.at.end;
    }
    result.append(text.substr(taken));
    return result;
}

}  // namespace stepcheck::support
