# vtlsim_build_flags(<target>): language level, warnings, sanitizers, link-time optimisation.
# The flags are set per target, so that a project that adds vtlsim as a subdirectory keeps its own.

set(vtlsim_warning_flags -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 sees overlaps in std::string::insert and unset strings in std::optional that are not there (PR 105651, 105562).
  list(APPEND vtlsim_warning_flags -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(VTLSIM_DEVELOPER_MODE)
  # A compiler newer than these knows new warnings; they must not stop somebody who only builds.
  if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION MATCHES "^12\\.")
     OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION MATCHES "^14\\."))
    list(APPEND vtlsim_warning_flags -Werror)
  endif()
endif()

set(vtlsim_sanitize_flags)
if(VTLSIM_SANITIZE)
  if(VTLSIM_STATIC)
    message(FATAL_ERROR "VTLSIM_SANITIZE and VTLSIM_STATIC exclude each other")
  endif()
  list(JOIN VTLSIM_SANITIZE "," vtlsim_sanitizers)
  set(vtlsim_sanitize_flags "-fsanitize=${vtlsim_sanitizers}" -fno-omit-frame-pointer -O1)
  if("thread" IN_LIST VTLSIM_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU"
     AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # Under this sanitizer g++ 12 sees copies beyond the end of moved strings that are not there.
    list(APPEND vtlsim_sanitize_flags -Wno-array-bounds)
  endif()
  if("undefined" IN_LIST VTLSIM_SANITIZE)
    list(APPEND vtlsim_sanitize_flags -fno-sanitize-recover=all)
  endif()
endif()
if(VTLSIM_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "VTLSIM_FUZZ needs clang: use the preset `fuzz`")
  endif()
  list(APPEND vtlsim_sanitize_flags -fsanitize=fuzzer-no-link)
endif()

if(VTLSIM_LTO)
  include(CheckIPOSupported)
  check_ipo_supported(RESULT vtlsim_has_lto OUTPUT vtlsim_lto_reason LANGUAGES CXX)
  if(NOT vtlsim_has_lto)
    message(FATAL_ERROR "VTLSIM_LTO: this compiler cannot do it: ${vtlsim_lto_reason}")
  endif()
endif()

# What every target gets, generated code included.
function(vtlsim_language_flags target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE
    ${vtlsim_sanitize_flags} "$<$<CONFIG:Release>:-O2;-g0>")
  target_link_options(${target} PRIVATE ${vtlsim_sanitize_flags})
  target_compile_definitions(${target} PRIVATE "$<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>")
  if(VTLSIM_LTO)
    set_target_properties(${target} PROPERTIES INTERPROCEDURAL_OPTIMIZATION ON)
  endif()
endfunction()

# What every target of our own code gets.
function(vtlsim_build_flags target)
  vtlsim_language_flags(${target})
  target_compile_options(${target} PRIVATE ${vtlsim_warning_flags})
endfunction()
