# Uses ccache where it is present and the caller has not chosen a launcher. Precompiled headers need
# two liberties of ccache; they are given in the launcher, so that nobody has to configure ccache.
if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(VTLSIM_CCACHE ccache)
  if(VTLSIM_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${VTLSIM_CCACHE})
  endif()
endif()
