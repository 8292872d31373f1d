# vtlsim_add_library(<name> <source>...): a static library of this project: the target vtlsim_<name> with its alias
# vtlsim::<name>, public headers in include/ and private includes from the root of the repository. Targets carry the
# project's name because a project that adds this one as a subdirectory shares one name space with it.
# A library whose sources are still to be written is built from an empty file.
function(vtlsim_add_library name)
  set(sources ${ARGN})
  set(compiled ${sources})
  list(FILTER compiled INCLUDE REGEX "\\.cpp$")
  if(NOT compiled)
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/empty.cpp" CONTENT "")
    list(APPEND sources "${PROJECT_BINARY_DIR}/empty.cpp")
  endif()
  add_library(vtlsim_${name} STATIC ${sources})
  add_library(vtlsim::${name} ALIAS vtlsim_${name})
  set_target_properties(vtlsim_${name} PROPERTIES EXPORT_NAME ${name})
  vtlsim_build_flags(vtlsim_${name})
  target_include_directories(vtlsim_${name}
    PUBLIC "$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>"
    PRIVATE "${PROJECT_SOURCE_DIR}")
endfunction()
