// JSON of values that may be parts of $ctx.
//
// Why: $util.toJson, #return and the answers of a run all write values, and one map is special.
// Invariants: everything but $ctx.info is written as vtl::write_json does. Threads: as the session.
// AppSync quirk: toJson($ctx.info) leaves out selectionSetList and selectionSetGraphQL, which must
// be named to be seen; toJson($ctx) does so inside.
#pragma once

#include "appsync/evaluation.h"
#include "vtl/detail/text_buffer.h"
#include "vtl/value.h"

namespace appsync {

void write_context_json(vtl::TextBuffer& out, const Evaluation& evaluation,
                        const vtl::Value& value);

}  // namespace appsync
