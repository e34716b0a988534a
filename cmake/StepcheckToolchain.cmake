# What makes building faster and changes nothing about the result: ccache and a fast linker, when they are there.

if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(STEPCHECK_CCACHE ccache)
  if(STEPCHECK_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${STEPCHECK_CCACHE})
  endif()
endif()

find_program(STEPCHECK_MOLD mold)
find_program(STEPCHECK_LLD ld.lld)
if(STEPCHECK_MOLD)
  set(stepcheck_linker -fuse-ld=mold)
elseif(STEPCHECK_LLD)
  set(stepcheck_linker -fuse-ld=lld)
else()
  set(stepcheck_linker "")
endif()
