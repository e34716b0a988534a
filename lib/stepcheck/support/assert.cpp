#include "stepcheck/support/assert.h"

#include <cstdio>
#include <cstdlib>

namespace stepcheck::support {

void assertionFailed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "stepcheck: internal error: %s:%d: %s does not hold\n", file, line, condition);
    std::fputs("stepcheck: this is a bug in stepcheck; please report it with the definition that caused it\n", stderr);
#ifdef STEPCHECK_FUZZ
    std::abort();  // libFuzzer keeps the input
#else
    // Other threads may still be working: no destructors.
    std::_Exit(exitInternalError);
#endif
}

}  // namespace stepcheck::support
