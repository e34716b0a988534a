#include "stepcheck/catalog/responses.h"

#include "stepcheck/catalog/tables.h"

#include <algorithm>

namespace stepcheck::catalog {

const Response* findResponse(std::string_view service, std::string_view action, ResponsePattern pattern) {
    const auto found = std::ranges::find_if(responseTable, [&](const Response& response) {
        return response.service == service && response.action == action && response.pattern == pattern;
    });
    return found == responseTable.end() ? nullptr : &*found;
}

std::span<const std::string_view> addedMembers() {
    return addedMemberTable;
}

}  // namespace stepcheck::catalog
