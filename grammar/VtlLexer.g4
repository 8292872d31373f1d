/*
 * Tokens of the Velocity Template Language as Apache Velocity 1.7 reads it.
 *
 * Velocity's lexer is a pushdown automaton that does not know the grammar: `$` pushes a state, the first character that
 * cannot continue the reference pops it. Each mode below is one of its states, and the rules of a mode are the patterns
 * of that state: the longest match wins, of equally long ones the first rule.
 *
 * What a mode cannot say is done by the base class (see README.md, which lists the few things it has to do):
 *   - an empty stack pops to the default mode;
 *   - parentheses are counted per stack level, because the last `)` of a directive pops (rule RIGHT_PAREN);
 *   - a few rules look at one character too many and give it back (marked "gives back");
 *   - `#name` followed by blanks and `(` is a call or a block, else a bare word (rule WORD);
 *   - some tokens get another type from their neighbours, so that the parser is LL(1) (the last line of `tokens`).
 *
 * A rule that ends in `more` begins a token: `$x`, `$!{` and `#end` are one token each.
 */
lexer grammar VtlLexer;

options { superClass = VtlLexerBase; }

tokens {
  INDEX_OPEN, INDEX_CLOSE, LIST_OPEN, LIST_CLOSE, COMMA, DOUBLE_DOT, COLON, MAP_OPEN, MAP_CLOSE,
  LEFT_PAREN, RIGHT_PAREN, METHOD_CLOSE, ESCAPE_DIRECTIVE, SET_DIRECTIVE,
  LINE_COMMENT, DOUBLE_ESCAPE, ESCAPE, TEXT, LINE_COMMENT_END, FORMAL_COMMENT, BLOCK_COMMENT, TEXT_BLOCK,
  WHITESPACE, STRING, TRUE_WORD, FALSE_WORD,
  MINUS, PLUS, MULTIPLY, DIVIDE, MODULO,
  LOGICAL_AND, LOGICAL_OR, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, LOGICAL_NOT, ASSIGN,
  END, IF_DIRECTIVE, ELSEIF_DIRECTIVE, ELSE_DIRECTIVE,
  INTEGER, FLOATING, WORD, BRACED_WORD, IDENTIFIER, DOT, LEFT_CURLY, RIGHT_CURLY, EMPTY_INDEX,
  // types that only the base class gives
  CALL, BLOCK_CALL, METHOD_OPEN, FORMAL_OPEN, STRAY_DOT, UNEXPECTED
}

// ---------------------------------------------------------------------------------------------------------------------
// Text. `TEXT` swallows everything up to the next `$`, `#` or `\`, so blanks before #set vanish only where a token
// begins at them: directly behind a token that is not text.

