# Writes what the program says about itself into FOLDER: its manual page and its completion scripts.
#   cmake -DPROGRAM=... -DFOLDER=... -P write_program_texts.cmake
file(MAKE_DIRECTORY ${FOLDER})
foreach(pair IN ITEMS "stepcheck.1=man" "stepcheck.bash=completion;bash" "_stepcheck=completion;zsh"
                      "stepcheck.fish=completion;fish")
  string(REGEX MATCH "^([^=]+)=(.+)$" matched "${pair}")
  execute_process(COMMAND ${PROGRAM} ${CMAKE_MATCH_2} OUTPUT_FILE ${FOLDER}/${CMAKE_MATCH_1} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
