# vtlsim_antlr_generate(<list variable> LEXER <g4> PARSER <g4> NAMESPACE <name> OUTPUT <dir>)
# Generates the C++ lexer and parser at build time and names the generated sources in the variable.
# Debian's script `antlr4` is used, or any ANTLR 4.7 to 4.13 given as -DVTLSIM_ANTLR_JAR=<file>
# (the jar's version has to fit the runtime's: 4.9 reads what 4.7.2 and later 4.9 tools write).
set(VTLSIM_ANTLR_JAR "" CACHE FILEPATH "antlr-4.x-complete.jar; empty to use the program antlr4")
if(VTLSIM_ANTLR_JAR)
  find_program(VTLSIM_JAVA java REQUIRED)
  set(vtlsim_antlr_command "${VTLSIM_JAVA}" -jar "${VTLSIM_ANTLR_JAR}")
else()
  find_program(VTLSIM_ANTLR_TOOL NAMES antlr4 antlr)
  if(NOT VTLSIM_ANTLR_TOOL)
    message(FATAL_ERROR "The program antlr4 was not found: run scripts/install-deps.sh, "
                        "or give -DVTLSIM_ANTLR_JAR=<file>")
  endif()
  set(vtlsim_antlr_command "${VTLSIM_ANTLR_TOOL}")
endif()

function(vtlsim_antlr_generate result)
  cmake_parse_arguments(arg "" "LEXER;PARSER;NAMESPACE;OUTPUT" "" ${ARGN})
  get_filename_component(lexer "${arg_LEXER}" NAME_WE)
  get_filename_component(parser "${arg_PARSER}" NAME_WE)
  set(flags -Dlanguage=Cpp -no-listener -no-visitor -Werror -Xexact-output-dir
            -package ${arg_NAMESPACE} -o "${arg_OUTPUT}")
  file(MAKE_DIRECTORY "${arg_OUTPUT}")
  # Two steps, because the parser reads the lexer's token numbers; an unchanged step is not repeated.
  add_custom_command(
    OUTPUT "${arg_OUTPUT}/${lexer}.cpp" "${arg_OUTPUT}/${lexer}.h" "${arg_OUTPUT}/${lexer}.tokens"
    COMMAND ${vtlsim_antlr_command} ${flags} "${arg_LEXER}"
    DEPENDS "${arg_LEXER}"
    COMMENT "ANTLR: ${lexer}"
    VERBATIM)
  add_custom_command(
    OUTPUT "${arg_OUTPUT}/${parser}.cpp" "${arg_OUTPUT}/${parser}.h"
    COMMAND ${vtlsim_antlr_command} ${flags} -lib "${arg_OUTPUT}" "${arg_PARSER}"
    DEPENDS "${arg_PARSER}" "${arg_OUTPUT}/${lexer}.tokens"
    COMMENT "ANTLR: ${parser}"
    VERBATIM)
  set(${result}
      "${arg_OUTPUT}/${lexer}.cpp" "${arg_OUTPUT}/${lexer}.h"
      "${arg_OUTPUT}/${parser}.cpp" "${arg_OUTPUT}/${parser}.h" PARENT_SCOPE)
endfunction()
