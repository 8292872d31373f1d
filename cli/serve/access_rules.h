// Who may be asked for, and by whom: the rules about Host and Origin.
//
// A web page can make its visitor's browser send requests to this machine, and by giving its own
// name this machine's address (rebinding) read the answers. The browser tells on it: Host names
// whom the page asked for, Origin where it came from. So both must be names of this machine or have
// been allowed. Programs that are no browsers send no Origin and the Host that they were given.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vtlsim {

/// host[:port] of a Host field or a URL, the host in lower case, without brackets and final dot.
struct Authority {
  std::string host;
  std::string port;
};
/// Returns nullopt when the text is not one.
std::optional<Authority> parse_authority(std::string_view text);

/// Returns whether a web page can have this origin: "https://app.example.com:8443".
bool is_origin(std::string_view text);

class AccessRules {
 public:
  /// Host names, and origins as a browser sends them ("null" included); `*` stands for all.
  AccessRules(std::vector<std::string> hosts, std::vector<std::string> origins)
      : hosts_(std::move(hosts)), origins_(std::move(origins)) {}

  /// `local_address`: where the connection arrived.
  bool allows_host(const Authority& authority, std::string_view local_address) const;
  bool allows_origin(std::string_view origin, std::string_view local_address) const;

 private:
  std::vector<std::string> hosts_;
  std::vector<std::string> origins_;
};

}  // namespace vtlsim
