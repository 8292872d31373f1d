# Finds the libraries vtlsim stands on and gives each one imported target, vtlsim_deps::<name>, the
# same on every system. With VTLSIM_STATIC only archives (.a) are taken. `make demo` and `make test`
# install what is missing here; otherwise see scripts/install-deps.sh for the names.
find_package(Threads REQUIRED)

# vtlsim_import(<name> HEADER <header> [SUFFIXES <dir>...] [LIBRARIES <library>...])
# Libraries are linked in the order given, so one that needs another comes first.
function(vtlsim_import name)
  cmake_parse_arguments(arg "" "HEADER" "SUFFIXES;LIBRARIES" ${ARGN})
  find_path(VTLSIM_${name}_INCLUDE_DIR "${arg_HEADER}" PATH_SUFFIXES ${arg_SUFFIXES})
  if(NOT VTLSIM_${name}_INCLUDE_DIR)
    message(FATAL_ERROR "${arg_HEADER} not found: run scripts/install-deps.sh")
  endif()
  set(kind ANY)
  if(VTLSIM_STATIC)
    set(kind STATIC)
    set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
  endif()
  set(files)
  foreach(library IN LISTS arg_LIBRARIES)
    # The kind is part of the cache entry: switching VTLSIM_STATIC must look again.
    find_library(VTLSIM_${library}_${kind}_LIBRARY "${library}")
    if(NOT VTLSIM_${library}_${kind}_LIBRARY)
      message(FATAL_ERROR "lib${library} (${kind}) not found: run scripts/install-deps.sh, "
                          "or turn VTLSIM_STATIC off")
    endif()
    mark_as_advanced(VTLSIM_${library}_${kind}_LIBRARY)
    list(APPEND files "${VTLSIM_${library}_${kind}_LIBRARY}")
  endforeach()
  mark_as_advanced(VTLSIM_${name}_INCLUDE_DIR)
  add_library(vtlsim_deps::${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(vtlsim_deps::${name} SYSTEM INTERFACE "${VTLSIM_${name}_INCLUDE_DIR}")
  target_link_libraries(vtlsim_deps::${name} INTERFACE ${files} Threads::Threads ${CMAKE_DL_LIBS})
endfunction()

vtlsim_import(antlr HEADER antlr4-runtime.h SUFFIXES antlr4-runtime LIBRARIES antlr4-runtime)
vtlsim_import(icu HEADER unicode/regex.h LIBRARIES icui18n icuuc icudata)
vtlsim_import(boost HEADER boost/multiprecision/cpp_int.hpp)
vtlsim_import(pugixml HEADER pugixml.hpp LIBRARIES pugixml)
vtlsim_import(json HEADER nlohmann/json.hpp)
vtlsim_import(cli11 HEADER CLI/CLI.hpp)

# clang 14 rejects one header of the ANTLR runtime that nobody uses: an overlay shows it as empty.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(vtlsim_deps::antlr INTERFACE
    "SHELL:-ivfsoverlay \"${PROJECT_BINARY_DIR}/clang_antlr_overlay.yaml\"")
endif()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/empty.h" CONTENT "")  # touched only when it changes
configure_file("${CMAKE_CURRENT_LIST_DIR}/clang_antlr_overlay.yaml.in"
               "${PROJECT_BINARY_DIR}/clang_antlr_overlay.yaml" @ONLY)
