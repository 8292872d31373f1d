#include "cli/serve/peer_state.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace vtlsim {

PeerState peer_state(int descriptor) {
  tcp_info info{};
  socklen_t size = sizeof(info);
  if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return PeerState::open;
  if (info.tcpi_state == TCP_CLOSE) return PeerState::gone;
  return info.tcpi_state == TCP_CLOSE_WAIT ? PeerState::half_closed : PeerState::open;
}

}  // namespace vtlsim
