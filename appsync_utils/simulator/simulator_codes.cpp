#include "appsync_utils/simulator/simulator_codes.h"

#include "appsync/simulator.h"

namespace appsync {
namespace {

constexpr vtl::DiagnosticCode kCodes[] = {
    {kNoDocument, "the output is not a JSON document",
     "A request, Before, response or After template has to print exactly one JSON document. A "
     "comma behind the last "
     "element passes; a key twice, a key or text without quotes, and anything behind the document "
     "do not."},
    {kRequestRefused, "the request does not fit its data source",
     "The service takes only the fields that it knows for the data source and its operation, each "
     "with its kind of value."},
    {kBlankOutput, "the template printed nothing",
     "White space is not a document. A Before template that has nothing to say prints {}."},
    {kTooLarge, "the output is too large", "The service takes at most 5 MB from one template."},
    {kSourceWouldRefuse, "the data source would not take this",
     "The mapping passes, but the data source refuses or ignores it: DynamoDB wants every #name "
     "and :value that is "
     "defined to be used, and every one that is used to be defined; HTTP headers such as Host are "
     "set by the service."},
};

}  // namespace

std::span<const vtl::DiagnosticCode> simulator_codes() {
  return kCodes;
}

}  // namespace appsync
