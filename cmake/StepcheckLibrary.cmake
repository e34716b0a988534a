# stepcheck_library(<layer>
#   SOURCES   <file>...       in this folder
#   HEADERS   <file>...       installed, included as "stepcheck/<layer>/<file>", each compiled alone
#   GENERATED <file>...       in the build folder; a <file>.in beside the sources is filled in by configure_file;
#                             headers are installed like those of HEADERS
#   TESTS     <file>...       one GoogleTest program for the layer
#   DEPS      <layer>...      the layers this one includes directly; a test compares them with the #includes
#   LINK      [PUBLIC|PRIVATE] <target>...)   libraries from outside
function(stepcheck_library layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;GENERATED;TESTS;DEPS;LINK")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "stepcheck_library(${layer}): not understood: ${arg_UNPARSED_ARGUMENTS}")
  endif()

  stepcheck_generated_files("${arg_GENERATED}" generated_headers generated_sources)
  list(TRANSFORM arg_DEPS PREPEND stepcheck::)

  set(target stepcheck_${layer})
  add_library(${target} STATIC ${arg_SOURCES} ${generated_sources})
  add_library(stepcheck::${layer} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${layer} VERIFY_INTERFACE_HEADER_SETS ON)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_sources(${target} PUBLIC FILE_SET HEADERS
    BASE_DIRS ${PROJECT_SOURCE_DIR}/lib ${PROJECT_BINARY_DIR}/lib
    FILES ${arg_HEADERS} ${generated_headers})
  target_link_libraries(${target} PUBLIC ${arg_DEPS} PRIVATE $<BUILD_INTERFACE:stepcheck_options>)
  stepcheck_link_outside(${target} ${arg_LINK})

  if(arg_TESTS AND STEPCHECK_TESTS)
    stepcheck_layer_tests(${layer} ${arg_TESTS})
  endif()
  if(STEPCHECK_INSTALL)
    install(TARGETS ${target} EXPORT stepcheckTargets COMPONENT development FILE_SET HEADERS COMPONENT development)
  endif()

  list(TRANSFORM arg_DEPS REPLACE "^stepcheck::" "")
  set_property(GLOBAL APPEND PROPERTY STEPCHECK_LAYERS ${layer})
  set_property(GLOBAL PROPERTY STEPCHECK_DEPS_${layer} ${arg_DEPS})
endfunction()

function(stepcheck_generated_files files headers_out sources_out)
  set(headers "")
  set(sources "")
  foreach(file IN LISTS files)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${file}.in)
      configure_file(${file}.in ${file} @ONLY)
    endif()
    if(file MATCHES "\\.h$")
      list(APPEND headers ${CMAKE_CURRENT_BINARY_DIR}/${file})
    else()
      list(APPEND sources ${CMAKE_CURRENT_BINARY_DIR}/${file})
    endif()
  endforeach()
  set(${headers_out} ${headers} PARENT_SCOPE)
  set(${sources_out} ${sources} PARENT_SCOPE)
endfunction()

function(stepcheck_link_outside target)
  set(visibility PRIVATE)
  foreach(word IN LISTS ARGN)
    if(word MATCHES "^(PUBLIC|PRIVATE)$")
      set(visibility ${word})
    else()
      target_link_libraries(${target} ${visibility} ${word})
    endif()
  endforeach()
endfunction()

function(stepcheck_layer_tests layer)
  include(GoogleTest)
  set(target stepcheck_${layer}_test)
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE stepcheck::${layer} stepcheck_options GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${target} TEST_PREFIX ${layer}/ DISCOVERY_MODE PRE_TEST PROPERTIES LABELS unit TIMEOUT 120)
endfunction()

# Writes {"<layer>": ["<dependency>", ...], ...} for test/layers.
function(stepcheck_write_layers file)
  get_property(layers GLOBAL PROPERTY STEPCHECK_LAYERS)
  set(json "{}")
  foreach(layer IN LISTS layers)
    get_property(deps GLOBAL PROPERTY STEPCHECK_DEPS_${layer})
    list(TRANSFORM deps REPLACE "(.+)" "\"\\1\"")
    list(JOIN deps ", " deps)
    string(JSON json SET "${json}" ${layer} "[${deps}]")
  endforeach()
  file(CONFIGURE OUTPUT ${file} CONTENT "${json}\n")
endfunction()
