#include "testkit/barrier/current_exception.h"

#include <exception>
#include <new>

namespace vtlsim {

std::string words_of_current_exception() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return "there is not enough memory";
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "an internal error of unknown kind";
  }
}

}  // namespace vtlsim
