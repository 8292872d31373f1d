# vtlsim_add_library(<name> <source>...): a static library of this project with its alias
# vtlsim::<name>, public headers in include/ and private includes from the root of the repository.
# A library whose sources are still to be written is built from an empty file.
function(vtlsim_add_library name)
  set(sources ${ARGN})
  set(compiled ${sources})
  list(FILTER compiled INCLUDE REGEX "\\.cpp$")
  if(NOT compiled)
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/empty.cpp" CONTENT "")
    list(APPEND sources "${PROJECT_BINARY_DIR}/empty.cpp")
  endif()
  add_library(${name} STATIC ${sources})
  add_library(vtlsim::${name} ALIAS ${name})
  vtlsim_build_flags(${name})
  target_include_directories(${name}
    PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/include"
    PRIVATE "${PROJECT_SOURCE_DIR}")
endfunction()
