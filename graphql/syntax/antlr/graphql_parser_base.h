// What the parser generated from grammar/GraphqlParser.g4 derives from.
#pragma once

#include "grammar/runtime/recording_parser.h"
#include "graphql/syntax/syntax_tree.h"

using GraphqlParserBase = grammar_runtime::RecordingParser<gql::syntax::SyntaxNode>;
