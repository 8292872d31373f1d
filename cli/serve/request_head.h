// What a request's header says about its length and its addressee, checked before it is believed.
//
// A length that can be read in two ways lets a request hide in the body of another one (RFC 9112,
// 6.3 and 11.2). So one Content-Length in digits, or Transfer-Encoding: chunked alone; anything
// else is refused and the connection closed.
#pragma once

#include <variant>
#include <vector>

#include <boost/beast/http/message.hpp>

#include "cli/serve/access_rules.h"
#include "cli/serve/service_answer.h"

namespace vtlsim {

using RequestHead = boost::beast::http::request_header<>;

/// Under which names the server was asked for: that of Host, and that of a target which is a whole
/// URL. None in a request of HTTP/1.0 without Host.
using Addressees = std::vector<Authority>;

/// The answer when the head must be refused.
std::variant<Addressees, ServiceAnswer> check_request_head(const RequestHead& head);

}  // namespace vtlsim
