# What `cmake --install` puts where: the program, the libraries with their public headers, the CMake package and the
# pkg-config files. Two install components, which CPack makes two Debian packages: `program` is what runs templates and
# tests without C++, `development` is what C++ links. Rules elsewhere that name no component belong to `program`.
include(CMakePackageConfigHelpers)

# Not under the folder of the architecture: a project without a compiler (project(x NONE)) does not search there.
set(VTLSIM_INSTALL_CMAKEDIR "lib/cmake/vtlsim")

install(TARGETS vtlsim EXPORT vtlsim_program RUNTIME COMPONENT program)
install(EXPORT vtlsim_program NAMESPACE vtlsim:: FILE vtlsim-program-targets.cmake
        DESTINATION "${VTLSIM_INSTALL_CMAKEDIR}" COMPONENT program)

# vtlsim_install_library(<name> <folder of public headers> DESCRIPTION <text> [REQUIRES <pkg-config name>...]
#                        [LIBRARIES <flag>...])
# One export set for each library, so that a project that asks for one needs only what this one stands on.
function(vtlsim_install_library name headers)
  cmake_parse_arguments(arg "" "DESCRIPTION" "REQUIRES;LIBRARIES" ${ARGN})
  install(TARGETS vtlsim_${name} EXPORT vtlsim_${name} ARCHIVE COMPONENT development)
  install(DIRECTORY "${headers}/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development
          FILES_MATCHING PATTERN "*.h")
  install(EXPORT vtlsim_${name} NAMESPACE vtlsim:: FILE vtlsim-${name}-targets.cmake
          DESTINATION "${VTLSIM_INSTALL_CMAKEDIR}" COMPONENT development)

  # The archives are all there is, so whoever links them needs what they stand on: hence Requires and Libs. Private is
  # only what a fully static program takes besides.
  set(pc_prefix "${CMAKE_INSTALL_PREFIX}")
  if(NOT IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
    file(RELATIVE_PATH up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
    string(REGEX REPLACE "/$" "" up "${up}")
    set(pc_prefix "\${pcfiledir}/${up}")
  endif()
  set(pc_name "${name}")
  set(pc_description "${arg_DESCRIPTION}")
  list(JOIN arg_REQUIRES ", " pc_requires)
  list(JOIN arg_LIBRARIES " " pc_libraries)
  set(file "${PROJECT_BINARY_DIR}/package/vtlsim-${name}.pc")
  configure_file("${PROJECT_SOURCE_DIR}/cmake/package/vtlsim.pc.in" "${file}" @ONLY)
  install(FILES "${file}" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
endfunction()

vtlsim_install_library(vtl "${PROJECT_SOURCE_DIR}/engine/include"
  DESCRIPTION "Velocity 1.7 templates as AWS AppSync runs them"
  REQUIRES icu-i18n icu-uc
  LIBRARIES -lantlr4-runtime)
vtlsim_install_library(appsync "${PROJECT_SOURCE_DIR}/appsync_utils/include"
  DESCRIPTION "\$util, \$ctx and the resolver simulator of AWS AppSync"
  REQUIRES "vtlsim-vtl = ${PROJECT_VERSION}" pugixml icu-i18n icu-uc)
vtlsim_install_library(gql "${PROJECT_SOURCE_DIR}/graphql/include"
  DESCRIPTION "GraphQL as AWS AppSync speaks it: schemas, validation, execution"
  REQUIRES "vtlsim-vtl = ${PROJECT_VERSION}"
  LIBRARIES -lphonenumber -lantlr4-runtime)
vtlsim_install_library(documents "${PROJECT_SOURCE_DIR}/documents/include"
  DESCRIPTION "Files beneath a root, text, and JSON and YAML with places"
  REQUIRES "vtlsim-vtl = ${PROJECT_VERSION}" yaml-0.1)
vtlsim_install_library(testkit "${PROJECT_SOURCE_DIR}/testkit/include"
  DESCRIPTION "Test suites of VTL templates: loading, running, comparing, reporting"
  REQUIRES "vtlsim-appsync = ${PROJECT_VERSION}" "vtlsim-documents = ${PROJECT_VERSION}" nlohmann_json)
if(TARGET vtlsim_gtest)
  vtlsim_install_library(gtest "${PROJECT_SOURCE_DIR}/testkit/gtest/include"
    DESCRIPTION "VTL templates in GoogleTest"
    REQUIRES "vtlsim-testkit = ${PROJECT_VERSION}" gtest)
endif()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/package/vtlsim-config.cmake.in"
  "${PROJECT_BINARY_DIR}/package/vtlsim-config.cmake" INSTALL_DESTINATION "${VTLSIM_INSTALL_CMAKEDIR}"
  NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
# Until 1.0 a new minor version may change what is public.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/vtlsim-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/package/vtlsim-config.cmake"
  "${PROJECT_BINARY_DIR}/package/vtlsim-config-version.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/VtlsimImport.cmake"
  "${PROJECT_SOURCE_DIR}/testkit/cmake/VtlsimDiscoverTests.cmake"
  "${PROJECT_SOURCE_DIR}/testkit/cmake/VtlsimAddTests.cmake"
  DESTINATION "${VTLSIM_INSTALL_CMAKEDIR}" COMPONENT program)

include(DebianPackages)
