#include "stepcheck/catalog/comparisons.h"

#include "stepcheck/catalog/tables.h"

#include <algorithm>

namespace stepcheck::catalog {

const ComparisonSpec* findComparison(Field field) {
    const auto found = std::ranges::lower_bound(comparisonTable, field, {}, &ComparisonSpec::field);
    return found == comparisonTable.end() || found->field != field ? nullptr : &*found;
}

}  // namespace stepcheck::catalog
