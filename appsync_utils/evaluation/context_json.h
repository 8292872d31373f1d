// Writes JSON of values that may be parts of $ctx, for $util.toJson, #return and the answers of a
// run. As on the service, toJson($ctx.info) leaves out selectionSetList and selectionSetGraphQL,
// which must be named to be seen, and toJson($ctx) does so inside; everything else is written as
// vtl::write_json does.
#pragma once

#include "appsync/evaluation.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/value.h"

namespace appsync {

void write_context_json(vtl::TextBuffer& out, const Evaluation& evaluation,
                        const vtl::Value& value);

}  // namespace appsync
