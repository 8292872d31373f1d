// Memory that was freed stays with the process for its next use.
//
// Why: a batch, a suite or a server builds and drops the values of one context after another. Left
// to itself, glibc hands the top of its heap back at every drop beyond 128 KiB and takes it again,
// page by page, for the next context: ten times the time of reading a large one.
// Invariants: at most 16 MiB per arena are kept; a block of 4 MiB and more still goes back at once.
// Other C libraries are left as they are. Threads: to be called once, before there are others.
#pragma once

namespace vtlsim {

void keep_freed_memory();

}  // namespace vtlsim
