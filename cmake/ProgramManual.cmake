# vtlsim_program_manual(): the manual page and the completions of bash, zsh and fish, printed by the program itself
# and installed where each shell looks. Not when cross-compiling: then the program does not run here.
function(vtlsim_program_manual)
  if(CMAKE_CROSSCOMPILING)
    return()
  endif()
  set(folder "${PROJECT_BINARY_DIR}/manual")
  file(MAKE_DIRECTORY "${folder}")
  set(bash "${folder}/vtlsim")
  set(zsh "${folder}/_vtlsim")
  set(fish "${folder}/vtlsim.fish")
  set(page "${folder}/vtlsim.1")
  add_custom_command(
    OUTPUT "${page}" "${bash}" "${zsh}" "${fish}"
    COMMAND vtlsim man > "${page}"
    COMMAND vtlsim completions bash > "${bash}"
    COMMAND vtlsim completions zsh > "${zsh}"
    COMMAND vtlsim completions fish > "${fish}"
    DEPENDS vtlsim
    COMMENT "Manual page and shell completions"
    VERBATIM)
  # Debian wants manual pages compressed; `man` reads both.
  find_program(VTLSIM_GZIP gzip)
  mark_as_advanced(VTLSIM_GZIP)
  if(VTLSIM_GZIP)
    add_custom_command(
      OUTPUT "${page}.gz" COMMAND "${VTLSIM_GZIP}" -9nc "${page}" > "${page}.gz" DEPENDS "${page}" VERBATIM)
    set(page "${page}.gz")
  endif()
  add_custom_target(vtlsim_manual ALL DEPENDS "${page}" "${bash}" "${zsh}" "${fish}")
  install(FILES "${page}" DESTINATION share/man/man1)
  install(FILES "${bash}" DESTINATION share/bash-completion/completions)
  install(FILES "${zsh}" DESTINATION share/zsh/vendor-completions)
  install(FILES "${fish}" DESTINATION share/fish/vendor_completions.d)
endfunction()
