/*
 * The Velocity Template Language as Apache Velocity 1.7 parses it: what is accepted, and the tree.
 *
 * Every decision needs one token of lookahead. The lexer's base class makes that possible (README.md): a `.` that
 * continues a reference, a `(` that opens the arguments of a method, a `{` that makes a formal reference and a name that
 * begins a call or a block have types of their own.
 *
 * Blanks are tokens: they may stand only where WHITESPACE is written, and never twice in a row.
 */
parser grammar VtlParser;

options { tokenVocab = VtlLexer; superClass = VtlParserBase; }

document : block EOF ;

// Statements. Text is everything that prints itself; the last three lines are tokens that the lexer makes when it came
// back into a reference (see its mode Reference), where they are still text to the parser.
block
  : ( reference
    | ifChain
    | set
    | directive
    | comment
    | TEXT_BLOCK
    | ESCAPE_DIRECTIVE
    | DOUBLE_ESCAPE
    | TEXT | ESCAPE | EMPTY_INDEX | INTEGER | FLOATING
    | STRING | LEFT_PAREN | RIGHT_PAREN
    | STRAY_DOT | LEFT_CURLY | RIGHT_CURLY
    )*
  ;

comment
  : LINE_COMMENT LINE_COMMENT_END?
  | FORMAL_COMMENT
  | BLOCK_COMMENT
  ;

// Directives.

ifChain
  : IF_DIRECTIVE condition block
    (ELSEIF_DIRECTIVE condition block)*
    (ELSE_DIRECTIVE block)?
    END
  ;

condition : WHITESPACE? LEFT_PAREN expression RIGHT_PAREN ;

set : SET_DIRECTIVE WHITESPACE? reference WHITESPACE? ASSIGN expression RIGHT_PAREN ;

// Directives that are not built in, macros and unknown names. Without parentheses there are neither arguments nor block.
directive
  : CALL callArguments
  | BLOCK_CALL callArguments block END
  | WORD
  | BRACED_WORD
  ;

// Commas are optional, never doubled and never trailing.
callArguments
  : WHITESPACE? LEFT_PAREN (WHITESPACE | callArgument | COMMA WHITESPACE? callArgument)* RIGHT_PAREN
  ;

callArgument : WORD | value ;

// References. In the arguments of a method a bare word is a reference as well (its value is null).

reference
  : IDENTIFIER index* member*
  | FORMAL_OPEN IDENTIFIER index* member* RIGHT_CURLY
  ;

member : DOT IDENTIFIER methodArguments? index* ;

methodArguments : METHOD_OPEN (parameter (COMMA parameter)*)? METHOD_CLOSE ;

index
  : INDEX_OPEN WHITESPACE? (STRING | INTEGER | TRUE_WORD | FALSE_WORD | reference) WHITESPACE? INDEX_CLOSE
  ;

// Values. Operators exist in expressions only, not in lists, maps and arguments.

parameter : WHITESPACE? value WHITESPACE? ;

value : INTEGER | reference | otherValue ;

otherValue : STRING | FLOATING | TRUE_WORD | FALSE_WORD | bracket | map ;

// A list or a range; the ends of a range are integers or references. `[ ]` is an error, `[]` is not.
bracket
  : LIST_OPEN
    ( WHITESPACE?
      ( (INTEGER | reference) WHITESPACE? (rangeEnd | listRest)
      | otherValue WHITESPACE? listRest
      )
    )?
    LIST_CLOSE
  ;

rangeEnd : DOUBLE_DOT WHITESPACE? (INTEGER | reference) WHITESPACE? ;

listRest : (COMMA parameter)* ;

// The brace that closes a map is RIGHT_CURLY when the lexer is still in the reference in front of it.
map
  : MAP_OPEN WHITESPACE? (value WHITESPACE? COLON parameter (COMMA parameter COLON parameter)*)?
    (MAP_CLOSE | RIGHT_CURLY)
  ;

// Expressions: a flat chain, because one rule per level of precedence would cost a rule invocation per level and
// operand. Levels, loosest first, each left-associative:  ||   &&   == !=   < <= > >=   + -   * / %
expression
  : operand
    ( ( LOGICAL_OR | LOGICAL_AND | EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL
      | PLUS | MINUS | MULTIPLY | DIVIDE | MODULO
      )
      operand
    )*
  ;

operand
  : WHITESPACE? (LOGICAL_NOT WHITESPACE?)* (value | LEFT_PAREN expression RIGHT_PAREN) WHITESPACE?
  ;
