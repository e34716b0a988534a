#include "stepcheck/catalog/operations.h"

#include "stepcheck/catalog/tables.h"

#include <algorithm>
#include <string>

namespace stepcheck::catalog {

const InputMember* Structure::find(std::string_view memberName) const {
    const auto found = std::ranges::find(members, memberName, &InputMember::name);
    return found == members.end() ? nullptr : &*found;
}

std::span<const Operation> operations() {
    return operationTable;
}

// Small letters without hyphens.
static std::string folded(std::string_view name) {
    std::string result;
    for (const char c : name)
        if (c != '-')
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

const Operation* findOperation(std::string_view name) {
    const std::string wanted = folded(name);
    const auto found =
        std::ranges::find_if(operationTable, [&](const Operation& each) { return folded(each.name) == wanted; });
    return found == operationTable.end() ? nullptr : &*found;
}

std::span<const RegisteredDefault> registeredDefaults() {
    return registeredDefaultTable;
}

std::span<const TextNumber> textNumbers() {
    return textNumberTable;
}

std::span<const std::string_view> answerOrder() {
    return answerOrderTable;
}

}  // namespace stepcheck::catalog
