# Z3::Headers: the types of Z3's C interface. The library itself is loaded when a program needs it.

find_path(Z3_INCLUDE_DIR z3.h)
mark_as_advanced(Z3_INCLUDE_DIR)

if(Z3_INCLUDE_DIR AND EXISTS ${Z3_INCLUDE_DIR}/z3_version.h)
  file(STRINGS ${Z3_INCLUDE_DIR}/z3_version.h Z3_version_lines REGEX "#define Z3_(MAJOR|MINOR)_VERSION|#define Z3_BUILD_NUMBER")
  string(REGEX REPLACE ".*MAJOR_VERSION +([0-9]+).*MINOR_VERSION +([0-9]+).*BUILD_NUMBER +([0-9]+).*" "\\1.\\2.\\3"
    Z3_VERSION "${Z3_version_lines}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Z3
  REQUIRED_VARS Z3_INCLUDE_DIR
  VERSION_VAR Z3_VERSION
  REASON_FAILURE_MESSAGE "install the package libz3-dev")

if(Z3_FOUND AND NOT TARGET Z3::Headers)
  add_library(Z3::Headers INTERFACE IMPORTED)
  target_include_directories(Z3::Headers INTERFACE ${Z3_INCLUDE_DIR})
endif()
