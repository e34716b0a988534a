#include "stepcheck/explore/z3_library.h"

#include <dlfcn.h>
#include <optional>

namespace stepcheck::explore {

static std::optional<Z3Library> open() {
    // Never closed: Z3 keeps state of its own until the program ends.
    void* const library = dlopen("libz3.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        return std::nullopt;
    Z3Library table;
    bool complete = true;
    const auto find = [&](auto& function, const char* name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
        complete = complete && function != nullptr;
    };
#define STEPCHECK_Z3_FIND(name) find(table.name, "Z3_" #name);
    STEPCHECK_Z3_FUNCTIONS(STEPCHECK_Z3_FIND)
#undef STEPCHECK_Z3_FIND
    return complete ? std::optional(table) : std::nullopt;
}

const Z3Library* Z3Library::load() {
    static const std::optional<Z3Library> library = open();
    return library ? &*library : nullptr;
}

}  // namespace stepcheck::explore
