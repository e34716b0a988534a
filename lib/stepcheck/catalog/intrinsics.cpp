#include "stepcheck/catalog/intrinsics.h"

#include "stepcheck/catalog/tables.h"

#include <algorithm>

namespace stepcheck::catalog {

std::size_t IntrinsicSpec::minArguments() const {
    const bool lastIsRequired = parameters.empty() || (!parameters.back().optional && !parameters.back().repeats);
    return parameters.size() - (lastIsRequired ? 0 : 1);
}

std::optional<std::size_t> IntrinsicSpec::maxArguments() const {
    if (!parameters.empty() && parameters.back().repeats)
        return std::nullopt;
    return parameters.size();
}

const IntrinsicParameter* IntrinsicSpec::parameterAt(std::size_t index) const {
    if (index < parameters.size())
        return &parameters[index];
    return !parameters.empty() && parameters.back().repeats ? &parameters.back() : nullptr;
}

std::span<const IntrinsicSpec> intrinsics() {
    return intrinsicTable;
}

const IntrinsicSpec* findIntrinsic(std::string_view name) {
    const auto found = std::ranges::find(intrinsicTable, name, &IntrinsicSpec::name);
    return found == intrinsicTable.end() ? nullptr : &*found;
}

std::string_view describe(IntrinsicType type) {
    switch (type) {
        case IntrinsicType::Any: return "any value";
        case IntrinsicType::Scalar: return "a string, number, boolean or null";
        case IntrinsicType::String: return "a string";
        case IntrinsicType::Number: return "a number";
        case IntrinsicType::Boolean: return "a boolean";
        case IntrinsicType::Array: return "an array";
        case IntrinsicType::Object: return "an object";
    }
    return {};
}

}  // namespace stepcheck::catalog
