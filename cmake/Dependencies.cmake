# Finds the libraries vtlsim stands on and gives each one imported target, vtlsim_deps::<name>, the
# same on every system. With VTLSIM_STATIC only archives (.a) are taken. `make demo` and `make test`
# install what is missing here; otherwise see scripts/install-deps.sh for the names.
find_package(Threads REQUIRED)

include(VtlsimImport)

# vtlsim_need(<name> ...): as vtlsim_import, and an error where something is missing.
function(vtlsim_need name)
  set(kind)
  if(VTLSIM_STATIC)
    set(kind STATIC)
  endif()
  vtlsim_import(${name} missing ${ARGN} ${kind})
  if(missing)
    message(FATAL_ERROR "${missing} not found: run scripts/install-deps.sh, or turn VTLSIM_STATIC off where only an "
                        "archive is missing")
  endif()
endfunction()

vtlsim_need(antlr HEADER antlr4-runtime.h SUFFIXES antlr4-runtime LIBRARIES antlr4-runtime)
vtlsim_need(icu HEADER unicode/regex.h LIBRARIES icui18n icuuc icudata)
vtlsim_need(boost HEADER boost/multiprecision/cpp_int.hpp)
vtlsim_need(pugixml HEADER pugixml.hpp LIBRARIES pugixml)
vtlsim_need(yaml HEADER yaml.h LIBRARIES yaml)
set(vtlsim_phonenumber_libraries phonenumber)
if(VTLSIM_STATIC)
  # What libphonenumber.a stands on, users first; the shared library names it itself.
  list(APPEND vtlsim_phonenumber_libraries
    protobuf absl_raw_hash_set absl_hash absl_city absl_low_level_hash absl_strings absl_strings_internal absl_int128
    absl_throw_delegate absl_base absl_raw_logging_internal absl_log_severity absl_spinlock_wait icui18n icuuc icudata)
endif()
vtlsim_need(phonenumber HEADER phonenumbers/phonenumberutil.h LIBRARIES ${vtlsim_phonenumber_libraries})
vtlsim_need(json HEADER nlohmann/json.hpp)
vtlsim_need(sqlite HEADER sqlite3.h LIBRARIES sqlite3)
vtlsim_need(cli11 HEADER CLI/CLI.hpp)

# clang 14 rejects one header of the ANTLR runtime that nobody uses: an overlay shows it as empty.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(vtlsim_deps::antlr INTERFACE
    "SHELL:-ivfsoverlay \"${PROJECT_BINARY_DIR}/clang_antlr_overlay.yaml\"")
endif()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/empty.h" CONTENT "")  # touched only when it changes
configure_file("${CMAKE_CURRENT_LIST_DIR}/clang_antlr_overlay.yaml.in"
               "${PROJECT_BINARY_DIR}/clang_antlr_overlay.yaml" @ONLY)
