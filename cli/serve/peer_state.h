// Whether the client at the other end of a connection is still there.
//
// Asked of the kernel and not by reading: what lies unread in the socket (a pipelined request)
// hides the end that follows it.
#pragma once

#include <cstdint>

namespace vtlsim {

enum class PeerState : std::uint8_t {
  open,
  /// It sends nothing more; it may have left, or still be reading.
  half_closed,
  gone,
};

/// `descriptor`: a connected TCP socket.
PeerState peer_state(int descriptor);

}  // namespace vtlsim
