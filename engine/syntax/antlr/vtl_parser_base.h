// What the parser generated from grammar/VtlParser.g4 derives from.
#pragma once

#include "engine/syntax/syntax_tree.h"
#include "grammar/runtime/recording_parser.h"

using VtlParserBase = grammar_runtime::RecordingParser<vtl::syntax::SyntaxNode>;
