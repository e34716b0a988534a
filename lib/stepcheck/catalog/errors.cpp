#include "stepcheck/catalog/errors.h"

#include "stepcheck/catalog/tables.h"

#include <algorithm>

namespace stepcheck::catalog {

std::span<const ReservedError> reservedErrors() {
    return reservedErrorTable;
}

static bool isDigits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

static bool isNamed(const ReservedError& error, std::string_view name) {
    if (!error.isPrefix)
        return name == error.name;
    return name.starts_with(error.name) && isDigits(name.substr(error.name.size()));
}

const ReservedError* findReservedError(std::string_view name) {
    if (!name.starts_with(reservedPrefix))
        return nullptr;
    const auto found =
        std::ranges::find_if(reservedErrorTable, [&](const ReservedError& error) { return isNamed(error, name); });
    return found == reservedErrorTable.end() ? nullptr : &*found;
}

Match matches(std::string_view listed, std::string_view raised) {
    const ReservedError* reserved = findReservedError(raised);
    if (listed == raised || (reserved != nullptr && !listed.empty() && listed == reserved->appearsAs))
        return reserved != nullptr ? reserved->byName : Match::Yes;
    if (listed == statesAll)
        return reserved != nullptr ? reserved->byAll : Match::Yes;
    if (listed == statesTaskFailed)
        return reserved != nullptr ? reserved->byTaskFailed : Match::Yes;
    return Match::No;
}

bool coversError(std::string_view earlier, std::string_view later) {
    return earlier == later || matches(earlier, later) == Match::Yes;
}

bool isPermanentError(std::string_view name) {
    if (const ReservedError* reserved = findReservedError(name))
        return reserved->isPermanent;
    const std::size_t dot = name.rfind('.');
    return std::ranges::find(permanentErrorTable, dot == std::string_view::npos ? name : name.substr(dot + 1)) !=
           permanentErrorTable.end();
}

bool isBareError(std::string_view name) {
    return std::ranges::find(bareErrorTable, name) != bareErrorTable.end();
}

std::span<const ErrorPrefix> errorPrefixes() {
    return errorPrefixTable;
}

std::string_view prefixOf(std::string_view errorName) {
    const std::size_t dot = errorName.find('.');
    return dot == std::string_view::npos || errorName.starts_with(reservedPrefix) ? std::string_view()
                                                                                  : errorName.substr(0, dot);
}

std::span<const std::string_view> transientLambdaErrors() {
    return transientLambdaTable;
}

const RepeatedEffect* findRepeatedEffect(std::string_view service, std::string_view action) {
    const auto found = std::ranges::find_if(repeatedEffectTable,
        [&](const RepeatedEffect& entry) { return entry.service == service && entry.action == action; });
    return found == repeatedEffectTable.end() ? nullptr : &*found;
}

}  // namespace stepcheck::catalog
