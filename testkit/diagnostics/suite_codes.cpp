#include "vtlsim/suite_codes.h"

namespace vtlsim {
namespace {

constexpr vtl::DiagnosticCode kCodes[] = {
    {"TST001", "this is not a suite",
     "A suite file has an unknown key, lacks one, names a file that is not there, or holds a value "
     "or a matcher that cannot be. The suite is not run; all others are. docs/suites.md and "
     "schemas/vtltest.schema.json say what a suite may hold."},
    {"TST002", "a fixture is not complete",
     "Beside X.vtl the folder X.fixtures holds for every case CASE.context.json and one of "
     "CASE.expected.json, CASE.expected.txt and CASE.error.txt."},
    {"TST003", "there are no tests there",
     "A path given to `vtlsim test` is not there or is neither a folder nor a suite, or no test "
     "was "
     "found or chosen. A run without tests proves nothing, so it is an error."},
    {"TST004", "the first suite cannot be written",
     "`vtlsim init` found no template or resolver at the path, or a suite is there already."},
    {"TST005", "a folder or a file of this program cannot be read",
     "A folder could not be looked into, so nobody knows whether there are suites in it; or what "
     "is "
     "kept between runs (.vtlsim/last-run.json) is there and cannot be read. Neither counts as "
     "nothing."},
    {"TST006", "a request could not be checked",
     "The template was run with the context of a test, and an internal error (no memory, for one) "
     "ended the run. So nothing is known about its request; the other tests were used."},
};

}  // namespace

std::span<const vtl::DiagnosticCode> suite_codes() {
  return kCodes;
}

}  // namespace vtlsim
