#include "stepcheck/support/diagnostic.h"

#include "stepcheck/support/assert.h"

namespace stepcheck::support {

std::string_view name(Severity severity) {
    switch (severity) {
        case Severity::Info: return "info";
        case Severity::Warning: return "warning";
        case Severity::Error: return "error";
    }
    STEPCHECK_ASSERT(false);
}

std::string_view name(Safety safety) {
    switch (safety) {
        case Safety::Safe: return "safe";
        case Safety::Unsafe: return "unsafe";
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::support
