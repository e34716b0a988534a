# stepcheck_options: how our own code is compiled. Linked PRIVATE, so none of it reaches a consumer.

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

add_library(stepcheck_options INTERFACE)
target_compile_features(stepcheck_options INTERFACE cxx_std_20)
target_compile_options(stepcheck_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-qual -Wextra-semi -Wimplicit-fallthrough -Wundef -Wvla)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(stepcheck_options INTERFACE -Wduplicated-cond -Wlogical-op
    # A designated initialiser leaves out, on purpose, what keeps its default.
    -Wno-missing-field-initializers
    # GCC 12 sees overlaps in std::string that are not there (bug 105651).
    -Wno-restrict)
else()
  target_compile_options(stepcheck_options INTERFACE -Wno-missing-designated-field-initializers
    # libstdc++ 12 calls its own deprecated get_temporary_buffer in std::stable_sort.
    -Wno-deprecated-declarations)
endif()
if(STEPCHECK_WERROR)
  target_compile_options(stepcheck_options INTERFACE -Werror)
endif()
# Bounds of spans, vectors and optionals are checked wherever speed is not the point.
target_compile_definitions(stepcheck_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
target_link_options(stepcheck_options INTERFACE ${stepcheck_linker})

if(STEPCHECK_SANITIZE)
  set(stepcheck_sanitize -fsanitize=${STEPCHECK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(stepcheck_options INTERFACE ${stepcheck_sanitize})
  target_link_options(stepcheck_options INTERFACE ${stepcheck_sanitize})
endif()
if(STEPCHECK_FUZZ)
  target_compile_options(stepcheck_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
