/*
 * The tokens of DynamoDB's expressions: conditions, key conditions, filters, projections, updates.
 *
 * Which keywords are words of their own depends on the language: AND OR NOT IN BETWEEN in conditions, SET REMOVE ADD
 * DELETE in updates, none in projections. Where they are not, they are names (token_list.h), and reserved ones.
 */
lexer grammar DynamoLexer;

AND     : [Aa] [Nn] [Dd] ;
OR      : [Oo] [Rr] ;
NOT     : [Nn] [Oo] [Tt] ;
IN      : [Ii] [Nn] ;
BETWEEN : [Bb] [Ee] [Tt] [Ww] [Ee] [Ee] [Nn] ;
SET     : [Ss] [Ee] [Tt] ;
REMOVE  : [Rr] [Ee] [Mm] [Oo] [Vv] [Ee] ;
ADD     : [Aa] [Dd] [Dd] ;
DELETE  : [Dd] [Ee] [Ll] [Ee] [Tt] [Ee] ;

NAME      : [A-Za-z] [A-Za-z0-9_]* ;
NAME_REF  : '#' [A-Za-z0-9_]+ ;
VALUE_REF : ':' [A-Za-z0-9_]+ ;
INDEX     : [0-9]+ ;

EQUAL         : '=' ;
NOT_EQUAL     : '<>' ;
LESS          : '<' ;
LESS_EQUAL    : '<=' ;
GREATER       : '>' ;
GREATER_EQUAL : '>=' ;
PLUS          : '+' ;
MINUS         : '-' ;
DOT           : '.' ;
COMMA         : ',' ;
LEFT_PAREN    : '(' ;
RIGHT_PAREN   : ')' ;
LEFT_BRACKET  : '[' ;
RIGHT_BRACKET : ']' ;

WHITESPACE : [ \t\r\n]+ -> skip ;

// A letter that starts no token is a token that fits nowhere.
STRAY : . ;
