# `cpack` in the build folder writes two Debian packages: vtlsim (program, manual page, shell completions, CMake module)
# and libvtlsim-dev (libraries and headers). What the program needs at run time is found by dpkg-shlibdeps; the fully
# static program needs nothing.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME vtlsim)
set(CPACK_PACKAGE_VENDOR "vtlsim")
set(CPACK_PACKAGE_CONTACT "vtlsim developers <vtlsim@localhost>")
# Each package has a summary of its own: the first line of its description.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME vtlsim)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "run and test AWS AppSync mapping templates offline
vtlsim renders the Velocity mapping templates (VTL) of AWS AppSync exactly as
the engine inside the service does, with \$util, \$ctx and \$extensions; runs
whole resolvers and pipelines with the answers of the data sources from a
file; and tests them, from the command line, from CTest or from GoogleTest.")
if(VTLSIM_STATIC)
  # There is nothing to be found in a static program, and dpkg-shlibdeps takes that for a mistake.
  set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS OFF)
endif()

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libvtlsim-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "vtlsim (= ${PROJECT_VERSION}), \
libantlr4-runtime-dev, libicu-dev, libpugixml-dev, libyaml-dev, libphonenumber-dev, nlohmann-json3-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "libgtest-dev, libgmock-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "AWS AppSync mapping templates in C++ programs and tests
The libraries vtlsim is made of, to be linked: the template engine, the
functions and the resolver simulator of AppSync, test suites, and assertions
for GoogleTest. Found with CMake (find_package(vtlsim)) and with pkg-config.")

# Debian asks for this file in every package.
foreach(pair IN ITEMS "program:vtlsim" "development:libvtlsim-dev")
  string(REPLACE ":" ";" pair "${pair}")
  list(GET pair 0 component)
  list(GET pair 1 package)
  install(FILES "${PROJECT_SOURCE_DIR}/cmake/package/copyright" DESTINATION "share/doc/${package}"
          COMPONENT ${component})
endforeach()

include(CPack)
