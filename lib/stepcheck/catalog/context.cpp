#include "stepcheck/catalog/context.h"

#include "stepcheck/catalog/tables.h"

#include <algorithm>

namespace stepcheck::catalog {

// Where the last name of a path begins.
static std::size_t nameBegin(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? 0 : dot + 1;
}

std::string_view ContextField::name() const {
    return path.substr(nameBegin(path));
}

std::span<const ContextField> contextFields() {
    return contextTable;
}

const ContextField* findContextField(std::string_view path) {
    const auto found = std::ranges::find(contextTable, path, &ContextField::path);
    return found == contextTable.end() ? nullptr : &*found;
}

std::vector<std::string_view> contextNamesIn(std::string_view path) {
    std::vector<std::string_view> names;
    for (const ContextField& field : contextTable) {
        const std::size_t begin = nameBegin(field.path);
        if (field.path.substr(0, begin == 0 ? 0 : begin - 1) == path)
            names.push_back(field.name());
    }
    return names;
}

}  // namespace stepcheck::catalog
