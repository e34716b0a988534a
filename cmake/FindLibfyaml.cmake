# Libfyaml::Libfyaml: the YAML event parser. It ships no CMake package; the static library is preferred.

find_path(Libfyaml_INCLUDE_DIR libfyaml.h)
find_library(Libfyaml_LIBRARY NAMES libfyaml.a fyaml)
mark_as_advanced(Libfyaml_INCLUDE_DIR Libfyaml_LIBRARY)

find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(Libfyaml_PC QUIET libfyaml)
  set(Libfyaml_VERSION ${Libfyaml_PC_VERSION})
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libfyaml
  REQUIRED_VARS Libfyaml_LIBRARY Libfyaml_INCLUDE_DIR
  VERSION_VAR Libfyaml_VERSION
  REASON_FAILURE_MESSAGE "install the packages libfyaml-dev and pkg-config")

if(Libfyaml_FOUND AND NOT TARGET Libfyaml::Libfyaml)
  add_library(Libfyaml::Libfyaml UNKNOWN IMPORTED)
  set_target_properties(Libfyaml::Libfyaml PROPERTIES
    IMPORTED_LOCATION ${Libfyaml_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${Libfyaml_INCLUDE_DIR})
endif()
