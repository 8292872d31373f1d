/*
 * Tokens of GraphQL documents and schemas as graphql-java 9.2, the engine inside AWS AppSync, reads them. Where that is
 * not what the specification says, the comment above the rule names the difference.
 *
 * Characters with which no token begins are dropped without a word: `{ id ? }` is `{ id }`. So is a beginning that turns
 * out to be no token (`"abc` up to the end of its line), together with the character at which that was found.
 */
lexer grammar GraphqlLexer;

// See the parser.
tokens { QUERY_BRACE }

BANG          : '!' ;
DOLLAR        : '$' ;
AMPERSAND     : '&' ;
LEFT_PAREN    : '(' ;
RIGHT_PAREN   : ')' ;
SPREAD        : '...' ;
COLON         : ':' ;
EQUALS        : '=' ;
AT            : '@' ;
LEFT_BRACKET  : '[' ;
RIGHT_BRACKET : ']' ;
LEFT_BRACE    : '{' ;
PIPE          : '|' ;
RIGHT_BRACE   : '}' ;

// These four are never names, whatever the place.
ON         : 'on' ;
TRUE_WORD  : 'true' ;
FALSE_WORD : 'false' ;
NULL_WORD  : 'null' ;

FRAGMENT     : 'fragment' ;
QUERY        : 'query' ;
MUTATION     : 'mutation' ;
SUBSCRIPTION : 'subscription' ;
SCHEMA       : 'schema' ;
SCALAR       : 'scalar' ;
TYPE         : 'type' ;
INTERFACE    : 'interface' ;
IMPLEMENTS   : 'implements' ;
ENUM         : 'enum' ;
UNION        : 'union' ;
INPUT        : 'input' ;
EXTEND       : 'extend' ;
DIRECTIVE    : 'directive' ;
REPEATABLE   : 'repeatable' ;
NAME         : [_A-Za-z] [_0-9A-Za-z]* ;

// A number may be followed by a letter (`1x` is two tokens), and an exponent has no plus sign.
INT   : '-'? INTEGER_PART ;
FLOAT : '-'? INTEGER_PART ('.' [0-9]+)? EXPONENT? ;

// Tokens that no rule of the parser takes: a sign without digits, and `e-5` where no number stands before it.
STRAY_SIGN     : '-' ;
STRAY_EXPONENT : EXPONENT ;

STRING : '"' (~["\\\n\r\u2028\u2029] | '\\' (["\\/bfnrt] | 'u' HEX HEX HEX HEX))* '"' ;

// Behind `"""` at least one character is taken before an end is looked for, if that way there is an end at all: an empty
// block string reaches to the next `"""` where there is one. Characters above U+FFFF are not allowed.
BLOCK_STRING : '"""' (('\\"""' | [\u0009\u000A\u000D\u0020-\uFFFF])+?)? '"""' ;

// Comments become descriptions of what follows them, in schemas.
COMMENT : '#' ~[\n\r\u2028\u2029]* -> channel(HIDDEN) ;

IGNORED : [\t ,\n\r\u2028\u2029\uFEFF]+ -> skip ;

fragment INTEGER_PART : '0' | [1-9] [0-9]* ;
fragment EXPONENT     : [eE] '-'? [0-9]+ ;
fragment HEX          : [0-9a-fA-F] ;
