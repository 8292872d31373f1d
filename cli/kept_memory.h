// Keeps freed memory in the process for its next use. A batch, a suite or a server builds and drops
// the values of one context after another; glibc would hand the top of its heap back at every drop
// beyond 128 KiB and take it again, page by page, for the next context: ten times the time of
// reading a large one.
//
// At most 16 MiB per arena are kept; a block of 4 MiB and more still goes back at once. Other C
// libraries are left as they are.
#pragma once

namespace vtlsim {

/// Precondition: there is no other thread yet.
void keep_freed_memory();

}  // namespace vtlsim
