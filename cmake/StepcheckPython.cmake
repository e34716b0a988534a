# STEPCHECK_PYTHON: a Python for the generators, and for the tests one that has jsonschema.
# Debian's own python comes first: a python that merely shadows it on PATH does not see Debian's packages.

function(stepcheck_python_works validator candidate)
  execute_process(COMMAND ${candidate} -c "import sys, jsonschema; sys.exit(sys.version_info < (3, 11))"
    RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
  if(NOT status EQUAL 0)
    set(${validator} FALSE PARENT_SCOPE)
  endif()
endfunction()

if(STEPCHECK_TESTS)
  find_program(STEPCHECK_PYTHON NAMES python3 HINTS /usr/bin VALIDATOR stepcheck_python_works)
  if(NOT STEPCHECK_PYTHON)
    message(FATAL_ERROR "The tests need Python 3.11 or newer with the module jsonschema: install the packages "
      "python3 and python3-jsonschema (or set STEPCHECK_PYTHON).")
  endif()
else()
  find_program(STEPCHECK_PYTHON NAMES python3 HINTS /usr/bin)
  if(NOT STEPCHECK_PYTHON)
    message(FATAL_ERROR "Generating tables needs Python 3: install the package python3 (or set STEPCHECK_PYTHON).")
  endif()
endif()
