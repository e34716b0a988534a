# What is installed besides the targets themselves, and the packages made of it: a TGZ with everything, and two DEBs,
# stepcheck (the program) and stepcheck-dev (the libraries).

include(CMakePackageConfigHelpers)
set(stepcheck_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/stepcheck)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/stepcheckConfig.cmake.in
  ${PROJECT_BINARY_DIR}/stepcheckConfig.cmake INSTALL_DESTINATION ${stepcheck_cmake_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/stepcheckConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    ${PROJECT_BINARY_DIR}/stepcheckConfig.cmake
    ${PROJECT_BINARY_DIR}/stepcheckConfigVersion.cmake
    ${CMAKE_CURRENT_LIST_DIR}/FindLibfyaml.cmake
    ${CMAKE_CURRENT_LIST_DIR}/FindPCRE2.cmake
  DESTINATION ${stepcheck_cmake_folder} COMPONENT development)
install(EXPORT stepcheckTargets NAMESPACE stepcheck:: DESTINATION ${stepcheck_cmake_folder} COMPONENT development)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program RENAME copyright)

set(CPACK_GENERATOR TGZ DEB)
set(CPACK_PACKAGE_NAME stepcheck)
set(CPACK_PACKAGE_VENDOR "the stepcheck developers")
set(CPACK_PACKAGE_CONTACT "the stepcheck developers <stepcheck@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_FILE_NAME stepcheck-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_STRIP_FILES ON)

set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME stepcheck)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION devel)
# The libraries the program was linked with, and the oldest versions that will do, as dpkg-shlibdeps finds them.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Pictures are laid out by the program dot of the one; the other is the solver of `explore`. Both are looked for when they
# are needed.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "graphviz, libz3-4")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME stepcheck-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "libboost1.81-dev, libboost-json1.81-dev, libfmt-dev (>= 9.1), libfyaml-dev (>= 0.7.12), libcli11-dev (>= 2.1), libssl-dev (>= 3.0), libpcre2-dev (>= 10.40), pkg-config")
include(CPack)
