#include "stepcheck/lint/report.h"

#include <algorithm>

namespace stepcheck::lint {

std::size_t RunReport::count(support::Severity severity) const {
    std::size_t total = 0;
    for (const FileReport& file : files)
        total += static_cast<std::size_t>(std::ranges::count(file.findings, severity, &Finding::severity));
    return total;
}

}  // namespace stepcheck::lint
