#include "stepcheck/catalog/template_values.h"

#include "stepcheck/catalog/tables.h"

#include <algorithm>
#include <tuple>

namespace stepcheck::catalog {

const TemplateValue* findTemplateValue(std::string_view type, std::string_view attribute) {
    const std::tuple wanted(type, attribute);
    const auto key = [](const TemplateValue& value) { return std::tuple(value.type, value.attribute); };
    const auto found = std::ranges::lower_bound(templateValueTable, wanted, {}, key);
    return found == templateValueTable.end() || key(*found) != wanted ? nullptr : &*found;
}

}  // namespace stepcheck::catalog