ESCAPE_DIRECTIVE : ('\\\\')* '\\#' (Name | '{' BracedName '}') ;
SET_DIRECTIVE    : Set -> pushMode(Directive) ;                  // opens a parenthesis
DOLLAR           : Dollar -> pushMode(Reference), more ;
TEXT_BLOCK_OPEN  : '#[[' -> pushMode(TextBlock), more ;
FORMAL_OPENER    : FormalOpener -> pushMode(FormalComment), more ;  // gives back the last character
BLOCK_OPENER     : '#*' -> pushMode(BlockComment), more ;
HASH             : '#' -> pushMode(DirectiveName), more ;
LINE_COMMENT     : '##' -> pushMode(LineComment) ;
DOUBLE_ESCAPE    : '\\\\' ;
ESCAPE           : '\\' ;
TEXT             : ~[$#\\]+ ;
EMPTY_INDEX      : EmptyIndex ;

// ---------------------------------------------------------------------------------------------------------------------
// After `$`, in and after the first name. Everything that cannot continue the reference ends it, also a `#`, but not a
// comment, a text block or a #set: after these the lexer is back here and takes text for parts of a reference.
mode Reference ;

REFERENCE_INDEX_OPEN    : '[' -> type(INDEX_OPEN), pushMode(Index) ;
REFERENCE_SET           : Set -> type(SET_DIRECTIVE), pushMode(Directive) ;
REFERENCE_DOLLAR        : Dollar -> popMode, pushMode(Reference), more ;
REFERENCE_TEXT_BLOCK    : '#[[' -> pushMode(TextBlock), more ;
REFERENCE_FORMAL        : FormalOpener -> pushMode(FormalComment), more ;
REFERENCE_BLOCK         : '#*' -> pushMode(BlockComment), more ;
REFERENCE_HASH          : '#' -> popMode, pushMode(DirectiveName), more ;
REFERENCE_LINE_COMMENT  : '##' -> type(LINE_COMMENT), popMode, pushMode(LineComment) ;
REFERENCE_TRUE          : 'true' -> type(TRUE_WORD) ;
REFERENCE_FALSE         : 'false' -> type(FALSE_WORD) ;
IDENTIFIER              : Identifier ;
DOT                     : '.' [A-Za-z] -> mode(Member) ;         // gives back the letter; its text is the dot alone
LEFT_CURLY              : '{' ;
RIGHT_CURLY             : '}' -> popMode ;
REFERENCE_END           : . -> channel(HIDDEN), popMode ;        // gives back everything
REFERENCE_EMPTY_INDEX   : EmptyIndex -> type(EMPTY_INDEX) ;

// ---------------------------------------------------------------------------------------------------------------------
// After `.name` of a reference: as above, and `(` opens arguments. Here `$` does not pop, and `##` is not a comment.
mode Member ;

MEMBER_INDEX_OPEN  : '[' -> type(INDEX_OPEN), pushMode(Index) ;
MEMBER_PAREN       : '(' -> type(LEFT_PAREN), mode(Arguments) ;  // opens a parenthesis
MEMBER_SET         : Set -> type(SET_DIRECTIVE), pushMode(Directive) ;
MEMBER_DOLLAR      : Dollar -> pushMode(Reference), more ;
MEMBER_TEXT_BLOCK  : '#[[' -> pushMode(TextBlock), more ;
MEMBER_FORMAL      : FormalOpener -> pushMode(FormalComment), more ;
MEMBER_BLOCK       : '#*' -> pushMode(BlockComment), more ;
MEMBER_HASH        : '#' -> popMode, pushMode(DirectiveName), more ;
MEMBER_TRUE        : 'true' -> type(TRUE_WORD) ;
MEMBER_FALSE       : 'false' -> type(FALSE_WORD) ;
MEMBER_IDENTIFIER  : Identifier -> type(IDENTIFIER) ;
MEMBER_DOT         : '.' [A-Za-z] -> type(DOT), mode(Member) ;
MEMBER_LEFT_CURLY  : '{' -> type(LEFT_CURLY) ;
MEMBER_RIGHT_CURLY : '}' -> type(RIGHT_CURLY), popMode ;
MEMBER_END         : . -> type(REFERENCE_END), channel(HIDDEN), popMode ;

// ---------------------------------------------------------------------------------------------------------------------
// Arguments of a method. No operators and no parentheses exist here; `)` leads back to the reference, and so does a `.`
// between names, which is why `f(a.b)` is an error.
mode Arguments ;

LIST_OPEN            : '[' ;
LIST_CLOSE           : ']' ;
COMMA                : ',' ;
DOUBLE_DOT           : '..' ;
COLON                : ':' ;
MAP_OPEN             : '{' ;
MAP_CLOSE            : '}' ;
METHOD_CLOSE         : ')' -> mode(Reference) ;
ARGUMENT_SET         : Set -> type(SET_DIRECTIVE), pushMode(Directive) ;
ARGUMENT_DOLLAR      : Dollar -> pushMode(Reference), more ;
ARGUMENT_TEXT_BLOCK  : '#[[' -> pushMode(TextBlock), more ;
ARGUMENT_FORMAL      : FormalOpener -> pushMode(FormalComment), more ;
ARGUMENT_BLOCK       : '#*' -> pushMode(BlockComment), more ;
ARGUMENT_HASH        : '#' -> pushMode(DirectiveName), more ;
WHITESPACE           : [ \t\n\r]+ ;
STRING               : String ;
ARGUMENT_TRUE        : 'true' -> type(TRUE_WORD) ;
ARGUMENT_FALSE       : 'false' -> type(FALSE_WORD) ;
INTEGER              : Integer ;                                 // gives back a trailing `..`
FLOATING             : Floating ;
ARGUMENT_IDENTIFIER  : Identifier -> type(IDENTIFIER) ;
ARGUMENT_DOT         : '.' [A-Za-z] -> type(DOT), mode(Member) ;

// ---------------------------------------------------------------------------------------------------------------------
// Inside `[ ]` of a reference: a string, a number, true, false or a reference.
mode Index ;

INDEX_CLOSE       : ']' -> popMode ;
INDEX_DOLLAR      : Dollar -> pushMode(Reference), more ;
INDEX_TEXT_BLOCK  : '#[[' -> pushMode(TextBlock), more ;
INDEX_FORMAL      : FormalOpener -> pushMode(FormalComment), more ;
INDEX_BLOCK       : '#*' -> pushMode(BlockComment), more ;
INDEX_HASH        : '#' -> pushMode(DirectiveName), more ;
INDEX_WHITESPACE  : [ \t\n\r]+ -> type(WHITESPACE) ;
INDEX_STRING      : String -> type(STRING) ;
INDEX_TRUE        : 'true' -> type(TRUE_WORD) ;
INDEX_FALSE       : 'false' -> type(FALSE_WORD) ;
INDEX_INTEGER     : Integer -> type(INTEGER) ;
INDEX_FLOATING    : Floating -> type(FLOATING) ;

// ---------------------------------------------------------------------------------------------------------------------
// After `#`. A keyword wins over an equally long word; a longer word wins: `#endx` is not #end. `#end` and `#else`
// swallow the rest of an otherwise blank line. A number behind `#` is text.
mode DirectiveName ;

NAME_DOLLAR        : Dollar -> pushMode(Reference), more ;
NAME_TEXT_BLOCK    : '#[[' -> pushMode(TextBlock), more ;
NAME_FORMAL        : FormalOpener -> pushMode(FormalComment), more ;
NAME_BLOCK         : '#*' -> pushMode(BlockComment), more ;
NAME_HASH          : '#' -> pushMode(DirectiveName), more ;
NAME_LINE_COMMENT  : '##' -> type(LINE_COMMENT), pushMode(LineComment) ;
END                : ('end' | '{end}') BlankLineEnd? -> popMode ;
IF_DIRECTIVE       : ('if' | '{if}') -> mode(Directive) ;
ELSEIF_DIRECTIVE   : ('elseif' | '{elseif}') -> mode(Directive) ;
ELSE_DIRECTIVE     : ('else' | '{else}') BlankLineEnd? -> popMode ;
NAME_INTEGER       : Integer -> type(INTEGER), popMode ;
NAME_FLOATING      : Floating -> type(FLOATING), popMode ;
WORD               : Name ;                                      // becomes CALL, BLOCK_CALL (to Directive) or pops
BRACED_WORD        : '{' BracedName '}' ;                        // the same
NAME_END           : . -> channel(HIDDEN), popMode ;             // gives back everything

// ---------------------------------------------------------------------------------------------------------------------
// Behind the name of a directive and inside its parentheses. `)` swallows the rest of an otherwise blank line, inner
// parentheses too; the outermost one pops.
mode Directive ;

DIRECTIVE_LIST_OPEN    : '[' -> type(LIST_OPEN) ;
DIRECTIVE_LIST_CLOSE   : ']' -> type(LIST_CLOSE) ;
DIRECTIVE_COMMA        : ',' -> type(COMMA) ;
DIRECTIVE_DOUBLE_DOT   : '..' -> type(DOUBLE_DOT) ;
DIRECTIVE_COLON        : ':' -> type(COLON) ;
DIRECTIVE_MAP_OPEN     : '{' -> type(MAP_OPEN) ;
DIRECTIVE_MAP_CLOSE    : '}' -> type(MAP_CLOSE) ;
LEFT_PAREN             : '(' ;                                   // opens a parenthesis
RIGHT_PAREN            : ')' BlankLineEnd? ;                     // closes one
DIRECTIVE_DOLLAR       : Dollar -> pushMode(Reference), more ;
DIRECTIVE_TEXT_BLOCK   : '#[[' -> pushMode(TextBlock), more ;
DIRECTIVE_FORMAL       : FormalOpener -> pushMode(FormalComment), more ;
DIRECTIVE_BLOCK        : '#*' -> pushMode(BlockComment), more ;
DIRECTIVE_HASH         : '#' -> pushMode(DirectiveName), more ;
DIRECTIVE_LINE_COMMENT : '##' -> type(LINE_COMMENT), pushMode(LineComment) ;
DIRECTIVE_WHITESPACE   : [ \t\n\r]+ -> type(WHITESPACE) ;
DIRECTIVE_STRING       : String -> type(STRING) ;
DIRECTIVE_TRUE         : 'true' -> type(TRUE_WORD) ;
DIRECTIVE_FALSE        : 'false' -> type(FALSE_WORD) ;
MINUS                  : '-' ;
PLUS                   : '+' ;
MULTIPLY               : '*' ;
DIVIDE                 : '/' ;
MODULO                 : '%' ;
LOGICAL_AND            : '&&' | 'and' ;
LOGICAL_OR             : '||' | 'or' ;
LESS                   : '<' | 'lt' ;
LESS_EQUAL             : '<=' | 'le' ;
GREATER                : '>' | 'gt' ;
GREATER_EQUAL          : '>=' | 'ge' ;
EQUAL                  : '==' | 'eq' ;
NOT_EQUAL              : '!=' | 'ne' ;
LOGICAL_NOT            : '!' | 'not' ;
ASSIGN                 : '=' ;
DIRECTIVE_INTEGER      : Integer -> type(INTEGER) ;
DIRECTIVE_FLOATING     : Floating -> type(FLOATING) ;
DIRECTIVE_WORD         : Name -> type(WORD) ;
DIRECTIVE_BRACED_WORD  : '{' BracedName '}' -> type(BRACED_WORD) ;

// ---------------------------------------------------------------------------------------------------------------------
// Comments and text blocks. `$`, `#*` and their like are still matched here and only have no effect, with consequences:
// `#* a #*#` is not closed (`#*` is taken first), and a template may not end in one of them (nothing may follow `more`).
mode LineComment ;

LINE_COMMENT_DOLLAR : Dollar -> more ;
LINE_COMMENT_OPENER : CommentOpener -> more ;
LINE_COMMENT_END    : LineEnd -> popMode ;
LINE_COMMENT_SKIP   : . -> skip ;

mode FormalComment ;

FORMAL_COMMENT_DOLLAR : Dollar -> more ;
FORMAL_COMMENT_OPENER : CommentOpener -> more ;
FORMAL_COMMENT        : '*#' -> popMode ;
FORMAL_COMMENT_SKIP   : . -> skip ;

mode BlockComment ;

BLOCK_COMMENT_DOLLAR : Dollar -> more ;
BLOCK_COMMENT_OPENER : CommentOpener -> more ;
BLOCK_COMMENT        : '*#' -> popMode ;
BLOCK_COMMENT_SKIP   : . -> skip ;

mode TextBlock ;

TEXT_BLOCK_DOLLAR : Dollar -> more ;
TEXT_BLOCK_OPENER : CommentOpener -> more ;
TEXT_BLOCK        : ']]#' -> popMode ;
TEXT_BLOCK_MORE   : . -> more ;

// ---------------------------------------------------------------------------------------------------------------------
// Pieces.

// Backslashes that touch a `$` belong to it; so do those between `$` and `!`.
fragment Dollar : '\\'* '$' ('\\'* '!')? ;

// Text although it begins with `$`: longer than the `$` alone.
fragment EmptyIndex : '$[' | '$![' | '$\\![' | '$.' ;

// #set is one token with its parenthesis and the blanks before it; only blanks, no tab, before the parenthesis.
fragment Set : [ \t]* ('#set' | '#{set}') ' '* '(' ;

fragment FormalOpener : '#**' ~'#' ;
fragment CommentOpener : '#[[' | FormalOpener | '#*' | '#' ;

fragment LineEnd : '\r\n' | '\n' | '\r' ;
fragment BlankLineEnd : [ \t]* LineEnd ;

// Names of directives may hold `@`, names of variables `-`.
fragment Name : [A-Za-z_@] [A-Za-z0-9_@]* ;
fragment BracedName : [A-Za-z_] [A-Za-z0-9_@]* ;
fragment Identifier : [A-Za-z_] [A-Za-z0-9_\-]* ;

// A backslash means nothing in a string; a quote is doubled.
fragment String : '"' (~'"' | '""')* '"' | '\'' (~'\'' | '\'\'')* '\'' ;

fragment Integer : '-'? [0-9]+ '..'? ;
fragment Floating : '-'? ([0-9]+ '.' [0-9]* Exponent? | '.' [0-9]+ Exponent? | [0-9]+ Exponent) ;
fragment Exponent : [eE] [+\-]? [0-9]+ ;
