#include "testkit/barrier/current_exception.h"

#include "vtl/attempt.h"

namespace vtlsim {

std::string words_of_current_exception() {
  return vtl::failure_in_flight().message;
}

}  // namespace vtlsim
